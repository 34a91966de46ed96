import type { Condition, Programme } from "@tsunagu/api-client";

/** Columns that go together, and what they are for. */
export interface Columns {
  names: readonly string[];
  what: string;
}

/** What a list for a programme must have, and what else is read of it (domain: `benefit::list`). */
export function columnsOf({ for: unit, who, amount }: Programme): { needed: string[]; used: Columns[] } {
  const conditions = who.flatMap((condition) => (condition.is === "any" ? condition.of : [condition]));
  const reads = (is: Condition["is"]) => conditions.some((condition) => condition.is === is);
  const own = conditions.flatMap((condition) => (condition.is === "listed" ? [condition.column] : []));
  const pregnancy = unit === "pregnancy";
  const used: (Columns | false)[] = [
    pregnancy && { names: ["胎児数"], what: "金額が胎児の数で決まるとき" },
    pregnancy && { names: ["妊娠の終了日"], what: "流産・死産のとき" },
    unit === "child" && {
      names: ["申請者宛名番号", "申請者氏名", "申請者生年月日"],
      what: "子どもの代わりに申請する親（3つそろえて。ないと、だれのLINEにも出ません）",
    },
    amount.kind === "by_order" && { names: ["第何子"], what: "ないと、金額が決まりません" },
    reads("lives_here") && {
      names: ["住民となった日", "住民でなくなった日"],
      what: "住んでいる日の条件のため（ないと、判定できません）",
    },
    { names: ["住所"], what: "カードの登録と見くらべるため" },
    {
      names: ["金融機関コード", "店番", "預金種目", "口座番号", "口座名義"],
      what: "分かっている口座（5つそろえて）",
    },
  ];
  return {
    needed: [...new Set(["宛名番号", "氏名", "生年月日", ...(pregnancy ? ["届出番号", "出産予定日"] : []), ...own])],
    used: used.filter((columns) => columns !== false),
  };
}
