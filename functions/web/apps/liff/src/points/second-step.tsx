import { Choices } from "@tsunagu/ui";
import { useSpeech } from "../texts";
import { GuardianStep } from "./guardian-step";
import type { Filling } from "./page";

/** Whether somebody else cares for the child, and if so, their answers. */
export function SecondStep({ answers, fill, ranks }: Filling & { ranks: boolean }) {
  const { say } = useSpeech();
  const value = answers.single === undefined ? undefined : answers.single ? "one" : "two";
  return (
    <>
      <Choices
        legend={say("pt_how_many")}
        value={value}
        onChange={(chosen) => fill({ single: chosen === "one" })}
        options={(["two", "one"] as const).map((one) => ({ value: one, label: say(`pt_guardians_${one}`) }))}
      />
      {value === "two" && <GuardianStep answers={answers} fill={fill} which={1} ranks={ranks} />}
    </>
  );
}
