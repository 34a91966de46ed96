import { ApiError, type StaffMessage } from "@tsunagu/api-client";
import { useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { changeWords } from "./changed";

/** Somebody was faster, or something is not as it was looked at. */
const moved = ["shown_changed", "message_elsewhere", "version_conflict"];

export interface Step {
  busy: boolean;
  error: Error | undefined;
  /** What is not as it was looked at, after the message was read again. */
  changes: string[] | undefined;
  take: (act: () => Promise<StaffMessage>) => Promise<void>;
}

/** One step of a message. Where it is not what was looked at any more, it is read again, and said what has changed. */
export function useStep(message: StaffMessage | undefined, onChange: (message: StaffMessage) => void): Step {
  const { api } = useDesk();
  const { busy, error, run } = useAction();
  const [changes, setChanges] = useState<string[]>();
  useExpiry([error]);

  const take = (act: () => Promise<StaffMessage>) =>
    run(async () => {
      setChanges(undefined);
      try {
        onChange(await act());
      } catch (failure) {
        if (!message || !(failure instanceof ApiError) || !moved.includes(failure.code)) throw failure;
        const now = await api.message(message.id);
        onChange(now);
        setChanges(changeWords(message, now));
      }
    });
  return { busy, error, changes, take };
}
