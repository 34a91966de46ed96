import type { Parted } from "@tsunagu/api-client";
import { Button, Sheet, useAction } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { partingRefused } from "./parting-words";
import { Refused } from "./refused";

/** Takes back that somebody in LINE is this number: staff have compared wrongly. It undoes a lot, so it asks. */
export function Parting({
  number,
  who,
  onParted,
  onClose,
}: {
  number: string;
  /** Who that is, as far as the page knows. */
  who: string;
  onParted: (parted: Parted) => void;
  onClose: () => void;
}) {
  const { api } = useDesk();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const part = () =>
    run(async () => {
      const parted = await api.part(number);
      onClose();
      onParted(parted);
    });
  return (
    <Sheet title="LINEとの結び付けを取り消しますか" closeLabel="閉じる" onClose={onClose}>
      <p class="text-std-17B-170">{who}</p>
      <p>この宛名番号と、別の人のLINEをつないでしまったときに使います。</p>
      <ul class="list-disc pl-6">
        <li>つながっているLINEからは、この宛名番号の給付が見えなくなります。</li>
        <li>まだ振り込んでいない申請は、ほかの給付の分も、申請の前にもどります。選んだ口座も消えます。</li>
        <li>振込に進んだ給付は、そのまま残ります。お金のやりとりは、手作業で進めてください。</li>
        <li>正しい人とつなぐには、取り消したあとで「突合」で見くらべてください。</li>
      </ul>
      <p>同じ人だったと分かっても、申請は元にもどせません。</p>
      {error && <Refused error={error} words={partingRefused(error)} />}
      <div class="flex flex-wrap gap-3">
        <Button look="danger" busy={busy} onClick={part}>
          結び付けを取り消す
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </Sheet>
  );
}
