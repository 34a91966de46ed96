/** Languages that a message can be written in (BCP 47), each in its own name: whoever looks for one knows it so. */
const names: Readonly<Record<string, string>> = {
  ja: "日本語",
  "ja-easy": "やさしい日本語",
  en: "English",
  "zh-Hans": "简体中文（中国語・簡体字）",
  "zh-Hant": "繁體中文（中国語・繁体字）",
  ko: "한국어（韓国・朝鮮語）",
  vi: "Tiếng Việt（ベトナム語）",
  tl: "Filipino（フィリピノ語）",
  pt: "Português（ポルトガル語）",
  es: "Español（スペイン語）",
  ne: "नेपाली（ネパール語）",
  id: "Bahasa Indonesia（インドネシア語）",
  th: "ไทย（タイ語）",
  my: "မြန်မာ（ミャンマー語）",
  uk: "Українська（ウクライナ語）",
  fr: "Français（フランス語）",
};

/** The original, which the school answers for. */
export const ORIGINAL = "ja";

/** Those that have a tab before anybody asks for one. */
export const atOnce: readonly string[] = [ORIGINAL, "ja-easy", "en"];

export const languageName = (tag: string): string => names[tag] ?? tag;

/** What the browser is told, to read it out and to choose the right characters. */
export const langOf = (tag: string): string => (tag === "ja-easy" ? "ja" : tag);

/** Languages in an order in which they are always shown: those at once first, then as in the list above. */
export function inOrder(tags: readonly string[]): string[] {
  const known = Object.keys(names);
  const rank = (tag: string) => (known.includes(tag) ? known.indexOf(tag) : known.length);
  return [...new Set(tags)].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}

/** What can still be added. */
export const further = (tags: readonly string[]): string[] => Object.keys(names).filter((tag) => !tags.includes(tag));
