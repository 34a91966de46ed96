import type { Funnel, StaffProgramme } from "@tsunagu/api-client";
import { Button, Spinner, useLoad, useRefresh } from "@tsunagu/ui";
import { Bars } from "../attendance/bars";
import { useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { Numbers } from "../numbers";
import { benefitAt } from "../place";
import { Problem } from "../problem";
import { beside, steps, todo, waiting } from "./funnel";
import { people, yen } from "./words";

const EVERY_MS = 30_000;

/** How far everybody has come. */
export function OverviewPage({ held }: { held: StaffProgramme }) {
  const { api } = useDesk();
  const { id } = held.programme;
  const funnel = useLoad(id, () => api.funnel(id));
  useRefresh(funnel.reload, EVERY_MS);
  useExpiry([funnel.error]);
  if (!funnel.value) {
    return funnel.error ? (
      <Problem error={funnel.error} action={<Button onClick={funnel.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  return (
    <>
      {funnel.error && <Problem error={funnel.error} action={<Button onClick={funnel.reload}>もう一度読む</Button>} />}
      <Todo held={held} funnel={funnel.value} />
      <div class="max-w-3xl">
        <Bars title="どこまで進んだか" of="段階" unit="人" items={steps(funnel.value)} />
      </div>
      <p class="text-std-20B-150">
        支給が決まった金額　{yen(funnel.value.yen)}
        <span class="text-dns-14N-130">（振込を待つ分と、振込ずみの分）</span>
      </p>
      <Counts title="待っている人" items={waiting(funnel.value)} />
      <Counts title="ほかの人" items={beside(funnel.value)} />
    </>
  );
}

function Counts({ title, items }: { title: string; items: ReturnType<typeof waiting> }) {
  return (
    <section aria-label={title} class="flex flex-col gap-2">
      <h2 class="text-std-20B-150">{title}</h2>
      <Numbers items={items.map(({ name, count }) => [name, people(count)] as const)} />
    </section>
  );
}

/** What waits for staff, first. */
function Todo({ held, funnel }: { held: StaffProgramme; funnel: Funnel }) {
  const all = todo(held, funnel);
  if (all.length === 0) return null;
  return (
    <section aria-label="いま、すること" class="rounded-12 border-2 border-l-8 border-warning-yellow-1 px-4 py-3">
      <h2 class="text-std-18B-160">いま、すること</h2>
      <ul class="list-disc pl-6">
        {all.map(({ stage, words }) => (
          <li key={words}>
            <TextLink href={benefitAt(held.programme.id, stage)}>{words}</TextLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
