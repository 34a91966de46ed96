import type { PointHousehold, PointsCase } from "@tsunagu/api-client";
import {
  addMonths,
  Button,
  DateField,
  firstOf,
  ManyChips,
  monthOf,
  SelectField,
  TextField,
  useAction,
} from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { Refused } from "../benefits/refused";
import { today, useDesk, useExpiry } from "../desk";
import { Num } from "../services/fields";
import { childMarks, householdMarks, optionsOf, residences } from "./answer-words";
import { isFilled, newGuardian, newHousehold, toggled } from "./case-draft";
import { CaseJson } from "./case-json";
import { GuardianFields } from "./guardian-fields";

const chips = <T extends string>(words: Record<T, string>) =>
  (Object.entries(words) as [T, string][]).map(([value, label]) => ({ value, label }));

/** The next April: most families apply for that. */
function nextApril(): string {
  const month = monthOf(today());
  const ahead = (16 - Number(month.slice(5))) % 12;
  return firstOf(addMonths(month, ahead || 12));
}

/** A household by its most frequent answers; every other answer can be written as JSON. */
export function CaseForm({
  municipality,
  onSaved,
  onClose,
}: {
  municipality: string;
  onSaved: (one: PointsCase) => void;
  onClose: () => void;
}) {
  const { api } = useDesk();
  const [title, setTitle] = useState("");
  const [household, setHousehold] = useState<PointHousehold>(() => newHousehold(nextApril()));
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const put = (change: Partial<PointHousehold>) => setHousehold({ ...household, ...change });
  const { child, guardians } = household;
  const filled = isFilled(household);
  const save = () => run(async () => onSaved(await api.savePointCase(municipality, title, household)));
  return (
    <section aria-labelledby="new-case" class="flex flex-col gap-4 rounded-12 bg-solid-gray-50 p-4">
      <h3 id="new-case" class="text-std-18B-160">
        新しい例
      </h3>
      <TextField
        label="例の名前"
        hint="「ひとり親・フルタイム・2歳」のように。人の名前は書かないでください。"
        maxLength={60}
        required
        value={title}
        onInput={setTitle}
      />
      <div class="flex flex-wrap items-end gap-4">
        <DateField
          label="入園の月の初めの日"
          value={household.entry_month}
          onInput={(entry_month) => put({ entry_month })}
        />
        <div class="w-36">
          <SelectField
            label="クラス"
            value={String(child.age_class)}
            options={[0, 1, 2, 3, 4, 5].map((years) => [String(years), `${years}歳児`] as const)}
            onInput={(years) => put({ child: { ...child, age_class: Number(years) } })}
          />
        </div>
        <div class="w-52">
          <SelectField
            label="保護者"
            value={String(guardians.length)}
            options={[
              ["2", "2人"],
              ["1", "1人（ひとり親）"],
            ]}
            onInput={(count) =>
              put({ guardians: [0, 1].slice(0, Number(count)).map((at) => guardians[at] ?? newGuardian()) })
            }
          />
        </div>
        <div class="w-52">
          <SelectField
            label="住んでいるところ"
            value={household.residence ?? "here"}
            options={optionsOf(residences)}
            onInput={(residence) => put({ residence: residence as NonNullable<PointHousehold["residence"]> })}
          />
        </div>
      </div>
      {guardians.map((guardian, at) => (
        <GuardianFields
          // They have no names.
          key={at}
          name={`保護者${at + 1}`}
          guardian={guardian}
          entryMonth={household.entry_month}
          onChange={(changed) => put({ guardians: guardians.map((one, other) => (other === at ? changed : one)) })}
        />
      ))}
      <ManyChips
        legend="世帯のこと"
        values={household.marks ?? []}
        options={chips(householdMarks)}
        onToggle={(mark) => put({ marks: toggled(household.marks, mark) })}
      />
      <ManyChips
        legend="子どものこと"
        values={child.marks ?? []}
        options={chips(childMarks)}
        onToggle={(mark) => put({ child: { ...child, marks: toggled(child.marks, mark) } })}
      />
      <div class="flex flex-wrap gap-4">
        <Num
          path="preschool_children"
          label="就学前の子ども（この子も）"
          unit="人"
          min={1}
          max={20}
          value={household.preschool_children ?? 1}
          onInput={(count) =>
            put({
              preschool_children: count,
              children_to_grade3: Math.max(count, household.children_to_grade3 ?? 1),
            })
          }
        />
        <Num
          path="children_to_grade3"
          label="小学3年生までの子ども（この子も）"
          unit="人"
          min={1}
          max={20}
          value={household.children_to_grade3 ?? 1}
          onInput={(children_to_grade3) => put({ children_to_grade3 })}
        />
      </div>
      <CaseJson household={household} onRead={setHousehold} />
      {!filled && <p class="text-error-2">数か日付が空のところがあります。</p>}
      {error && <Refused error={error} />}
      <div class="flex flex-wrap gap-3">
        <Button look="primary" busy={busy} disabled={!title.trim() || !filled} onClick={save}>
          この例を保存する
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </section>
  );
}
