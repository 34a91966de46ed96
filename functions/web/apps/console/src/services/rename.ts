import type { Draft, Question } from "./draft";

/** Gives a dimension another id, and with it everything that speaks of it. */
export function renameDimension(draft: Draft, index: number, id: string): Partial<Draft> {
  const old = draft.dimensions[index]?.id ?? "";
  const capacity = (room: Record<string, number>) => renamed(room, old, id);
  return {
    dimensions: draft.dimensions.map((one, at) => (at === index ? { ...one, id } : one)),
    pattern: draft.pattern.map((one) => ({ ...one, capacity: capacity(one.capacity) })),
    exceptions: draft.exceptions.map((one) => ({
      ...one,
      sessions: (one.sessions ?? []).map((session) => ({ ...session, capacity: capacity(session.capacity) })),
    })),
  };
}

/** Gives a question another id, and with it the units that depend on its answer. */
export function renameQuestion(draft: Draft, index: number, id: string): Partial<Draft> {
  const old = draft.questions[index]?.id ?? "";
  return {
    questions: draft.questions.map((one, at): Question => (at === index ? { ...one, id } : one)),
    dimensions: draft.dimensions.map((one) => ({ ...one, by_answer: renamed(one.by_answer ?? {}, old, id) })),
  };
}

/** The same entries in the same order under one other name. Onto a name that is taken nothing is moved. */
export function renamed<T>(record: Record<string, T>, old: string, name: string): Record<string, T> {
  if (name in record) return record;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key === old ? name : key, value]));
}
