import type { Guardian, Invitation, StaffRosterChild } from "@tsunagu/api-client";
import { Button, formatInstant, QrCode, useAction } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import { today, useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { grouped } from "./enrol";
import { useFacility } from "./facility";

/** Who has joined with LINE, and a slip for who has not. Only those who are saved can be invited. */
export function Invitations({ child: { child, joined } }: { child: StaffRosterChild }) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const [made, setMade] = useState<{ guardian: Guardian; invitation: Invitation }>();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const guardians = child.guardians ?? [];
  const invite = (guardian: Guardian) =>
    run(async () => setMade({ guardian, invitation: await api.inviteGuardian(facility.id, child.id, guardian.id) }));
  return (
    <section aria-labelledby="invite" class="flex flex-col gap-4">
      <h3 id="invite" class="border-b border-solid-gray-420 pb-1 text-std-20B-150 print:hidden">
        LINEに招く
      </h3>
      {guardians.length === 0 && <p class="print:hidden">保護者を加えて保存すると、招待できます。</p>}
      <ul class="flex flex-col gap-2 print:hidden">
        {guardians.map((guardian) => (
          <li
            key={guardian.id}
            class="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-12 border border-solid-gray-420 px-4 py-2"
          >
            <span class="min-w-0 flex-1 basis-48">
              <strong>{guardian.name}</strong>さん（{guardian.relation}）：
              {joined.includes(guardian.id) ? "✓ LINEで参加ずみ" : "まだ参加していません"}
            </span>
            <Button busy={busy} aria-label={`${guardian.name}さんの招待状を作る`} onClick={() => void invite(guardian)}>
              招待状を作る
            </Button>
          </li>
        ))}
      </ul>
      {error && <Problem error={error} />}
      {made && <Slip {...made} child={child.name} />}
    </section>
  );
}

/** The slip: on the screen to be read off, on paper to be handed over at pick-up. */
function Slip({ guardian, invitation, child }: { guardian: Guardian; invitation: Invitation; child: string }) {
  const { municipality } = useDesk();
  const { facility } = useFacility();
  const head = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each slip is shown when it is made
  useEffect(() => head.current?.focus(), [invitation.code]);
  return (
    <article
      aria-labelledby="slip"
      class="flex max-w-xl flex-col gap-3 rounded-12 border-2 border-key-900 p-4 [page:slip] print:border-0"
    >
      <h4 ref={head} id="slip" tabIndex={-1} class="text-std-20B-150">
        {guardian.name}さんへ
      </h4>
      <p>
        {facility.name}から、{child}さんの
        {facility.kind === "school" ? "お知らせと、欠席・遅刻・早退の連絡" : "登園・降園のお知らせと欠席の連絡"}を、
        {municipality}のLINEで使えます。
      </p>
      <ol class="list-decimal pl-6">
        <li>スマホのカメラで、このQRコードを読み取る</li>
        <li>LINEで開いて、内容を確かめる</li>
      </ol>
      <div class="w-56 max-w-full">
        <QrCode text={invitation.link} name={`${guardian.name}さんの招待のQRコード`} />
      </div>
      <p>
        読み取れないときのコード：<code class="text-mono-16N-150">{grouped(invitation.code)}</code>
      </p>
      <p>
        {formatInstant(invitation.expires_at, "ja", today())} まで、1回だけ使えます。{guardian.name}
        さん本人に渡してください。
      </p>
      <div class="print:hidden">
        <Button look="primary" onClick={() => print()}>
          印刷する
        </Button>
      </div>
    </article>
  );
}
