import type { MessagePlace, MessageWarning, StaffMessage } from "@tsunagu/api-client";
import { languageName } from "./languages";
import { people } from "./words";

type Looked = Pick<StaffMessage, "attachments"> & { reach: Pick<StaffMessage["reach"], "classes"> };

/** 「いつもは31人、今回は938人」: how this time differs from the usual. */
export function usualWords({ guardians, usual }: Pick<StaffMessage["reach"], "guardians" | "usual">): string {
  if (typeof usual !== "number") return "まだ送ったお知らせがないので、いつもの人数とはくらべられません。";
  return `いつもは${people(usual)}、今回は${people(guardians)}です。`;
}

/** What is odd, as a colleague would say it. */
export function warningWords(warning: MessageWarning, of: Looked): string {
  switch (warning.warning) {
    case "larger":
      return `いつもは${people(warning.usual)}、今回は${people(warning.now)}です。送り先がまちがっていませんか。`;
    case "outside_scope":
      return `受け持ちではないところにも届きます：${warning.facilities.map((id) => facilityName(id, of)).join("、")}`;
    case "names_outside":
      return `送り先にいない子どもの名前があるようです：${warning.places.map((place) => whereWords(place, of)).join("、")}`;
    case "unreadable":
      return `${fileName(warning.attachment, of)}は、書かれていることを調べられません（写真やスキャンなど）。名前や住所が写っていないか、目で確かめてください。`;
    default:
      // A newer service may say what this page does not know yet: better its word than silence.
      return (warning as { warning: string }).warning;
  }
}

/** Where something stands, and how often. */
export function whereWords(place: MessagePlace, of: Looked): string {
  const times = `に${place.count}か所`;
  switch (place.in) {
    case "title":
      return `題名（${languageName(place.language)}）${times}`;
    case "body":
      return `本文（${languageName(place.language)}）${times}`;
    case "attachment_name":
      return `${fileName(place.attachment, of)}の名前${times}`;
    case "attachment_text":
      return `${fileName(place.attachment, of)}の中${times}`;
  }
}

const fileName = (at: number, { attachments }: Looked): string => {
  const name = attachments[at]?.name;
  return name ? `添付${at + 1}「${name}」` : `添付${at + 1}`;
};

const facilityName = (id: string, { reach }: Looked): string =>
  reach.classes.find(({ facility_id }) => facility_id === id)?.facility ?? id;
