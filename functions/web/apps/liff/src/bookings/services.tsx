import type { ServiceCard } from "@tsunagu/api-client";
import { Spinner, useLoad } from "@tsunagu/ui";
import { Problem } from "../problem";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { ableNow } from "./party";

/** What can be booked; for one child only what the child may have. */
export function Services({ api, services, only }: Shared) {
  const { say, language } = useSpeech();
  const found = useLoad(`for.${only ?? ""}.${language}`, () => (only ? allowed(api, services, only) : all(services)));

  if (!found.value) {
    return found.error ? <Problem error={found.error} onRetry={found.reload} /> : <Spinner label={say("loading")} />;
  }
  const shown = services.filter(({ id }) => found.value?.has(id));
  if (shown.length === 0) return <p class="text-std-16N-170">{say("services_none")}</p>;
  return (
    <ul class="flex flex-col gap-3">
      {shown.map((service) => (
        <Card key={service.id} service={service} />
      ))}
    </ul>
  );
}

const all = async (services: readonly ServiceCard[]) => new Set(services.map(({ id }) => id));

/** Asked only when a child is chosen. What is for the family as such stays. */
async function allowed(api: Shared["api"], services: readonly ServiceCard[], child: string): Promise<Set<string>> {
  const answers = await Promise.all(
    services.map(async (service) => ({ service, found: await api.eligibility(service.id) })),
  );
  const may = answers.filter(({ service, found }) =>
    found.some((can) => (can.child_id === child || !can.child_id) && ableNow(service, can)),
  );
  return new Set(may.map(({ service }) => service.id));
}

/** The whole card is the link; its name is the title alone. */
function Card({ service }: { service: ServiceCard }) {
  return (
    <li class="relative flex items-center gap-3 rounded-12 border border-solid-gray-420 p-4 hover:bg-key-50">
      <div class="flex min-w-0 flex-1 flex-col gap-1">
        <h3 class="text-std-17B-170">
          <a
            href={hrefOf({ at: "service", id: service.id })}
            class="text-key-900 underline underline-offset-4 after:absolute after:inset-0 after:rounded-12"
          >
            {service.title}
          </a>
        </h3>
        {service.description && <p class="text-dns-14N-130">{service.description}</p>}
        {service.place && <p class="text-dns-14N-130 text-solid-gray-700">{service.place}</p>}
      </div>
      <span aria-hidden="true" class="text-xl text-key-900">
        ›
      </span>
    </li>
  );
}
