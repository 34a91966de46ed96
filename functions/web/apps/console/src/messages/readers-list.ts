import type { ChildReaders, GuardianReader } from "@tsunagu/api-client";
import type { Tone } from "../bookings/words";

export type Show = "all" | "unread" | "unreached";

/** Whether somebody was told about the child, and nobody of them has read. */
const isUnread = ({ guardians }: ChildReaders): boolean =>
  guardians.some(({ told }) => told) && guardians.every(({ read_at }) => !read_at);

/** Whether nobody was told about the child: somebody has to phone, or hand out paper. */
export const isUnreached = ({ guardians }: ChildReaders): boolean => !guardians.some(({ told }) => told);

export const shownOf = (children: readonly ChildReaders[], show: Show): ChildReaders[] =>
  children.filter((child) => (show === "unread" ? isUnread(child) : show === "unreached" ? isUnreached(child) : true));

/** Children class by class as the service gives them, in a class by their number. */
export function byClass(children: readonly ChildReaders[]): { key: string; name: string; children: ChildReaders[] }[] {
  const classes = new Map<string, { key: string; name: string; children: ChildReaders[] }>();
  for (const child of children) {
    const key = `${child.facility_id} ${child.class}`;
    const found = classes.get(key) ?? { key, name: child.class || "クラスなし", children: [] };
    classes.set(key, { ...found, children: [...found.children, child] });
  }
  const rank = ({ number }: ChildReaders) => number ?? Number.MAX_SAFE_INTEGER;
  return [...classes.values()].map((one) => ({
    ...one,
    children: one.children.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name, "ja")),
  }));
}

/** How a guardian stands, as a sign and words. */
export function standing({ told, read_at }: GuardianReader): { sign: string; name: string; tone: Tone } {
  if (read_at) return { sign: "✓", name: "既読", tone: "good" };
  if (told) return { sign: "●", name: "未読", tone: "ask" };
  return { sign: "－", name: "未送信", tone: "quiet" };
}
