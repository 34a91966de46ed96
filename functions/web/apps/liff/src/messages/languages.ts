/** What readers of a language call it; there is none for a tag that nobody has named here. */
const NAMES = new Map(
  Object.entries({
    ja: "日本語",
    "ja-easy": "やさしい日本語",
    en: "English",
    pt: "Português",
    "pt-br": "Português (Brasil)",
    es: "Español",
    zh: "中文",
    "zh-hans": "简体中文",
    "zh-cn": "简体中文",
    "zh-hant": "繁體中文",
    "zh-tw": "繁體中文",
    ko: "한국어",
    vi: "Tiếng Việt",
    ne: "नेपाली",
    tl: "Tagalog",
    fil: "Filipino",
    id: "Bahasa Indonesia",
    my: "မြန်မာဘာသာ",
    th: "ไทย",
    km: "ភាសាខ្មែរ",
    mn: "Монгол",
    si: "සිංහල",
    ta: "தமிழ்",
    hi: "हिन्दी",
    bn: "বাংলা",
    ur: "اردو",
    fa: "فارسی",
    ar: "العربية",
    tr: "Türkçe",
    ru: "Русский",
    uk: "Українська",
    fr: "Français",
    de: "Deutsch",
    it: "Italiano",
  }),
);

export const languageName = (tag: string): string => NAMES.get(tag.toLowerCase()) ?? tag;

/** Which language of a question first: a message that is there in Japanese alone may ask in more. */
export const firstOf = (shown: string, own: string): string[] => (shown === "ja" ? [own, shown] : [shown, own]);

/** The value of a `lang` attribute. There is no tag for やさしい日本語 that screen readers would know. */
export const langOf = (tag: string): string => (tag.toLowerCase() === "ja-easy" ? "ja" : tag);

/** The original first, then the two languages in which the city itself speaks, then the others by their tags. */
export function inOrder(tags: readonly string[]): string[] {
  const first = ["ja", "ja-easy", "en"];
  const rank = (tag: string) => (first.includes(tag) ? first.indexOf(tag) : first.length);
  return [...tags].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
}
