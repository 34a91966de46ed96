import type { StaffMessage } from "@tsunagu/api-client";
import { Spinner, useLoad } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { NewMessagePage } from "./compose";

/** A new message with the words of another, and with its questions where it brought some. */
export const CopyPage = ({ message }: { message: StaffMessage }) =>
  message.survey ? <WithQuestions message={message} survey={message.survey} /> : <NewMessagePage from={message} />;

function WithQuestions({ message, survey }: { message: StaffMessage; survey: string }) {
  const { api } = useDesk();
  const loaded = useLoad(`survey ${survey}`, () => api.survey(survey));
  useExpiry([loaded.error]);
  // Whoever may not see the questions can write with the words alone.
  if (!loaded.value && !loaded.error) return <Spinner label="読み込んでいます" />;
  return <NewMessagePage from={message} asked={loaded.value} />;
}
