import { langOf } from "./languages";
import { pieces } from "./links";

/** A text as it was written: its lines stay, its addresses lead somewhere, and nothing else in it is markup. */
export function Words({ text, language }: { text: string; language: string }) {
  return (
    <p lang={langOf(language)} dir="auto" class="whitespace-pre-wrap text-std-17N-170">
      {pieces(text).map(({ text: words, href }, place) =>
        href ? (
          <a
            key={place}
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            class="break-all text-key-900 underline underline-offset-4"
          >
            {words}
          </a>
        ) : (
          words
        ),
      )}
    </p>
  );
}
