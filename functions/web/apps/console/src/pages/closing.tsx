import { ApiError, type ClosureReport } from "@tsunagu/api-client";
import { Banner, Button, DateField, formatDay, SelectField, Spinner, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { ToCall } from "../bookings/to-call";
import { today, useDesk, useExpiry } from "../desk";
import { LineText } from "../line-text";
import { TextLink } from "../link";
import { Numbers } from "../numbers";
import { bookingsAt } from "../place";
import { Problem } from "../problem";
import { serviceTitle } from "../words";

/** Closes a day: first it says whom that concerns, and the button that does it carries their number. */
export function ClosingPage({ service, day }: { service: string | undefined; day: string | undefined }) {
  const { api, services } = useDesk();
  const all = services.value ?? [];
  const [chosen, setChosen] = useState({ service: service ?? "", day: day ?? today() });
  const [report, setReport] = useState<ClosureReport>();
  const [recounted, setRecounted] = useState(false);
  const { busy, error, run } = useAction();
  useExpiry([error]);

  const id = chosen.service || all[0]?.service.id || "";
  const choose = (change: Partial<typeof chosen>) => {
    setChosen({ ...chosen, service: id, ...change });
    setReport(undefined);
  };
  const count = async () => setReport(await api.closeDay(id, chosen.day));
  const look = () => {
    setRecounted(false);
    void run(count);
  };
  const close = (bookings: number) =>
    run(async () => {
      try {
        setReport(await api.closeDay(id, chosen.day, bookings));
      } catch (failure) {
        if (!(failure instanceof ApiError && failure.code === "version_conflict")) throw failure;
        // Somebody booked or cancelled meanwhile: the number is looked at again before anything is sent.
        setRecounted(true);
        await count();
      }
    });

  if (!services.value)
    return services.error ? <Problem error={services.error} /> : <Spinner label="読み込んでいます" />;
  return (
    <>
      <p>
        <TextLink href={bookingsAt(chosen.day, [id])}>1日の予約へ戻る</TextLink>
      </p>
      <h1 class="text-std-28B-150">日を閉じる</h1>
      <p>
        台風や職員の急病などで、その日のすべての枠を閉じます。予約している家庭には、LINEで1通だけ、取り直しの案内といっしょに知らせます。
      </p>
      <div class="flex flex-wrap items-end gap-4">
        <div class="w-full max-w-sm">
          <SelectField
            label="サービス"
            value={id}
            onInput={(service) => choose({ service })}
            options={all.map(({ service }) => [service.id, serviceTitle(service)] as const)}
          />
        </div>
        <DateField label="閉じる日" required value={chosen.day} min={today()} onInput={(day) => choose({ day })} />
        <Button look={report ? "secondary" : "primary"} busy={busy} disabled={!id || !chosen.day} onClick={look}>
          だれに関わるか確かめる
        </Button>
      </div>
      {error && <Problem error={error} />}
      {recounted && report && !report.closed && (
        <Banner tone="warning">確かめている間に予約が変わりました。新しい数をもう一度見てください。</Banner>
      )}
      {report && <Concerned report={report} day={chosen.day} busy={busy} onClose={() => close(report.bookings)} />}
    </>
  );
}

function Concerned({
  report,
  day,
  busy,
  onClose,
}: {
  report: ClosureReport;
  day: string;
  busy: boolean;
  onClose: () => void;
}) {
  const calls = report.to_call.length;
  // They booked in LINE and have left or blocked the account since.
  const unreachable = report.bookings - report.in_line - calls;
  const numbers: [string, string][] = [
    ["閉じる枠", `${report.slots}枠`],
    ["関わる予約", `${report.bookings}件`],
    ["LINEで知らせる", `${report.in_line}件`],
    ["電話をかける", `${calls}件`],
  ];
  return (
    <>
      {report.closed && (
        <Banner tone="success">
          {formatDay(day, "ja")}を閉じました。
          {report.in_line > 0 && `${report.in_line}件にLINEで知らせています。`}
          {calls > 0 && "下の方には電話をかけてください。"}
        </Banner>
      )}
      <Numbers items={numbers} />
      {unreachable > 0 && (
        <Banner tone="warning">
          {unreachable}件は、LINEの友だちをやめていて、電話番号も分かりません。当日、窓口で伝えてください。
        </Banner>
      )}
      {report.in_line > 0 && <LineText text={report.text} />}
      {report.slots === 0 && <p class="rounded-12 bg-solid-gray-50 p-4">この日に枠はありません。</p>}
      {!report.closed && report.slots > 0 && (
        <div class="flex flex-col items-start gap-2">
          <Button look="danger" size="large" busy={busy} onClick={onClose}>
            {report.bookings > 0 ? `${report.bookings}件に知らせて閉じる` : "閉じる（知らせる人はいません）"}
          </Button>
          <p class="text-dns-14N-130 text-solid-gray-700">一度閉じると、取り消せません。</p>
        </div>
      )}
      {report.to_call.length > 0 && <ToCall bookings={report.to_call} />}
    </>
  );
}
