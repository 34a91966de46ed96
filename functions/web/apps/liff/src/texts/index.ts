import type { Language } from "@tsunagu/api-client";
import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Catalogue, Key, Params } from "./catalogue";
import { en } from "./en";
import { ja } from "./ja";
import { easy } from "./ja-easy";

export const catalogues: Record<Language, Catalogue> = { ja, "ja-easy": easy, en };
export type { Key };

/** A sentence in the resident's language. */
export type Say = <K extends Key>(key: K, ...params: Params<K>) => string;

export function speak(language: Language): Say {
  const catalogue = catalogues[language];
  return (key, ...[params]) => fill(catalogue[key], params ?? {});
}

function fill(sentence: string, params: Record<string, string | number>): string {
  return sentence.replace(/\{(\w+)\}/g, (hole, name: string) => String(params[name] ?? hole));
}

interface Speech {
  language: Language;
  /** The locale that dates are written in. */
  locale: "ja" | "en";
  say: Say;
}

export const SpeechContext = createContext<Speech>({ language: "ja", locale: "ja", say: speak("ja") });
export const useSpeech = () => useContext(SpeechContext);
export const localeOf = (language: Language): "ja" | "en" => (language === "en" ? "en" : "ja");
