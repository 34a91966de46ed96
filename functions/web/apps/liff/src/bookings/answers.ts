import type { QuestionCard, ServiceCard } from "@tsunagu/api-client";

/** The declaration that a service for residents asks for, beside its own questions. */
export const RESIDENT = "resident";

type Answers = Readonly<Record<string, string>>;

/** What is asked, what must be answered first; the rest keeps its order. */
export function questionsOf(service: ServiceCard): QuestionCard[] {
  return [...service.questions].sort((a, b) => Number(b.required) - Number(a.required));
}

/** The questions without the answer that they need. */
export function missing(service: ServiceCard, answers: Answers): string[] {
  const open = questionsOf(service)
    .filter(({ required, kind, id }) => required && (kind === "check" ? answers[id] !== "yes" : !answers[id]?.trim()))
    .map(({ id }) => id);
  return service.residents_only && answers[RESIDENT] !== "yes" ? [RESIDENT, ...open] : open;
}

/** What is sent: answers to what is asked now, nothing empty, and a box that was left alone says no. */
export function sent(service: ServiceCard, answers: Answers): Record<string, string> {
  const all: Record<string, string> = {};
  if (service.residents_only) all[RESIDENT] = answers[RESIDENT] ?? "no";
  for (const { id, kind } of service.questions) {
    const answer = kind === "check" ? (answers[id] ?? "no") : (answers[id] ?? "").trim();
    if (answer) all[id] = answer;
  }
  return all;
}
