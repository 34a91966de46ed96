import { ApiError, type StaffMessage } from "@tsunagu/api-client";
import { Button, Empty, LinkButton, Spinner, useLoad } from "@tsunagu/ui";
import type { ComponentChildren } from "preact";
import { useDesk, useExpiry } from "../desk";
import { messagesAt } from "../place";
import { Problem } from "../problem";
import { useHere } from "./here";

/** A message as it was when the page was opened, for whoever writes: nothing changes under their hands. */
export function OneMessage({ id, children }: { id: string; children: (message: StaffMessage) => ComponentChildren }) {
  const { api } = useDesk();
  const loaded = useLoad(`message ${id}`, () => api.message(id));
  useExpiry([loaded.error]);
  return loaded.value ? children(loaded.value) : <NotYet error={loaded.error} onAgain={loaded.reload} />;
}

/** A message that is not here yet, or cannot be had. */
export function NotYet({ error, onAgain }: { error: Error | undefined; onAgain: () => void }) {
  const { facility } = useHere();
  if (!error) return <Spinner label="読み込んでいます" />;
  if (error instanceof ApiError && error.status === 404) {
    return (
      <Empty title="このお知らせは見つかりませんでした。">
        <LinkButton href={messagesAt(facility.id)}>お知らせの一覧へ</LinkButton>
      </Empty>
    );
  }
  return <Problem error={error} action={<Button onClick={onAgain}>もう一度ためす</Button>} />;
}
