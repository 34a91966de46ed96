import type { Board, BoardLine } from "@tsunagu/api-client";

export type What =
  | "in"
  | "out"
  | "here"
  | "missing"
  | "absence"
  | "absence_withdrawn"
  | "coming"
  | "late"
  | "late_withdrawn"
  | "early"
  | "early_withdrawn";

/** What a school's office writes down of a call: what a guardian could have reported. */
export function offeredAtSchool({ reports }: BoardLine): { value: What; label: string }[] {
  const said = (kind: string) => (reports ?? []).some((one) => one.kind === kind);
  return [
    said("absent")
      ? { value: "absence_withdrawn", label: "欠席の取り消し" }
      : { value: "absence", label: "欠席の連絡" },
    said("late") ? { value: "late_withdrawn", label: "遅刻の取り消し" } : { value: "late", label: "遅刻の連絡" },
    said("early") ? { value: "early_withdrawn", label: "早退の取り消し" } : { value: "early", label: "早退の連絡" },
  ];
}

/** What can be written about a child on a day: roll calls only today, passages never ahead. */
export function offered(line: BoardLine, board: Board): { value: What; label: string }[] {
  const today = board.now.slice(0, 10);
  const passed = board.day <= today;
  return [
    ...(passed
      ? ([
          { value: "in", label: "登園" },
          { value: "out", label: "降園" },
        ] as const)
      : []),
    ...(board.day === today
      ? ([
          { value: "here", label: "点呼：いた" },
          { value: "missing", label: "点呼：いない" },
        ] as const)
      : []),
    ...(line.absence
      ? ([{ value: "absence_withdrawn", label: "欠席の取り消し" }] as const)
      : ([{ value: "absence", label: "欠席" }] as const)),
    ...(board.day >= today ? ([{ value: "coming", label: "これから来る" }] as const) : []),
  ];
}

/** What is most likely to be written next. */
export function firstChoice(line: BoardLine, board: Board): What {
  if (board.day > board.now.slice(0, 10)) return line.absence ? "absence_withdrawn" : "absence";
  switch (line.standing) {
    case "present":
      return "out";
    case "unknown":
      return board.day === board.now.slice(0, 10) ? "here" : "in";
    default:
      return "in";
  }
}
