import { formatMonth } from "@tsunagu/ui";
import type { Say } from "../texts";
import { type About, classOf } from "./query";
import { toggled, type Wishes } from "./wishes";
import { clock } from "./words";

/** A filter that is on: what it says, and what is left without it. */
export interface Chip {
  id: string;
  words: string;
  without: Wishes;
  /** Whether it takes facilities away; siblings' nurseries merely come first. */
  narrows: boolean;
}

/** Every filter that is on, in the order of the sheet. Where one lives is no filter but a place of its own. */
export function chipsOf(
  wishes: Wishes,
  about: About,
  { say, locale, nameOf }: { say: Say; locale: string; nameOf: (id: string) => string },
): Chip[] {
  const chips: Chip[] = [];
  const on = (id: string, words: string, change: Partial<Wishes>, narrows = true) =>
    chips.push({ id, words, without: { ...wishes, ...change }, narrows });

  if (wishes.text.trim()) on("text", say("nu_chip_text", { text: wishes.text.trim() }), { text: "" });
  if (wishes.district) on("district", wishes.district, { district: undefined });
  const child = about.family.find(({ id }) => id === wishes.child);
  const { class: years } = classOf(wishes, about);
  if (years !== undefined) {
    const words = say("nu_class", { class: years });
    on("class", child ? `${child.token} ${words}` : words, { child: undefined, class: undefined });
  }
  if (wishes.entry) {
    on("entry", say("nu_chip_entry", { month: formatMonth(wishes.entry, locale) }), { entry: undefined });
  }
  for (const group of wishes.groups) {
    on(`group.${group}`, say(`nu_group_${group}`), { groups: toggled(wishes.groups, group) });
  }
  if (wishes.vacancy) on("vacancy", say(`nu_vacancy_${wishes.vacancy}`), { vacancy: undefined });
  if (wishes.allergy) on("allergy", say(`nu_allergy_${wishes.allergy}_wish`), { allergy: undefined });
  if (wishes.opensBy !== undefined) {
    on("opens", say("nu_opens_by", { time: clock(wishes.opensBy) }), { opensBy: undefined });
  }
  if (wishes.closesAfter !== undefined) {
    on("closes", say("nu_closes_after", { time: clock(wishes.closesAfter) }), { closesAfter: undefined });
  }
  if (wishes.saturday) on("saturday", say("nu_saturday"), { saturday: false });
  for (const extra of wishes.extras) {
    on(`extra.${extra}`, say(`nu_extra_${extra}`), { extras: toggled(wishes.extras, extra) });
  }
  if (wishes.points && about.mine) {
    on("points", say("nu_chip_points", { points: about.mine.points }), { points: false });
  }
  for (const id of wishes.siblings) {
    const words = say("nu_chip_sibling", { name: nameOf(id) });
    on(`sibling.${id}`, words, { siblings: toggled(wishes.siblings, id) }, false);
  }
  return chips;
}
