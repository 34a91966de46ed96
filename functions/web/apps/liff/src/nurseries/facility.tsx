import { ApiError, type NurseryCard } from "@tsunagu/api-client";
import { metresBetween } from "@tsunagu/nursery";
import { LinkButton, Spinner, useLoad } from "@tsunagu/ui";
import { Back, Gone } from "../bookings/parts";
import { Problem } from "../problem";
import { useSpeech } from "../texts";
import type { Shared } from "./area";
import { ClassTable } from "./class-table";
import { Facts } from "./facts";
import { Way } from "./hit-card";
import { Share } from "./share-button";
import { Visits } from "./visits";
import { ANCHORS } from "./wishes";

const SEARCH = { at: "nurseries" } as const;

/** Everything that is published of one facility, and what one can do from here. */
export function FacilityPage({ id, ...shared }: Shared & { id: string }) {
  const { say } = useSpeech();
  const card = useLoad(`nursery.${id}`, () => shared.api.nursery(id));
  if (!card.value) {
    if (card.error instanceof ApiError && card.error.status === 404) {
      return <Gone to={SEARCH} words={say("nf_gone")} link={say("nf_back")} />;
    }
    return (
      <>
        <Back to={SEARCH}>{say("nf_back")}</Back>
        {card.error ? <Problem error={card.error} onRetry={card.reload} /> : <Spinner label={say("loading")} />}
      </>
    );
  }
  return (
    <>
      <Back to={SEARCH}>{say("nf_back")}</Back>
      <Shown {...shared} card={card.value} />
    </>
  );
}

function Shown({ card, ...shared }: Shared & { card: NurseryCard }) {
  const { say } = useSpeech();
  const { api, about, wishes } = shared;
  const { lat, lng, phone, url, note } = card;
  const placed = typeof lat === "number" && typeof lng === "number";
  return (
    <>
      <section aria-labelledby="name" class="flex flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
        <h2 id="name" class="text-std-20B-150" lang="ja">
          {card.name}
          {card.kana && <span class="block text-dns-14N-130 text-solid-gray-700">{card.kana}</span>}
        </h2>
        {placed &&
          ANCHORS.map((name) => {
            const spot = wishes.spots[name];
            return spot && <Way key={name} from={name} metres={metresBetween(spot.lat, spot.lng, lat, lng)} />;
          })}
        <div class="flex flex-col gap-3">
          {phone && (
            <LinkButton look="primary" size="large" wide href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
              {say("nf_call", { phone })}
            </LinkButton>
          )}
          <Visits api={api} />
          {placed && (
            <LinkButton wide target="_blank" href={`https://maps.gsi.go.jp/#17/${lat}/${lng}/`}>
              {say("nf_map")}
            </LinkButton>
          )}
          {url && (
            <LinkButton wide target="_blank" href={url}>
              {say("nf_url")}
            </LinkButton>
          )}
          <Share id={card.key} name={card.name} />
        </div>
      </section>
      <Facts card={card} today={about.today} />
      {card.classes.length > 0 && <ClassTable classes={card.classes} today={about.today} />}
      {note && (
        <section aria-labelledby="note" class="flex flex-col gap-1">
          <h2 id="note" class="text-std-18B-160">
            {say("nf_note")}
          </h2>
          <p class="whitespace-pre-line text-std-16N-170" lang="ja">
            {note}
          </p>
        </section>
      )}
      <p class="text-dns-14N-130 text-solid-gray-700">{say("nf_published")}</p>
    </>
  );
}
