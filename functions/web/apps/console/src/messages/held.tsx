import { Button } from "@tsunagu/ui";
import { Told } from "../benefits/told";
import { useDesk } from "../desk";
import { useCountdown } from "./countdown";
import type { StateProps } from "./message";
import { Preview } from "./preview";
import { Who } from "./who";

/** It leaves in a moment, and can still be stopped. The service says when it has left; the button stays until then. */
export function HeldPage({ message, step }: StateProps) {
  const { api } = useDesk();
  const seconds = useCountdown(message.leaves_at ?? message.created_at, message.urgency);
  return (
    <>
      <Told>
        <section
          aria-labelledby="held"
          class="flex flex-col items-center gap-4 rounded-12 border-4 border-key-900 p-6 text-center"
        >
          <h2 id="held" class="text-std-22B-150">
            まだ送っていません
          </h2>
          {/* Every second would be too much to hear: whoever wants to know reads the number. */}
          <p role="timer" class="text-std-45B-140">
            {seconds > 0 ? `あと${seconds}秒で送ります` : "送りはじめます…"}
          </p>
          <Button
            look="danger"
            size="large"
            class="!min-h-20 !px-12 !text-std-24B-150"
            busy={step.busy}
            onClick={() => step.take(() => api.cancelMessage(message.id))}
          >
            取り消す
          </Button>
          <p>取り消すと、だれにも届きません。このページを閉じると、そのまま送られます。</p>
        </section>
      </Told>
      <Who message={message} />
      <Preview message={message} />
    </>
  );
}
