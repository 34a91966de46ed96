/** Interviews as they are written on the screen: hours for all classes, and others for the classes that have their own. */
import type {
  Facility,
  InterviewDraft,
  InterviewKind,
  InterviewWindows,
  StaffInterviewDay,
  StaffRosterChild,
} from "@tsunagu/api-client";
import { addDays, daysBetween } from "@tsunagu/ui";
import { allSlots, overlaps, usable } from "./windows";

/** As many days as one window may have (contract). */
const MOST_DAYS = 60;

export interface ClassDraft {
  id: string;
  place: string;
  /** Null: the hours of all. */
  own: InterviewWindows[] | null;
}

export interface Draft {
  /** Of the interviews; while they are new, the key under which they are saved once. */
  id: string;
  title: string;
  kind: InterviewKind;
  classes: ClassDraft[];
  hours: InterviewWindows[];
  siblings: InterviewDraft["siblings"];
  rest: NonNullable<InterviewDraft["rest"]> | null;
  /** In Japan, as `2026-04-17T17:00`. */
  deadline: string;
  /** One a line, as they are written. */
  districts: string[];
}

export const blankHours = (): InterviewWindows => ({
  days: [],
  from: "14:00",
  until: "16:30",
  length: 15,
  gap: 0,
  pauses: [],
});

export const blank = (): Draft => ({
  id: crypto.randomUUID(),
  title: "",
  kind: "interview",
  classes: [],
  hours: [blankHours()],
  siblings: { least: 5, most: 30 },
  rest: null,
  deadline: "",
  districts: [],
});

/** In one order of names: drafts are compared as text. */
const read = (windows: readonly InterviewWindows[]): InterviewWindows[] =>
  windows.map(({ days, from, until, length, gap = 0, pauses = [] }) => ({
    days,
    from: from.slice(0, 5),
    until: until.slice(0, 5),
    length,
    gap,
    pauses: pauses.map((pause) => ({ from: pause.from.slice(0, 5), until: pause.until.slice(0, 5) })),
  }));

/** What was saved: the hours of the first class are those of all. */
export function draftOf({ id, draft }: Pick<StaffInterviewDay, "id" | "draft">): Draft {
  const hours = read(draft.classes[0]?.windows ?? []);
  const same = (windows: InterviewWindows[]) => JSON.stringify(windows) === JSON.stringify(hours);
  return {
    id,
    title: draft.title,
    kind: draft.kind,
    classes: draft.classes.map(({ class_id, place = "", windows }) => {
      const own = read(windows);
      return { id: class_id, place, own: same(own) ? null : own };
    }),
    hours,
    siblings: { least: draft.siblings.least, most: draft.siblings.most },
    rest: draft.rest ? { after: draft.rest.after, minutes: draft.rest.minutes } : null,
    deadline: draft.deadline.slice(0, 16),
    districts: draft.districts ?? [],
  };
}

const whole = (time: string) => (time.length === 5 ? `${time}:00` : time);
const written = (windows: readonly InterviewWindows[]): InterviewWindows[] =>
  windows.map(({ from, until, pauses = [], ...others }) => ({
    ...others,
    from: whole(from),
    until: whole(until),
    pauses: pauses.map((pause) => ({ from: whole(pause.from), until: whole(pause.until) })),
  }));

export const windowsOf = (draft: Draft, one: ClassDraft): InterviewWindows[] => one.own ?? draft.hours;

/** What is sent. */
export function sheetOf(draft: Draft): InterviewDraft {
  const visits = draft.kind === "home_visit";
  const districts = draft.districts.map((line) => line.trim()).filter(Boolean);
  return {
    title: draft.title.trim(),
    kind: draft.kind,
    classes: draft.classes.map((one) => ({
      class_id: one.id,
      place: visits ? "" : one.place.trim(),
      windows: written(windowsOf(draft, one)),
    })),
    siblings: draft.siblings,
    ...(draft.rest ? { rest: draft.rest } : {}),
    deadline: `${draft.deadline}:00+09:00`,
    ...(visits && districts.length > 0 ? { districts } : {}),
  };
}

export const changed = (draft: Draft, saved: Draft): boolean =>
  JSON.stringify({ ...draft, id: "" }) !== JSON.stringify({ ...saved, id: "" });

/** Places that must not be empty, and are. */
export function gapsOf(draft: Draft): string[] {
  const hours = (windows: readonly InterviewWindows[], path: string) =>
    windows.flatMap((window, at) => (window.days.length === 0 ? [`${path}.${at}.days`] : []));
  const isShared = draft.classes.some(({ own }) => own === null);
  return [
    ...(draft.title.trim() ? [] : ["title"]),
    ...(draft.classes.length > 0 ? [] : ["classes"]),
    ...(isShared || draft.classes.length === 0 ? hours(draft.hours, "hours") : []),
    ...draft.classes.flatMap(({ own }, at) => (own ? hours(own, `own.${at}`) : [])),
    ...(draft.deadline ? [] : ["deadline"]),
  ];
}

/** Where on the screen a mistake stands that the service found in what was sent. */
export function placeOnScreen(draft: Draft, path: string): string {
  const found = /^classes\.(\d+)\.windows(\..+)?$/.exec(path);
  if (!found) return path;
  const [, at = "", rest = ""] = found;
  return draft.classes[Number(at)]?.own ? `own.${at}${rest}` : `hours${rest}`;
}

/** How many slots there are for how many children. */
export interface Count {
  id: string;
  name: string;
  children: number;
  slots: number;
  /** Without those that stay free for a rest. */
  usable: number;
  overlap: boolean;
}

/** Of each chosen class, while it is written. */
export function countsOf(draft: Draft, facility: Facility, pupils: ReadonlyMap<string, number>): Count[] {
  return draft.classes.map((one) => {
    const slots = allSlots(windowsOf(draft, one));
    return {
      id: one.id,
      name: facility.classes?.find(({ id }) => id === one.id)?.name ?? one.id,
      children: pupils.get(one.id) ?? 0,
      slots: slots.length,
      usable: usable(slots, draft.rest),
      overlap: overlaps(slots),
    };
  });
}

/** Children of each class on a day. */
export function pupilsOf(roster: readonly StaffRosterChild[], day: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const { child } of roster) {
    const comes = (!child.from || child.from <= day) && (!child.until || child.until >= day);
    if (comes) found.set(child.class, (found.get(child.class) ?? 0) + 1);
  }
  return found;
}

/** Every day from one to the other, or none where that makes no sense. */
export function daysIn(first: string, last: string): string[] {
  if (!first || !last || last < first || daysBetween(first, last) >= MOST_DAYS) return [];
  return Array.from({ length: daysBetween(first, last) + 1 }, (_, at) => addDays(first, at));
}

export const isWeekend = (day: string): boolean => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
