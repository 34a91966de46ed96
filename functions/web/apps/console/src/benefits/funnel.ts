import type { Funnel, StaffProgramme } from "@tsunagu/api-client";
import type { Stage } from "../place";
import { items, people } from "./words";

interface Count {
  name: string;
  count: number;
}

/** How far people have come: each step counts everyone who has come as far, or further. */
export function steps(funnel: Funnel): Count[] {
  const decided = funnel.granted + funnel.filed + funnel.paid + funnel.returned;
  return [
    { name: "対象", count: funnel.eligible },
    { name: "LINEでつながる", count: funnel.joined },
    { name: "通知", count: funnel.notified },
    { name: "閲覧", count: funnel.read },
    { name: "申請", count: funnel.applied + funnel.refused + decided },
    { name: "決定", count: decided },
    { name: "振込", count: funnel.paid },
  ];
}

/** Who waits for staff or for the bank. */
export const waiting = ({ applied, granted, filed }: Funnel): Count[] => [
  { name: "審査を待つ", count: applied },
  { name: "振込ファイルを待つ", count: granted },
  { name: "振込ファイルの中", count: filed },
];

/** Who left the way. */
export const beside = (funnel: Funnel): Count[] => [
  { name: "辞退", count: funnel.declined },
  { name: "不支給", count: funnel.refused },
  { name: "口座の直しを待つ", count: funnel.returned },
  { name: "判定できない", count: funnel.unknown },
  { name: "対象外", count: funnel.not_eligible },
];

/** What waits for staff, in the order of the work. */
export function todo({ list }: StaffProgramme, funnel: Funnel): { stage: Stage; words: string }[] {
  const parts: [boolean, Stage, string][] = [
    [!list, "list", "名簿を取り込む"],
    [funnel.unknown > 0, "review", `判定できない人が${people(funnel.unknown)}います`],
    [funnel.joined > funnel.notified, "notices", "まだ知らせていない人がいます"],
    [funnel.applied > 0, "review", `審査を待つ申請が${items(funnel.applied)}あります`],
    [funnel.returned > 0, "review", `口座の直しを待つ人が${people(funnel.returned)}います`],
    [funnel.granted > 0, "payments", `振込ファイルを待つ人が${people(funnel.granted)}います`],
  ];
  return parts.flatMap(([waits, stage, words]) => (waits ? [{ stage, words }] : []));
}
