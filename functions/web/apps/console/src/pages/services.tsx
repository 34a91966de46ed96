import type { StaffService } from "@tsunagu/api-client";
import { Button, Empty, LinkButton, Spinner } from "@tsunagu/ui";
import { today, useDesk } from "../desk";
import { bookingsAt, newService, serviceAt } from "../place";
import { Problem } from "../problem";
import { admissions, parties } from "../services/words";
import { serviceTitle } from "../words";

/** Every kind of appointment there is. */
export function ServicesPage() {
  const { services } = useDesk();
  return (
    <>
      <div class="flex flex-wrap items-center gap-4">
        <h1 class="text-std-28B-150">予約のサービス</h1>
        <span class="flex-1" />
        <LinkButton look="primary" href={newService}>
          新しいサービス
        </LinkButton>
      </div>
      {services.error && (
        <Problem error={services.error} action={<Button onClick={services.reload}>もう一度ためす</Button>} />
      )}
      {!services.value && !services.error && <Spinner label="読み込んでいます" />}
      {services.value?.length === 0 && <Empty title="まだサービスがありません。" />}
      {services.value && services.value.length > 0 && (
        <ul class="flex flex-col gap-3">
          {services.value.map((one) => (
            <Row key={one.service.id} one={one} />
          ))}
        </ul>
      )}
    </>
  );
}

function Row({ one: { service, drawn } }: { one: StaffService }) {
  const name = serviceTitle(service);
  const kind = service.admission?.kind ?? "first_come";
  const links: [string, string][] = [
    ["内容", serviceAt(service.id)],
    ["枠を作る", serviceAt(service.id, "slots")],
    ["予約を見る", bookingsAt(today(), [service.id])],
    ["CSV・点検", serviceAt(service.id, "records")],
    ...(kind === "draw" ? [["抽選", serviceAt(service.id, "draw")] as [string, string]] : []),
  ];
  return (
    <li class="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-12 border border-solid-gray-420 p-4">
      <div class="min-w-60 flex-1">
        <h2 class="text-std-17B-170">{name}</h2>
        <p class="text-dns-14N-130 text-solid-gray-700">
          {parties[service.for]} ・ {admissions[kind]}
          {kind === "draw" && drawn && "（抽選ずみ）"}
          {service.confirmation === "by_staff" && " ・ 職員が確定"}
          {service.pseudonymous && " ・ 仮名"}
          {service.discreet && " ・ LINEに名前を出さない"}
        </p>
      </div>
      {service.published === false && (
        <span class="rounded-4 bg-solid-gray-100 px-2 py-1 text-dns-14B-130 text-solid-gray-800">非公開</span>
      )}
      <nav aria-label={name} class="flex flex-wrap gap-2">
        {links.map(([label, href]) => (
          <LinkButton key={href} size="small" href={href}>
            {label}
          </LinkButton>
        ))}
      </nav>
    </li>
  );
}
