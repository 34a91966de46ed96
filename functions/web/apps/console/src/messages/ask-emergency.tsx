import type { StaffMessage } from "@tsunagu/api-client";
import { Button, Sheet } from "@tsunagu/ui";
import { hold, people } from "./words";

/** Asks once more: an emergency wakes people up, and there are only seconds to stop it. */
export function AskEmergency({
  message: { reach, urgency },
  label,
  onYes,
  onClose,
}: {
  message: Pick<StaffMessage, "reach" | "urgency">;
  label: string;
  onYes: () => void;
  onClose: () => void;
}) {
  return (
    <Sheet title="緊急のお知らせとして送りますか" closeLabel="閉じる" onClose={onClose}>
      <p class="text-std-17B-170">保護者 {people(reach.guardians)}のLINEに、【緊急】と出ます。夜でもすぐに届きます。</p>
      <p>取り消せるのは、送りはじめるまでの{hold[urgency]}秒だけです。</p>
      <p>休校・避難・不審者など、いますぐ読んでほしいときだけにしてください。</p>
      <div class="flex flex-wrap gap-3">
        <Button look="danger" onClick={onYes}>
          緊急で「{label}」
        </Button>
        <Button onClick={onClose}>やめる</Button>
      </div>
    </Sheet>
  );
}
