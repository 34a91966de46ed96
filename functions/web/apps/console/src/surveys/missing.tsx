import type { StaffMessage, StaffSurvey, SurveyRespondent } from "@tsunagu/api-client";
import { useLoad } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { leftByClass } from "./counting";
import { counted } from "./words";

/** Who has not answered; of an anonymous survey how many. */
export function Missing({ survey, message }: { survey: StaffSurvey; message: StaffMessage }) {
  const { missing, per } = survey;
  return (
    <section aria-labelledby="missing" class="flex flex-col gap-2">
      <h4 id="missing" class="text-std-18B-160">
        まだ回答していない{per === "child" ? "子ども" : "家庭"}
      </h4>
      {missing.kind === "counted" ? (
        <p>{counted(missing.count, per)}（無記名なので、だれかは分かりません）</p>
      ) : missing.respondents.length === 0 ? (
        <p>全員が回答しました。</p>
      ) : (
        <Named survey={survey} respondents={missing.respondents} message={message} />
      )}
    </section>
  );
}

function Named({
  survey,
  respondents,
  message,
}: {
  survey: StaffSurvey;
  respondents: readonly SurveyRespondent[];
  message: StaffMessage;
}) {
  const { api } = useDesk();
  // For the classes alone: without them the names are enough.
  const readers = useLoad(`survey readers ${message.id}`, () => api.messageReaders(message.id));
  useExpiry([readers.error]);
  const home = survey.per === "family" ? "の家庭" : "";
  return (
    <ul class="flex flex-col gap-2">
      {leftByClass(respondents, survey.names, readers.value?.children ?? []).map(({ group, names }) => (
        <li key={group}>
          {group && <span class="text-std-16B-170">{group} </span>}
          {counted(names.length, survey.per)}：{names.map((name) => `${name}${home}`).join("、")}
        </li>
      ))}
    </ul>
  );
}
