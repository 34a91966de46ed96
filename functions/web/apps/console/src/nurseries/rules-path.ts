import type { PointRules } from "@tsunagu/api-client";

/** A place in a table, such as `base.rows.3.gives.points`: the service names places in the same way. */
export function valueAt(rules: unknown, path: string): unknown {
  let found = rules;
  for (const step of path.split(".")) {
    if (typeof found !== "object" || found === null) return undefined;
    found = (found as Record<string, unknown>)[step];
  }
  return found;
}

/** The same table with something else at one place, and nothing else touched. */
export function withValue<T>(whole: T, path: string, value: unknown): T {
  const [step = "", ...rest] = path.split(".");
  if (Array.isArray(whole)) {
    return whole.map((one, at) => (String(at) === step ? inside(one, rest, value) : one)) as T;
  }
  const fields = whole as Record<string, unknown>;
  return { ...fields, [step]: inside(fields[step], rest, value) } as T;
}

const inside = (one: unknown, rest: readonly string[], value: unknown) =>
  rest.length === 0 ? value : withValue(one ?? {}, rest.join("."), value);

/** Everything in a table that has a name and a text of its own. */
export function named(rules: PointRules): { id: string; text: string }[] {
  const found: { id: string; text: string }[] = [];
  const walk = (one: unknown) => {
    if (typeof one !== "object" || one === null) return;
    const { id, text } = one as { id?: unknown; text?: { ja?: unknown } };
    if (typeof id === "string" && typeof text?.ja === "string") found.push({ id, text: text.ja });
    for (const inner of Object.values(one)) walk(inner);
  };
  walk(rules);
  return found;
}

/** What staff call a row, a question or a bound; its id where it has no text. */
export function nameIn(rules: PointRules): (id: string) => string {
  const texts = new Map(named(rules).map(({ id, text }) => [id, text]));
  return (id) => texts.get(id) ?? id;
}

/** Points have one decimal. */
const isPoints = (value: unknown) =>
  typeof value === "number" && Number.isFinite(value) && Math.abs(value * 10 - Math.round(value * 10)) < 1e-6;

/** Fields of a table that hold points. */
const POINTS = /(^|\.)(points|least|most|plus)(\.\d+)*$/;

/** Places of points that are empty or have more than one decimal. */
export function gapsIn(rules: PointRules): string[] {
  const gaps: string[] = [];
  const walk = (one: unknown, path: string) => {
    if (typeof one === "object" && one !== null) {
      for (const [step, inner] of Object.entries(one)) walk(inner, path ? `${path}.${step}` : step);
    } else if (typeof one === "number" && !isGood(one, path)) gaps.push(path);
  };
  walk(rules, "");
  return gaps;
}

const isGood = (value: number, path: string) => (POINTS.test(path) ? isPoints(value) : Number.isFinite(value));

/** Texts that were emptied are not sent: Japanese stands in for them. */
export function sentRules(rules: PointRules): PointRules {
  return withoutEmpty(rules) as PointRules;
}

function withoutEmpty(one: unknown): unknown {
  if (Array.isArray(one)) return one.map(withoutEmpty);
  if (typeof one !== "object" || one === null) return one;
  const fields = Object.entries(one);
  const kept = isTexts(fields) ? fields.filter(([, text]) => text !== "") : fields;
  return Object.fromEntries(kept.map(([name, inner]) => [name, withoutEmpty(inner)]));
}

const isTexts = (fields: readonly (readonly [string, unknown])[]) =>
  fields.length > 0 &&
  fields.every(([name, text]) => ["ja", "ja-easy", "en"].includes(name) && typeof text === "string");

/** A table as JSON, or nothing where it is none. */
export function rulesFrom(json: string): PointRules | undefined {
  try {
    const found = JSON.parse(json) as Partial<PointRules> | null;
    const isTable =
      typeof found === "object" &&
      found !== null &&
      typeof found.id === "string" &&
      typeof found.effective_from === "string" &&
      Array.isArray(found.documents) &&
      Array.isArray(found.base?.rows);
    return isTable ? (found as PointRules) : undefined;
  } catch {
    return undefined;
  }
}

/** A copy for the April after it. */
export function nextYear(rules: PointRules): PointRules {
  const year = Number(rules.effective_from.slice(0, 4));
  const later = (text: string) => text.replaceAll(String(year), String(year + 1));
  const title = Object.fromEntries(Object.entries(rules.title).map(([lang, text]) => [lang, later(text)]));
  const id = later(rules.id);
  return {
    ...rules,
    id: id === rules.id ? `${rules.id.slice(0, 27)}-${year + 1}` : id,
    title,
    effective_from: later(rules.effective_from),
  };
}
