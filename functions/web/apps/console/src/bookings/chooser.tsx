import type { StaffService } from "@tsunagu/api-client";
import { drawer } from "@tsunagu/sync";
import { Check } from "@tsunagu/ui";
import { serviceTitle } from "../words";

/** What was looked at last in this tab, so that a page opens where the work is. */
const last = drawer<string[]>("console.services");

/** Which services to show: those of the address, else those of last time, else the first. */
export function chosenFrom(asked: readonly string[], all: readonly StaffService[]): StaffService[] {
  const known = (ids: readonly string[]) => all.filter(({ service }) => ids.includes(service.id));
  const found = known(asked);
  if (found.length > 0) return found;
  const before = known(last.read() ?? []);
  return before.length > 0 ? before : all.slice(0, 1);
}

/** One or more services by ticks. The last one cannot be unticked: a page about nothing helps nobody. */
export function ServiceChooser({
  all,
  chosen,
  onChange,
}: {
  all: readonly StaffService[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const choose = (id: string, on: boolean) => {
    const ids = all.map(({ service }) => service.id).filter((one) => (one === id ? on : chosen.includes(one)));
    if (ids.length === 0) return;
    last.write(ids);
    onChange(ids);
  };
  const names = all.filter(({ service }) => chosen.includes(service.id)).map(({ service }) => serviceTitle(service));
  return (
    <details class="w-full rounded-12 border border-solid-gray-420 print:hidden">
      <summary class="min-h-12 px-4 py-3">
        <span class="text-std-16B-170">サービス:</span> {names.join("、")}
      </summary>
      <fieldset class="px-4 pb-4">
        <legend class="sr-only">表示するサービス</legend>
        <div class="grid gap-2 desktop:grid-cols-2 desktop-admin:grid-cols-3">
          {all.map(({ service }) => (
            <Check
              key={service.id}
              label={serviceTitle(service)}
              checked={chosen.includes(service.id)}
              disabled={chosen.length === 1 && chosen[0] === service.id}
              onChange={(on) => choose(service.id, on)}
            />
          ))}
        </div>
      </fieldset>
    </details>
  );
}
