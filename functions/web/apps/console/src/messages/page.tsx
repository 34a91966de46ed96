import type { Facility } from "@tsunagu/api-client";
import { deviceDrawer } from "@tsunagu/sync";
import { Button, Empty, LinkButton, SelectField, Spinner, useLoad } from "@tsunagu/ui";
import { useEffect } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { messagesAt, type Place } from "../place";
import { Problem } from "../problem";
import { ComposePage, NewMessagePage } from "./compose";
import { CopyPage } from "./copy";
import { CorrectPage } from "./correct";
import { HereContext } from "./here";
import { ListPage } from "./list";
import { MessagePage } from "./message";
import { OneMessage } from "./one";

type At = Extract<Place, { page: "messages" }>;

/** The school or nursery that was written for last on this computer. */
const last = deviceDrawer<string>("messages.facility");

/** What schools and nurseries write to guardians. A centre knows nobody whom it could write to. */
export function MessagesPage({ place }: { place: At }) {
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
  const facility = facilities.find(({ id }) => id === wanted) ?? (place.facility ? undefined : facilities[0]);
  if (!facility) {
    return (
      <Empty title={place.facility ? "この学校・園は見つかりませんでした。" : "お知らせを書ける学校・園がありません。"}>
        {facilities.length > 0 && <LinkButton href="#/messages">学校・園をえらぶ</LinkButton>}
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
  const key = `${facility.id} ${place.id ?? "+"}`;
  return (
    <>
      <div class="flex flex-wrap items-end gap-x-6 gap-y-2">
        <h1 class="text-std-28B-150">
          学校・園のお知らせ <span class="text-std-18B-160">{facility.name}</span>
        </h1>
        <span class="flex-1" />
        {place.step === "list" && facilities.length > 1 && (
          <SelectField
            label="学校・園"
            value={facility.id}
            options={facilities.map(({ id, name }) => [id, name] as const)}
            onInput={(id) => location.assign(messagesAt(id))}
          />
        )}
      </div>
      {place.id === undefined ? (
        place.step === "list" ? (
          <ListPage key={facility.id} />
        ) : (
          <NewMessagePage key={facility.id} from={undefined} />
        )
      ) : (
        <StepPage key={`${key} ${place.step}`} id={place.id} step={place.step} />
      )}
    </>
  );
}

function StepPage({ id, step }: { id: string; step: At["step"] }) {
  switch (step) {
    case "edit":
      return <OneMessage id={id}>{(message) => <ComposePage held={message} />}</OneMessage>;
    case "copy":
      return <OneMessage id={id}>{(message) => <CopyPage message={message} />}</OneMessage>;
    case "correct":
      return <OneMessage id={id}>{(message) => <CorrectPage message={message} />}</OneMessage>;
    default:
      return <MessagePage id={id} />;
  }
}
