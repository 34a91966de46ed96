import type { Facility } from "@tsunagu/api-client";
import { Button, QrCode } from "@tsunagu/ui";
import { useDesk } from "../desk";

/** Where the QR at a centre's entrance leads: our page in LINE. What comes behind the `#` reaches no server's log. */
export const posterLink = (liffId: string, facility: string, code: string): string =>
  `https://liff.line.me/${liffId}#enter/${facility}/${code}`;

/** The poster of a centre's entrance. */
export function Poster({ facility, code }: { facility: Facility; code: string }) {
  const { liffId, municipality } = useDesk();
  return (
    <section aria-labelledby="poster" class="flex flex-col gap-4">
      <div class="flex flex-wrap items-center gap-4 print:hidden">
        <h2 id="poster" class="text-std-24B-150">
          入口のポスター
        </h2>
        <Button look="primary" onClick={() => print()}>
          ポスターを印刷する
        </Button>
      </div>
      <p class="print:hidden">
        入口に貼ってください。家族がスマホで読み取ると、来館の人数が数えられます。名前は集めません。
      </p>
      <article class="flex max-w-xl flex-col items-center gap-4 rounded-12 border border-solid-gray-420 p-6 text-center [page:slip] print:max-w-none print:border-0">
        <p class="text-std-28B-150">{facility.name}</p>
        <p class="text-std-20B-150">スマホで読み取って、来館を教えてください</p>
        <div class="w-72 max-w-full">
          <QrCode text={posterLink(liffId, facility.id, code)} name={`${facility.name}の来館のQRコード`} />
        </div>
        <p>LINEが開きます。10秒ほどで終わります。名前は要りません。</p>
        <p class="text-dns-14N-130">{municipality}</p>
      </article>
    </section>
  );
}
