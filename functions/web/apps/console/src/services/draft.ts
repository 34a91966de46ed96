import type { Service } from "@tsunagu/api-client";

/** A service with everything said, as the form wants it. A number field that is empty holds NaN until it is filled. */
export type Draft = Complete<Service>;

type Complete<T> = { [K in keyof T]-?: Exclude<T[K], undefined> };

export type Weekly = Draft["pattern"][number];
export type Dimension = Draft["dimensions"][number];
export type Question = Draft["questions"][number];
export type Texts = Record<string, string>;

const anyone: Draft["who"] = { age: null, weeks: null, milestones: [], residents_only: false, prior: null, gap: null };
const unlimited: Draft["limits"] = { per_child: null, per_household: null, children_at_once: null };

/** Fills in what the wire may leave out (the same defaults as the domain's). */
export function draftOf(service: Service): Draft {
  return {
    id: service.id,
    title: service.title,
    description: service.description ?? {},
    place: service.place ?? {},
    phone: service.phone ?? null,
    sick_care: service.sick_care ?? false,
    discreet: service.discreet ?? false,
    pseudonymous: service.pseudonymous ?? false,
    published: service.published ?? true,
    // Never of one that staff edit here: a planner makes those.
    by_invitation: service.by_invitation ?? false,
    for: service.for,
    who: { ...anyone, ...service.who },
    pattern: (service.pattern ?? []).map(weeklyOf),
    closed_on_holidays: service.closed_on_holidays ?? true,
    exceptions: (service.exceptions ?? []).map(({ date, sessions }) => ({
      date,
      sessions: (sessions ?? []).map(weeklyOf),
    })),
    dimensions: service.dimensions ?? [],
    opening: { days_before: 60, closes_minutes: 0, campaign: null, ...service.opening },
    cancel_minutes: service.cancel_minutes ?? 0,
    limits: { ...unlimited, ...service.limits },
    questions: service.questions ?? [],
    reminders: (service.reminders ?? []).map(({ days_before, at }) => ({ days_before, at: wholeTime(at) })),
    confirmation: service.confirmation ?? "automatic",
    admission: service.admission ?? { kind: "first_come" },
  };
}

export const weeklyOf = (weekly: Weekly): Weekly => ({
  ...weekly,
  weeks: weekly.weeks ?? [],
  lane: weekly.lane ?? "a",
  from: wholeTime(weekly.from),
  until: wholeTime(weekly.until),
});

/** `09:00` as browsers write it and `09:00:00` as the service does are one time. */
export const wholeTime = (time: string): string => (/^\d\d:\d\d$/.test(time) ? `${time}:00` : time);

export const newDraft = (): Draft =>
  draftOf({
    id: "",
    title: { ja: "" },
    for: "children",
    published: false,
    reminders: [{ days_before: 1, at: "18:00" }],
  });

/** What is sent: texts without blanks, nothing that was left empty. */
export function serviceOf(draft: Draft): Service {
  return {
    ...draft,
    sick_care: draft.sick_care && draft.for === "children",
    title: clean(draft.title),
    description: clean(draft.description),
    place: clean(draft.place),
    dimensions: draft.dimensions.map((one) => ({ ...one, title: clean(one.title) })),
    questions: draft.questions.map((one) => ({
      ...one,
      title: clean(one.title),
      ...(one.kind === "choice"
        ? { options: Object.fromEntries(Object.entries(one.options).map(([id, title]) => [id, clean(title)])) }
        : {}),
    })),
  };
}

/** Texts without blanks around them, and only those that say something. */
export const clean = (texts: Texts): Texts =>
  Object.fromEntries(Object.entries(texts).flatMap(([lang, text]) => (text.trim() ? [[lang, text.trim()]] : [])));

export const changed = (draft: Draft, saved: Draft): boolean => !alike(serviceOf(draft), serviceOf(saved));

/** Whether two values say the same, in whatever order and whether or not they say what is absent. */
export const alike = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);

/** A number field that is empty becomes null here, so that it counts as a change. */
const textOf = (value: unknown) => JSON.stringify(sorted(value));

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined && one !== null);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, one]) => [key, sorted(one)]));
}

/** Paths of number fields that were left empty, such as `pattern.0.minutes`. */
export function emptyNumbers(value: unknown, path = ""): string[] {
  if (typeof value === "number") return Number.isNaN(value) ? [path] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => emptyNumbers(one, path ? `${path}.${key}` : key));
}

/** Reads a service that somebody brings along as JSON; undefined when it is none. */
export function draftFromJson(text: string): Draft | undefined {
  try {
    const value = JSON.parse(text) as Service;
    if (typeof value !== "object" || typeof value.id !== "string" || typeof value.for !== "string") return undefined;
    if (typeof value.title?.ja !== "string") return undefined;
    return draftOf(value);
  } catch {
    return undefined;
  }
}
