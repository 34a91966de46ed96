import type { Child } from "@tsunagu/api-client";
import { Chips, formatMonth } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { entryMonths, nextApril, placeOf } from "./entry";

export const CLASSES = [0, 1, 2, 3, 4, 5] as const;

/** Who shall begin, and when. A family with children taps one; its class follows from the month. */
export function ClassFilter({ wishes, put, about }: Pick<Shared, "wishes" | "put" | "about">) {
  const { say } = useSpeech();
  const entry = wishes.entry ?? nextApril(about.today);
  return (
    <>
      <WhoChips
        any={say("nu_any")}
        family={about.family}
        entry={entry}
        child={wishes.child}
        years={wishes.class}
        onChoose={(child, years) =>
          put({ ...wishes, child, class: years, entry: child === undefined && years === undefined ? undefined : entry })
        }
      />
      <EntryChips
        any={say("nu_any")}
        today={about.today}
        entry={wishes.entry}
        onChoose={(month) => put({ ...wishes, entry: month })}
      />
    </>
  );
}

/** One of the family's children who can be in a class then, or a class. */
export function WhoChips({
  any,
  family,
  entry,
  child,
  years,
  onChoose,
}: {
  /** What it is called not to say it; without it, it must be said. */
  any?: string;
  family: readonly Child[];
  entry: string;
  child: string | undefined;
  years: number | undefined;
  onChoose: (child: string | undefined, years: number | undefined) => void;
}) {
  const { say } = useSpeech();
  const able = family.flatMap((one) => {
    const at = placeOf(one, entry);
    return at ? [{ value: `child.${one.id}`, label: `${one.token} ${say("nu_class", { class: at.class })}` }] : [];
  });
  const classes = CLASSES.map((one) => ({ value: String(one), label: say("nu_class", { class: one }) }));
  return (
    <Chips
      legend={say("nu_who")}
      value={child === undefined ? String(years ?? "") : `child.${child}`}
      onChange={(value) => {
        if (value.startsWith("child.")) onChoose(value.slice("child.".length), undefined);
        else onChoose(undefined, value ? Number(value) : undefined);
      }}
      options={[...(any === undefined ? [] : [{ value: "", label: any }]), ...able, ...classes]}
    />
  );
}

/** The month the child shall begin in. */
export function EntryChips({
  any,
  today,
  entry,
  onChoose,
}: {
  any?: string;
  today: string;
  entry: string | undefined;
  onChoose: (entry: string | undefined) => void;
}) {
  const { say, locale } = useSpeech();
  return (
    <Chips
      legend={say("nu_entry")}
      value={entry ?? ""}
      onChange={(value) => onChoose(value || undefined)}
      options={[
        ...(any === undefined ? [] : [{ value: "", label: any }]),
        ...entryMonths(today).map((value) => ({ value, label: formatMonth(value, locale) })),
      ]}
    />
  );
}
