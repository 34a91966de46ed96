import type { Child } from "@tsunagu/api-client";
import { Button, Choices, Sheet } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useSpeech } from "../texts";
import { SheetForm, type SheetProps } from "./form";

/**
 * Ends a pregnancy that was lost. Two quiet steps: what will happen, then whether the family wants to hear of support.
 * Nothing is preselected towards hearing, and nothing is mentioned unasked.
 */
export function LossSheet({ api, child, onClose, onDone }: SheetProps & { child: Child }) {
  const { say } = useSpeech();
  const [step, setStep] = useState<"lead" | "ask" | "support">("lead");
  const [ask, setAsk] = useState<"yes" | "no">("no");
  const [support, setSupport] = useState("");
  const finish = () => onDone(say("end_done"), (family) => family.filter((one) => one.id !== child.id));

  return (
    <Sheet
      title={say("end_title")}
      closeLabel={say("close")}
      onClose={() => (step === "support" ? finish() : onClose())}
    >
      {step === "lead" && (
        <>
          <p class="text-std-16N-170">{say("end_lead")}</p>
          <Button size="large" wide onClick={() => setStep("ask")}>
            {say("end_next")}
          </Button>
          <Button look="text" wide onClick={onClose}>
            {say("cancel")}
          </Button>
        </>
      )}
      {step === "ask" && (
        <SheetForm
          submit={say("end_confirm")}
          look="secondary"
          onSubmit={async () => {
            const ended = await api.loss(child.id, ask === "yes");
            if (!ended.support) return finish();
            setSupport(ended.support);
            setStep("support");
          }}
        >
          <Choices
            legend={say("end_ask")}
            value={ask}
            onChange={setAsk}
            options={[
              { value: "no", label: say("end_ask_no") },
              { value: "yes", label: say("end_ask_yes") },
            ]}
          />
        </SheetForm>
      )}
      {step === "support" && (
        <>
          <p class="text-std-16N-170">{say("end_done")}</p>
          <p class="rounded-12 bg-solid-gray-50 p-4 text-std-16N-170 whitespace-pre-line">{support}</p>
          <Button size="large" wide onClick={finish}>
            {say("close")}
          </Button>
        </>
      )}
    </Sheet>
  );
}
