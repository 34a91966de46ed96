import type { Facility } from "@tsunagu/api-client";
import { deviceDrawer } from "@tsunagu/sync";
import { Button, Empty, LinkButton, SelectField, Spinner, useLoad } from "@tsunagu/ui";
import { useEffect } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { HereContext } from "../messages/here";
import { interviewsAt, type Place } from "../place";
import { Problem } from "../problem";
import { EditPage, NewPage } from "./form";
import { ListPage } from "./list";
import { OnePage } from "./one";

type At = Extract<Place, { page: "interviews" }>;

/** The school that was planned for last on this computer. */
const last = deviceDrawer<string>("interviews.facility");

/** Interviews and home visits of schools and nurseries. A centre has no classes. */
export function InterviewsPage({ place }: { place: At }) {
  const { api } = useDesk();
  const all = useLoad("facilities", api.facilities);
  useExpiry([all.error]);
  if (!all.value) {
    return all.error ? (
      <Problem error={all.error} action={<Button onClick={all.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  const facilities = all.value.map(({ facility }) => facility).filter(({ kind }) => kind !== "centre");
  const wanted = place.facility ?? last.read();
  const first = facilities.find(({ kind }) => kind === "school") ?? facilities[0];
  const facility = facilities.find(({ id }) => id === wanted) ?? (place.facility ? undefined : first);
  if (!facility) {
    return (
      <Empty title={place.facility ? "この学校・園は見つかりませんでした。" : "面談を計画できる学校・園がありません。"}>
        {facilities.length > 0 && <LinkButton href="#/interviews">学校・園をえらぶ</LinkButton>}
      </Empty>
    );
  }
  return (
    <HereContext.Provider value={{ facility, facilities }}>
      <Inside facility={facility} facilities={facilities} place={place} />
    </HereContext.Provider>
  );
}

function Inside({ facility, facilities, place }: { facility: Facility; facilities: Facility[]; place: At }) {
  useEffect(() => void last.write(facility.id), [facility.id]);
  const { id, step } = place;
  return (
    <>
      <div class="flex flex-wrap items-end gap-x-6 gap-y-2">
        <h1 class="text-std-28B-150">
          面談・家庭訪問 <span class="text-std-18B-160">{facility.name}</span>
        </h1>
        <span class="flex-1" />
        {step === "list" && facilities.length > 1 && (
          <SelectField
            label="学校・園"
            value={facility.id}
            options={facilities.map(({ id, name }) => [id, name] as const)}
            onInput={(id) => location.assign(interviewsAt(id))}
          />
        )}
      </div>
      {step === "list" && <ListPage key={facility.id} />}
      {step === "edit" && id === undefined && <NewPage key={facility.id} />}
      {step === "edit" && id !== undefined && <EditPage key={id} id={id} />}
      {step === "read" && id !== undefined && <OnePage key={id} id={id} />}
    </>
  );
}
