import type { OrderCard, StaffRosterChild } from "@tsunagu/api-client";
import { Banner, Button, formatDay, Sheet, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { useFacility } from "./facility";
import { OrderForm } from "./order-form";
import { orderWords } from "./order-words";

/** What is ordered about a child (面会制限, DV等支援措置 and the like), and the form that orders it. Acting fast protects; only the municipality lifts. */
export function Orders({
  held,
  onPlaced,
  onLifted,
}: {
  held: StaffRosterChild;
  /** With the child as it stands now. */
  onPlaced: (now: StaffRosterChild) => void;
  onLifted: () => void;
}) {
  const { officer } = useDesk();
  const [open, setOpen] = useState(false);
  const [lifting, lift] = useState<OrderCard>();
  const [done, setDone] = useState("");
  return (
    <section aria-labelledby="orders" class="flex flex-col gap-4 print:hidden">
      <h3 id="orders" class="border-b border-solid-gray-420 pb-1 text-std-20B-150">
        引渡しと閲覧の制限
      </h3>
      {done && <Banner tone="success">{done}</Banner>}
      {held.orders.length === 0 && <p>いま、制限はありません。</p>}
      {held.orders.length > 0 && (
        <ul class="flex flex-col gap-2" aria-label="いまの制限">
          {held.orders.map((order) => (
            <li
              key={order.id}
              class="flex flex-wrap items-center gap-x-4 gap-y-2 rounded-12 border border-solid-gray-420 px-4 py-3"
            >
              <span class="min-w-0 flex-1 basis-64">
                <strong>{order.name}さん</strong>：{orderWords(order, held.child)}
                <span class="block text-dns-14N-130 text-solid-gray-700">
                  {formatDay(order.since, "ja")} から
                  {!held.child.guardians?.some(({ id }) => id === order.guardian_id) && "・いまの名簿にはいません"}
                </span>
              </span>
              {officer && (
                <Button aria-label={`${order.name}さんの制限を解除する`} onClick={() => lift(order)}>
                  解除する
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {held.orders.length > 0 && !officer && <p class="text-dns-16N-130">解除できるのは、市の職員だけです。</p>}
      {open ? (
        <OrderForm
          held={held}
          onClose={() => setOpen(false)}
          onDone={(now, name) => {
            setOpen(false);
            setDone(`${name}さんについての制限を始めました。`);
            onPlaced(now);
          }}
        />
      ) : (
        <div>
          <Button
            onClick={() => {
              setDone("");
              setOpen(true);
            }}
          >
            制限を加える
          </Button>
        </div>
      )}
      {lifting && (
        <LiftSheet
          order={lifting}
          held={held}
          onClose={() => lift(undefined)}
          onDone={() => {
            setDone(`${lifting.name}さんについての制限を解除しました。`);
            lift(undefined);
            onLifted();
          }}
        />
      )}
    </section>
  );
}

/** To whom the child must not be handed over, above everything else about it. */
export function NotToBeHandedOver({ orders }: Pick<StaffRosterChild, "orders">) {
  const barred = orders.filter(({ bars }) => bars.includes("collect"));
  if (barred.length === 0) return null;
  return (
    <p class="rounded-8 border-2 border-l-8 border-error-1 bg-red-50 px-4 py-3 text-std-17B-170 text-error-2">
      <span aria-hidden="true">⛔ </span>
      引渡し不可：{barred.map(({ name }) => `${name}さん`).join("、")}
    </p>
  );
}

function LiftSheet({
  order,
  held,
  onClose,
  onDone,
}: {
  order: OrderCard;
  held: StaffRosterChild;
  onClose: () => void;
  onDone: () => void;
}) {
  const { api } = useDesk();
  const { facility } = useFacility();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const lift = () =>
    void run(async () => {
      await api.liftOrder(facility.id, held.child.id, order.id);
      onDone();
    });
  return (
    <Sheet title={`${order.name}さんの制限を解除しますか`} onClose={onClose} closeLabel="閉じる">
      <p>いま：{orderWords(order, held.child)}。</p>
      <p>
        解除すると、すぐに名簿のとおりに戻ります。名簿で許されていることは、{order.name}さんがまたできるようになります。
      </p>
      {error && <Problem error={error} />}
      <Button look="danger" size="large" wide busy={busy} onClick={lift}>
        解除する
      </Button>
      <Button size="large" wide onClick={onClose}>
        制限を続ける
      </Button>
    </Sheet>
  );
}
