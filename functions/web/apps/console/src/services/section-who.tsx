import { SelectField, Switch } from "@tsunagu/ui";
import { useDesk } from "../desk";
import { serviceTitle } from "../words";
import { AgeRange } from "./age-range";
import { Num } from "./fields";
import { Milestones } from "./milestones";
import { Optional } from "./rows";
import type { Part } from "./section-basics";
import { ServiceTicks } from "./service-ticks";
import { parties } from "./words";

/** Whom it is for, and who of them may come. */
export function WhoSection({ draft, put }: Part) {
  const { services } = useDesk();
  const others = (services.value ?? []).filter(({ service }) => service.id !== draft.id);
  const { who } = draft;
  const set = (change: Partial<typeof who>) => put({ who: { ...who, ...change } });
  const first = others[0]?.service.id ?? "";
  return (
    <>
      <SelectField
        label="だれの予約ですか"
        value={draft.for}
        onInput={(party) => put({ for: party as typeof draft.for })}
        options={Object.entries(parties)}
      />
      {draft.for !== "household" && draft.for !== "pregnancy" && (
        <Optional
          label="年齢で決める"
          hint="枠の日の満年齢で数えます。"
          value={who.age}
          start={{ from_months: 0, until_months: 72 }}
          onChange={(age) => set({ age })}
        >
          {(age) => <AgeRange path="who.age" value={age} onInput={(age) => set({ age })} />}
        </Optional>
      )}
      {(draft.for === "pregnancy" || draft.for === "either") && (
        <Optional
          label="妊娠の週で決める"
          value={who.weeks}
          start={{ from: 28, until: 36 }}
          onChange={(weeks) => set({ weeks })}
        >
          {(weeks) => (
            <div class="flex flex-wrap gap-4">
              <Num
                path="who.weeks.from"
                label="満何週から"
                unit="週"
                max={45}
                value={weeks.from}
                onInput={(from) => set({ weeks: { ...weeks, from } })}
              />
              <Num
                path="who.weeks.until"
                label="満何週まで"
                unit="週"
                max={45}
                value={weeks.until}
                onInput={(until) => set({ weeks: { ...weeks, until } })}
              />
            </div>
          )}
        </Optional>
      )}
      {draft.for !== "household" && (
        <Milestones chosen={who.milestones ?? []} onChange={(milestones) => set({ milestones })} />
      )}
      <div class="rounded-12 border border-solid-gray-200 px-4">
        <Switch
          label="この市に住んでいる家庭だけ"
          hint="予約のときに、住んでいることを本人が申告します。"
          checked={who.residents_only ?? false}
          onChange={(residents_only) => set({ residents_only })}
        />
      </div>
      {others.length > 0 && (
        <Optional
          label="先に来ていなければならない予約がある"
          hint="登録の面談など。「来所」の印が付いている家庭だけが予約できます。"
          value={who.prior}
          start={{ service: first }}
          onChange={(prior) => set({ prior })}
        >
          {(prior) => (
            <>
              <SelectField
                label="先に来る予約"
                value={prior.service}
                onInput={(service) => set({ prior: { ...prior, service } })}
                options={others.map(({ service }) => [service.id, serviceTitle(service)] as const)}
              />
              <Optional
                label="期限がある"
                value={prior.within_days}
                start={365}
                onChange={(within_days) => set({ prior: { ...prior, within_days } })}
              >
                {(days) => (
                  <Num
                    path="who.prior.within_days"
                    label="来てから何日以内"
                    unit="日"
                    min={1}
                    max={3650}
                    value={days}
                    onInput={(within_days) => set({ prior: { ...prior, within_days } })}
                  />
                )}
              </Optional>
            </>
          )}
        </Optional>
      )}
      <Optional
        label="前の予約から間をあける"
        hint="予防接種の間隔など。27日なら、次に予約できるのは28日後からです。"
        value={who.gap}
        start={{ days: 27, services: [] }}
        onChange={(gap) => set({ gap })}
      >
        {(gap) => (
          <>
            <Num
              path="who.gap.days"
              label="あいだの日数"
              unit="日"
              min={1}
              max={366}
              value={gap.days}
              onInput={(days) => set({ gap: { ...gap, days } })}
            />
            <ServiceTicks
              legend="このサービスのほかに数える予約"
              services={others}
              chosen={gap.services ?? []}
              onChange={(services) => set({ gap: { ...gap, services } })}
            />
          </>
        )}
      </Optional>
    </>
  );
}
