import type { Language, NoticeBatch, Service, StaffMilestone } from "@tsunagu/api-client";

export const categories: readonly (readonly [string, string])[] = [
  ["pregnancy", "妊娠"],
  ["birth", "出産後の手続き"],
  ["checkup", "健診"],
  ["vaccination", "予防接種"],
  ["nursery", "保育"],
  ["school", "就学"],
];

export const languages: readonly { id: Language; name: string; lang: string }[] = [
  { id: "ja", name: "日本語", lang: "ja" },
  { id: "ja-easy", name: "やさしい日本語", lang: "ja" },
  { id: "en", name: "English", lang: "en" },
];

export const states: Record<NoticeBatch["state"], string> = {
  gathering: "宛先を集めています",
  frozen: "送信待ち",
  accepted: "LINEが受け付けました",
  withdrawn: "全員が取りやめ",
  refused: "送らずに閉じました（期限切れ、またはLINEが拒否）",
};

export const titleOf = (milestone: StaffMilestone): string => milestone.titles.ja ?? milestone.id;

export const serviceTitle = (service: Service): string => service.title.ja ?? service.id;

/** What staff call a dimension; places are what everyone takes one of. */
export function dimensionTitle(service: Service | undefined, id: string): string {
  if (id === "places") return "人数";
  return service?.dimensions?.find((one) => one.id === id)?.title.ja ?? id;
}

/** Whether the row matches what was typed: title in any language, id, or law. */
export function matches(milestone: StaffMilestone, words: string): boolean {
  const hay = [milestone.id, milestone.source, ...Object.values(milestone.titles)].join("\n").toLowerCase();
  return words
    .toLowerCase()
    .split(/[\s　]+/)
    .every((word) => hay.includes(word));
}
