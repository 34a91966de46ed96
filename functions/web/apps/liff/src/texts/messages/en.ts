import type { ja } from "./ja";

export const en = {
  head_messages: "From school and nursery",
  head_message: "Message",
  back_messages: "All messages",

  day_yesterday: "Yesterday",
  messages_none: "There are no messages yet.",
  messages_none_hint:
    "What your school or nursery sends you appears here, newest first. When a message comes, we also tell you in LINE.",
  messages_none_joined: "Messages come for children whom you have joined with a code from their school or nursery.",
  messages_older: "Show older messages",
  messages_older_shown: "{count} older messages added below",
  messages_link: "From school and nursery",
  messages_link_unread: "From school and nursery ({count} unread)",
  messages_link_many: "From school and nursery ({count} or more unread)",
  messages_urgent: "There is an urgent message that you have not read yet.",

  message_unread: "Unread",
  message_urgent: "Urgent",
  message_edited: "Corrected",
  message_recalled: "Taken back",
  message_files: "Files: {count}",
  message_between: ", ",

  message_from: "From {from}",
  message_edited_at: "This message was corrected: {when}. Below is the corrected text.",
  message_recalled_by: "{from} took this message back. It cannot be read any more.",
  message_recalled_at: "Taken back: {when}",
  message_gone: "You cannot see this message.",
  message_gone_hint:
    "It was not sent to you, or you can no longer read it because your child's registration has changed.",
  message_languages: "Read in",
  message_shown_in: "Shown in {language}",
  message_attendance: "Report an absence or late arrival",

  files: "Files",
  file_pdf: "PDF",
  file_picture: "Picture",
  file_other: "File",
  file_get: "Download",
  file_get_name: "Download {name}",

  survey: "Survey",
  survey_deadline: "Answer by {when}",
  survey_closed: "The deadline is over. Answers are no longer taken.",
  survey_anonymous:
    "This survey is anonymous. Nobody, not even the school or nursery, learns who answered what. You cannot change your answer once it is sent.",
  survey_named: "You can change your answer until the deadline. The school or nursery sees whose answer it is.",
  survey_send: "Send answer",
  survey_done: "Answered",
  survey_final: "The survey is anonymous: your answer cannot be shown or changed.",
  survey_unanswered: "Not answered.",
  survey_edit: "Change",
  survey_edit_name: "Change the answer for {names}",
  survey_edit_end: "Do not change",
  survey_many: "Choose as many as you like.",
  survey_none: "No choice",
  survey_invalid: "This answer cannot be sent. Please answer again.",
  survey_too_long: "{count} characters too long.",
  survey_check: "Some answers are missing or have to be changed.",
} as const satisfies Record<keyof typeof ja, string>;
