import type { StaffService } from "@tsunagu/api-client";
import { Check } from "@tsunagu/ui";
import { serviceTitle } from "../words";

/** Some of the other services. */
export function ServiceTicks({
  legend,
  services,
  chosen,
  onChange,
}: {
  legend: string;
  services: readonly StaffService[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  if (services.length === 0) return null;
  return (
    <fieldset>
      <legend class="mb-1 text-std-16B-170">{legend}</legend>
      <div class="grid gap-2 desktop:grid-cols-2">
        {services.map(({ service: { id }, service }) => (
          <Check
            key={id}
            label={serviceTitle(service)}
            checked={chosen.includes(id)}
            onChange={(on) => onChange(on ? [...chosen, id] : chosen.filter((one) => one !== id))}
          />
        ))}
      </div>
    </fieldset>
  );
}
