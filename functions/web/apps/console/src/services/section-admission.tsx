import { Choices } from "@tsunagu/ui";
import { Duration, Num, useMistake } from "./fields";
import type { Part } from "./section-basics";
import { admissions } from "./words";

const kinds = Object.entries(admissions).map(([value, label]) => ({ value: value as keyof typeof admissions, label }));

/** Who gets a place, and who says yes. */
export function AdmissionSection({ draft, put }: Part) {
  const { admission } = draft;
  const mistake = [useMistake("admission"), useMistake("confirmation")].find(Boolean);
  return (
    <>
      {mistake && <p class="text-dns-14N-130 text-error-2">{mistake}</p>}
      <Choices
        legend="枠の決め方"
        value={admission.kind}
        options={kinds}
        onChange={(kind) =>
          put({ admission: kind === "waiting_list" ? { kind, hold_minutes: 120, longest: 20 } : { kind } })
        }
      />
      {admission.kind === "waiting_list" && (
        <>
          <Duration
            path="admission.hold_minutes"
            label="空いた枠を、次の家庭のために取り置く長さ"
            hint="返事がなければ、その次の家庭に回ります。5分から2日まで。"
            value={admission.hold_minutes}
            onInput={(hold_minutes) => put({ admission: { ...admission, hold_minutes } })}
          />
          <Num
            path="admission.longest"
            label="1枠で待てる数"
            unit="件まで"
            min={1}
            max={200}
            value={admission.longest}
            onInput={(longest) => put({ admission: { ...admission, longest } })}
          />
        </>
      )}
      {admission.kind === "draw" && (
        <p class="rounded-12 bg-solid-gray-50 p-4">
          「きまり」で募集の期間を決めてください。期間が終わると抽選が行われます。くじの種は保存したときに作られ、その指紋（SHA-256）が先に公開されるので、だれでも結果を確かめられます。
        </p>
      )}
      <Choices
        legend="予約の確定"
        value={draft.confirmation}
        onChange={(confirmation) => put({ confirmation })}
        options={[
          { value: "automatic", label: "空いていれば、その場で確定" },
          { value: "by_staff", label: "職員が1件ずつ返事をする（先着順だけ）" },
        ]}
      />
    </>
  );
}
