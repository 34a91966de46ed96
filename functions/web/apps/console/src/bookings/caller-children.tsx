import type { Service } from "@tsunagu/api-client";
import { Button, Choices, DateField } from "@tsunagu/ui";
import { type CallChild, mostChildren } from "./caller";

/** For whom: birth dates of children, or the due date of a pregnancy. Never both in one booking. */
export function CallerChildren({
  service,
  party,
  gaps,
  onChange,
}: {
  service: Service;
  party: CallChild[];
  gaps: Record<string, string>;
  onChange: (children: CallChild[]) => void;
}) {
  if (service.for === "household") return null;
  const kind = party[0]?.kind ?? "born";
  const most = kind === "pregnancy" ? 1 : mostChildren(service);
  return (
    <div class="flex flex-col gap-3">
      {service.for === "either" && (
        <Choices
          legend="だれの予約ですか"
          value={kind}
          onChange={(kind) => onChange([{ kind, date: "" }])}
          options={[
            { value: "born", label: "お子さん" },
            { value: "pregnancy", label: "妊娠中の方" },
          ]}
        />
      )}
      {party.map((child, index) => (
        // A child on the phone has nothing but its place in the list.
        <div key={index} class="flex flex-wrap items-end gap-3">
          <DateField
            label={
              kind === "pregnancy"
                ? "出産予定日"
                : party.length > 1
                  ? `${index + 1}人目のお子さんの生年月日`
                  : "お子さんの生年月日"
            }
            required
            value={child.date}
            error={gaps[`child ${index}`]}
            onInput={(date) => onChange(party.map((one, at) => (at === index ? { ...one, date } : one)))}
          />
          {party.length > 1 && (
            <Button
              look="text"
              size="small"
              aria-label={`${index + 1}人目を消す`}
              onClick={() => onChange(party.filter((_, at) => at !== index))}
            >
              消す
            </Button>
          )}
        </div>
      ))}
      {party.length < most && (
        <div>
          <Button size="small" onClick={() => onChange([...party, { kind, date: "" }])}>
            きょうだいを加える
          </Button>
        </div>
      )}
    </div>
  );
}
