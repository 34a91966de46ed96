import type {
  InterviewKind,
  InterviewResult,
  InterviewState,
  InterviewWhen,
  InterviewWhy,
  InterviewWhyNot,
} from "@tsunagu/api-client";
import { formatDay } from "@tsunagu/ui";
import type { Tone } from "../bookings/words";

export const states: Record<InterviewState, { sign: string; name: string; tone: Tone }> = {
  draft: { sign: "✎", name: "下書き", tone: "quiet" },
  collecting: { sign: "？", name: "答えを集めています", tone: "ask" },
  solving: { sign: "…", name: "時間割を作っています", tone: "plain" },
  publishing: { sign: "…", name: "保護者に知らせています", tone: "plain" },
  published: { sign: "✓", name: "公開ずみ", tone: "good" },
};

export const kinds: Record<InterviewKind, string> = { interview: "個人面談", home_visit: "家庭訪問" };

/** Why a child has its slot. */
export function whyWords(why: InterviewWhy): string {
  switch (why.why) {
    case "locked":
      return "固定した時間";
    case "wish":
      return `第${why.rank}希望`;
    case "no_wish":
      return "希望なし";
    case "wishes_not_open":
      return "希望の時間に先生の枠がない";
    case "wishes_taken":
      return "希望の時間は、ほかの家庭で埋まった";
    case "wishes_outweighed":
      return "希望より、きょうだい・町内・休憩を優先した";
    case "sibling_next":
      return `きょうだいと続き（間${why.minutes}分）`;
    case "sibling_same_day":
      return "きょうだいと同じ日";
    case "sibling_other_day":
      return "きょうだいとは別の日";
    case "district_day":
      return "同じ町内をまとめた日";
    case "stayed":
      return "前の案と同じ時間";
    case "moved":
      return "前の案から動いた";
  }
}

/** What is in the way of a slot, and what staff can do about it. */
export function whyNotWords(why: InterviewWhyNot): string {
  switch (why.why) {
    case "every_slot_impossible":
      return "先生の枠が、すべて家庭の「都合が悪い」時間です。家庭に聞くか、枠を増やしてください。";
    case "too_few_slots":
      return `${why.children}人に、使える枠が${why.slots}しかありません。枠を増やしてください。`;
    case "too_near_sibling":
      return "残った枠は、きょうだいの面談に近すぎます。きょうだいを動かすか、間を短くしてください。";
    case "teachers_rest":
      return "残った枠は、先生の休憩に当たります。休憩を減らすか、枠を増やしてください。";
    case "possible_slots_taken":
      return `家庭が来られる${why.possible}枠は、すべて埋まっています。枠を増やすか、ほかの子を動かしてください。`;
  }
}

/** How good a solution is, for who has never heard of a bound. */
export function goodness({ placed, unplaced, best, gap, bound }: InterviewResult): string {
  const all =
    unplaced === 0 ? `${placed}人全員の時間が決まりました。` : `${placed}人の時間が決まり、${unplaced}人がまだです。`;
  if (best) {
    const none = unplaced === 0 ? "" : "いまの枠と都合では、これより多くの子に時間は付けられません。";
    return `${all}${none}希望・きょうだい・町内を合わせて、これより良い案はないと確かめてあります。`;
  }
  if (gap === null || gap === undefined) {
    return `${all}もう${unplaced - bound.unplaced}人まで付けられるかもしれません。もう一度つくると、良くなることがあります。`;
  }
  return `${all}いちばん良い案との差は、大きくても${percent(gap)}です。`;
}

const percent = (gap: number): string => {
  const tenths = Math.ceil(gap * 1000) / 10;
  return tenths < 0.1 ? "0.1%" : `${tenths}%`;
};

/** Why locks contradict each other, or no solution was found (domain: `Plan::check`). */
const flaws: Record<string, string> = {
  impossible: "家庭の都合が悪い時間には固定できません。",
  twice: "同じ時間に、もうほかの子が固定されています。",
  siblings_overlap: "きょうだいの固定した時間に近すぎます。",
  no_rest: "先生の休憩がなくなります。ほかの固定をはずしてください。",
  outside_slots: "固定した時間が、先生の枠にありません。固定をはずしてください。",
  unknown: "固定した子が、もうこのクラスにいません。固定をはずしてください。",
};

export function flawWords(reason: string | null | undefined): string | undefined {
  if (!reason) return undefined;
  return (
    flaws[reason.split(": ").at(-1) ?? ""] ??
    `時間割を作れませんでした（${reason}）。内容を直して、もう一度つくってください。`
  );
}

const halves = { morning: "午前", afternoon: "午後" } as const;

/** A time as a family named it. */
export const whenWords = (when: InterviewWhen, near: string): string =>
  when.kind === "at" ? startWords(when.starts, near) : `${formatDay(when.day, "ja", near)}${halves[when.half]}`;

export const startWords = (starts: string, near: string): string =>
  `${formatDay(starts.slice(0, 10), "ja", near)} ${starts.slice(11, 16)}`;
