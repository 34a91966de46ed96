import type { CallerChild, PhoneBooking, Service } from "@tsunagu/api-client";

/** A call as it is written down. */
export interface Call {
  name: string;
  phone: string;
  children: CallChild[];
  answers: Record<string, string>;
}

export interface CallChild {
  kind: "born" | "pregnancy";
  date: string;
}

export interface Asked {
  id: string;
  title: string;
  required: boolean;
  kind: "text" | "choice" | "check";
  longest?: number;
  options?: readonly (readonly [string, string])[];
}

/** How many children one booking can be for, when the service does not say (domain). */
const CHILDREN_AT_ONCE = 10;

export const emptyCall = (service: Service): Call => ({
  name: "",
  phone: "",
  children: service.for === "household" ? [] : [{ kind: service.for === "pregnancy" ? "pregnancy" : "born", date: "" }],
  answers: {},
});

export const mostChildren = (service: Service): number => {
  if (service.for === "household") return 0;
  if (service.for === "pregnancy") return 1;
  return service.limits?.children_at_once ?? CHILDREN_AT_ONCE;
};

/** What is asked on the phone, with what the service asks by itself. */
export function askedOf(service: Service): Asked[] {
  const own = (service.questions ?? []).map((question): Asked => {
    const { id, kind, required = false } = question;
    const shared = { id, kind, required, title: question.title.ja ?? id };
    if (question.kind === "text") return { ...shared, longest: question.longest };
    if (question.kind === "check") return shared;
    return { ...shared, options: Object.entries(question.options).map(([id, title]) => [id, title.ja ?? id] as const) };
  });
  if (!service.who?.residents_only) return own;
  return [{ id: "resident", kind: "check", required: true, title: "この市に住んでいる" }, ...own];
}

/** What still has to be asked, by field; empty when the call can be booked. */
export function missing(call: Call, service: Service): Record<string, string> {
  const gaps: Record<string, string> = {};
  if (!call.name.trim()) gaps.name = "名前を聞いてください。";
  if (!/^[\d+\-() ]{5,20}$/.test(dialled(call.phone))) gaps.phone = "折り返せる電話番号を、数字で入れてください。";
  call.children.forEach(({ kind, date }, index) => {
    if (!date) gaps[`child ${index}`] = kind === "born" ? "生年月日を聞いてください。" : "出産予定日を聞いてください。";
  });
  for (const { id, required, kind } of askedOf(service)) {
    const answer = call.answers[id]?.trim();
    if (required && (!answer || (kind === "check" && answer !== "yes"))) {
      gaps[`answer ${id}`] = kind === "check" ? "確かめて、印を付けてください。" : "必ず聞いてください。";
    }
  }
  return gaps;
}

/** A number as it is dialled: Japanese keyboards write digits full-width, and a long-vowel mark for a hyphen. */
const dialled = (phone: string) =>
  phone
    .normalize("NFKC")
    .replace(/[ー‐‑‒–—―−]/g, "-")
    .trim();

/** What is sent. */
export function phoneBooking(call: Call, slot: string): PhoneBooking {
  const answers = Object.entries(call.answers).flatMap(([id, text]) =>
    text.trim() ? [[id, text.trim()] as const] : [],
  );
  return {
    slot_id: slot,
    name: call.name.trim(),
    phone: dialled(call.phone),
    children: call.children.map(
      ({ kind, date }): CallerChild => (kind === "born" ? { birth_date: date } : { due_date: date }),
    ),
    answers: Object.fromEntries(answers),
  };
}

/** Whether anything was written down that could be lost. */
export const written = (call: Call): boolean =>
  [call.name, call.phone, ...call.children.map(({ date }) => date), ...Object.values(call.answers)].some(Boolean);
