import type { ResidentApi } from "@tsunagu/api-client";
import { LinkButton, useLoad } from "@tsunagu/ui";
import { hrefOf } from "../route";
import { useSpeech } from "../texts";

/** Appointments for a look at a nursery, where the municipality has such a service; nothing where it has none. */
export function Visits({ api }: { api: ResidentApi }) {
  const { language } = useSpeech();
  const services = useLoad(`services.${language}`, api.services);
  const visits = (services.value ?? []).filter(({ title }) => /見学|けんがく/.test(title));
  return (
    <>
      {visits.map(({ id, title }) => (
        <LinkButton key={id} size="large" wide href={hrefOf({ at: "service", id })}>
          {title}
        </LinkButton>
      ))}
    </>
  );
}
