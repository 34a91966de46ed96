import { LinkButton } from "@tsunagu/ui";
import { messageAt } from "../place";
import { SurveyResults } from "../surveys/results";
import { useHere } from "./here";
import type { StateProps } from "./message";
import { Preview } from "./preview";
import { Readers } from "./readers";
import { RecallButton } from "./recall";
import { WaitingCorrection } from "./waiting-correction";

/** It has left: who has read it, and what can still be done. */
export function SentPage(props: StateProps) {
  const { facility } = useHere();
  const { message } = props;
  return (
    <>
      {message.correction && <WaitingCorrection {...props} correction={message.correction} />}
      {message.survey && <SurveyResults id={message.survey} message={message} />}
      <Readers message={message} />
      <section aria-labelledby="after" class="flex flex-col gap-3">
        <h3 id="after" class="text-std-20B-150">
          まちがいがあったとき
        </h3>
        <div class="flex flex-wrap gap-3">
          <LinkButton href={messageAt(facility.id, message.id, "correct")}>文を直す</LinkButton>
          <RecallButton {...props} />
          <LinkButton href={messageAt(facility.id, message.id, "copy")}>写して、新しく書く</LinkButton>
        </div>
      </section>
      <Preview message={message} />
    </>
  );
}
