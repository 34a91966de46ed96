import type { Facility, MessageSelector, RosterChild } from "@tsunagu/api-client";
import { Check, TextField } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { today } from "../desk";
import { childToggled, isEnrolled, MOST_PICKED, pickedAt, search } from "./audience";
import { people } from "./words";

export type Rosters = Map<string, RosterChild[]>;

/** More than a person looks through. */
const SHOWN = 30;

/** Children of one place, found by name and ticked. */
export function PickChildren({
  facility,
  roster,
  audience,
  onChange,
}: {
  facility: Facility;
  roster: RosterChild[] | undefined;
  audience: MessageSelector[];
  onChange: (audience: MessageSelector[]) => void;
}) {
  const [words, setWords] = useState("");
  const className = (id: string) => (facility.classes ?? []).find((one) => one.id === id)?.name ?? "";
  const picked = pickedAt(audience, facility.id);
  const there = (roster ?? []).filter((child) => isEnrolled(child, today()));
  const found = search(there, words, className);
  const full = picked.length >= MOST_PICKED;
  return (
    <div class="flex flex-col gap-3 px-4 pb-4">
      <TextField
        label={`${facility.name}の子どもをさがす`}
        hint="名前・よみ・クラス・出席番号で。例：そらの、1年1組 3番"
        value={words}
        onInput={setWords}
      />
      <p role="status">{roster ? statusWords(words, found.length) : "名簿を読み込んでいます。"}</p>
      {full && <p>名前でえらべるのは{people(MOST_PICKED)}までです。クラスや学年でえらんでください。</p>}
      <div class="flex flex-col gap-2">
        {found.slice(0, SHOWN).map((child) => (
          <Check
            key={child.id}
            label={`${child.name}（${child.kana}） ${className(child.class)}${child.number ? ` ${child.number}番` : ""}`}
            checked={picked.includes(child.id)}
            disabled={full && !picked.includes(child.id)}
            onChange={() => onChange(childToggled(audience, facility.id, child.id))}
          />
        ))}
      </div>
    </div>
  );
}

function statusWords(words: string, found: number): string {
  if (!words.trim()) return "";
  if (found === 0) return "見つかりません。";
  return found > SHOWN ? `${people(found)}のうち、はじめの${people(SHOWN)}です。` : `${people(found)}見つかりました。`;
}
