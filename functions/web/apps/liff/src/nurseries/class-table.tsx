import type { NurseryClass } from "@tsunagu/api-client";
import { useSpeech } from "../texts";
import { borderWords, freshness, rangeWords, vacancyWords } from "./words";

const cell = "border-b border-solid-gray-420 px-3 py-2 text-left align-top";
/** Words that a family does not know by themselves. */
const EXPLAINED = [
  "points",
  "at_most",
  "remaining",
  "all_admitted",
  "nobody_admitted",
  "no_places",
  "undisclosed",
  "no_class",
] as const;

/** The classes, with free places and the cut-offs of the years. It scrolls within itself. */
export function ClassTable({ classes, today }: { classes: readonly NurseryClass[]; today: string }) {
  const speech = useSpeech();
  const { say } = speech;
  const borders = classes.flatMap((one) => one.borders);
  const years = [...new Set(borders.map(({ year }) => year))].sort((one, other) => other - one);
  const kinds = EXPLAINED.filter((kind) => borders.some((border) => border.kind === kind));

  return (
    <section aria-labelledby="classes" class="flex flex-col gap-3">
      <h2 id="classes" class="text-std-18B-160">
        {say("nf_classes")}
      </h2>
      <section aria-labelledby="classes" tabIndex={0} class="overflow-x-auto rounded-8 border border-solid-gray-420">
        <table class="w-max min-w-full border-collapse text-dns-14N-130">
          <thead class="bg-solid-gray-50">
            <tr>
              <th scope="col" class={`${cell} sticky left-0 bg-solid-gray-50`}>
                {say("nf_class")}
              </th>
              <th scope="col" class={cell}>
                {say("nf_capacity")}
              </th>
              <th scope="col" class={cell}>
                {say("nf_vacancy")}
              </th>
              {years.map((year) => (
                <th key={year} scope="col" class={cell}>
                  {say("nf_border", { year })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {classes.map(({ class: age, offered, capacity, vacancy, borders: own }) => (
              <tr key={age}>
                <th scope="row" class={`${cell} sticky left-0 bg-white whitespace-nowrap`}>
                  {say("nu_class", { class: age })}
                </th>
                <td class={`${cell} whitespace-nowrap`}>
                  {!offered
                    ? say("nf_no_class")
                    : capacity
                      ? say("nf_children", { count: capacity })
                      : say("nf_unsaid")}
                </td>
                <td class={`${cell} min-w-36`}>
                  {vacancy ? (
                    <>
                      <b>{vacancyWords(vacancy, speech)}</b>
                      <br />
                      {freshness(vacancy, speech, today)}
                    </>
                  ) : (
                    say("nf_unsaid")
                  )}
                </td>
                {years.map((year) => {
                  const border = own.find((one) => one.year === year);
                  return (
                    <td key={year} class={`${cell} whitespace-nowrap`}>
                      {border ? borderWords(border, speech) : say("nf_unsaid")}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {kinds.length > 0 && (
        <>
          <Ranges classes={classes} />
          <details class="rounded-12 border border-solid-gray-200">
            <summary class="min-h-12 px-4 py-3 text-std-16B-170">{say("nf_words")}</summary>
            <ul class="flex list-disc flex-col gap-2 px-4 pb-4 pl-9">
              {kinds.map((kind) => (
                <li key={kind} class="text-std-16N-170">
                  {say(`nf_word_${kind}`)}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </section>
  );
}

/** What the years say together: a look back, and said to be no promise. */
function Ranges({ classes }: { classes: readonly NurseryClass[] }) {
  const speech = useSpeech();
  const { say } = speech;
  const said = classes.filter(({ offered, range }) => offered && range.years > 0);
  if (said.length === 0) return null;
  return (
    <section aria-labelledby="ranges" class="flex flex-col gap-2 rounded-12 bg-solid-gray-50 p-4">
      <h3 id="ranges" class="text-std-17B-170">
        {say("nf_ranges")}
      </h3>
      <p class="text-std-16B-170">{say("nf_no_promise")}</p>
      <ul class="flex flex-col gap-2">
        {said.map(({ class: age, range }) => (
          <li key={age} class="text-std-16N-170">
            <b class="text-std-16B-170">{say("nu_class", { class: age })}</b> {rangeWords(range, speech).join(" ")}
          </li>
        ))}
      </ul>
    </section>
  );
}
