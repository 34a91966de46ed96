/** Where in the console a person is: the part of the address after `#/`. Nothing in it is personal. */
export type Place =
  | { page: "calendar" }
  | { page: "milestone"; id: string }
  | { page: "runs" }
  | { page: "bookings"; day: string | undefined; services: string[]; view: View }
  | { page: "slot"; slot: string }
  | { page: "closing"; service: string | undefined; day: string | undefined }
  | { page: "services" }
  | { page: "service"; id: string | undefined }
  | { page: "tool"; id: string; tool: Tool }
  | { page: "attendance"; facility: string | undefined; room: Room | undefined; at: string | undefined }
  | { page: "messages"; facility: string | undefined; id: string | undefined; step: MessageStep }
  | { page: "interviews"; facility: string | undefined; id: string | undefined; step: InterviewStep }
  | { page: "roster"; columns: boolean }
  | { page: "benefits" }
  | { page: "benefit"; id: string | undefined; stage: Stage }
  | { page: "banks" }
  | { page: "nurseries"; desk: NurseryDesk; table: PointsPlace | undefined };

export type View = "day" | "week";
export type Tool = "slots" | "draw" | "records";

const rooms = ["board", "register", "runs", "roster", "devices", "aside", "settings", "visits"] as const;
/** The rooms of a facility. */
export type Room = (typeof rooms)[number];

const messageSteps = ["read", "edit", "copy", "correct"] as const;
/** What is done with messages of a school or nursery: they are listed, or one of them is read or written. */
export type MessageStep = (typeof messageSteps)[number] | "list";

/** What is done with interviews of a school: they are listed, or one of them is looked at or written. */
export type InterviewStep = "list" | "read" | "edit";

const stages = ["overview", "settings", "list", "matches", "notices", "review", "payments"] as const;
/** The pages of a benefit, in the order of the work. */
export type Stage = (typeof stages)[number];

const nurseryDesks = ["import", "vacancies", "points"] as const;
/** What is done about the nurseries that families look for. */
export type NurseryDesk = (typeof nurseryDesks)[number];

/** A table of points, or a new one (`fresh`) that begins as a copy of it. */
export interface PointsPlace {
  municipality: string;
  from: string;
  fresh: boolean;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

export function placeOf(hash: string): Place {
  const [page, first, second, third] = hash.replace(/^#\/?/, "").split("/").map(decode);
  switch (page) {
    case "runs":
      return { page: "runs" };
    case "bookings":
      return {
        page: "bookings",
        day: dayOf(first),
        services: (second ?? "").split(",").filter(Boolean),
        view: third === "week" ? "week" : "day",
      };
    case "slot":
      return first ? { page: "slot", slot: first } : placeOf("#/bookings");
    case "closing":
      return { page: "closing", service: first || undefined, day: dayOf(second) };
    case "services":
      if (second === "slots" || second === "draw" || second === "records") {
        return { page: "tool", id: first ?? "", tool: second };
      }
      return first ? { page: "service", id: first === "+" ? undefined : first } : { page: "services" };
    case "attendance":
      return {
        page: "attendance",
        facility: first || undefined,
        room: rooms.find((room) => room === second),
        at: third || undefined,
      };
    case "messages":
      return { page: "messages", facility: first || undefined, ...messageOf(second, third) };
    case "interviews":
      return { page: "interviews", facility: first || undefined, ...interviewOf(second, third) };
    case "roster":
      return { page: "roster", columns: first === "columns" };
    case "benefits":
      if (!first) return { page: "benefits" };
      return {
        page: "benefit",
        id: first === "+" ? undefined : first,
        stage: stages.find((stage) => stage === second) ?? "overview",
      };
    case "banks":
      return { page: "banks" };
    case "nurseries":
      return {
        page: "nurseries",
        desk: nurseryDesks.find((desk) => desk === first) ?? "import",
        table: second && third ? { municipality: second, ...copyOf(third) } : undefined,
      };
    default:
      return first ? { page: "milestone", id: first } : { page: "calendar" };
  }
}

export const bookingsAt = (day: string, services: readonly string[], view: View = "day"): string =>
  `#/bookings/${day}/${services.map(encodeURIComponent).join(",")}${view === "week" ? "/week" : ""}`;

export const slotAt = (slot: string): string => `#/slot/${encodeURIComponent(slot)}`;

export const serviceAt = (id: string, tool?: Tool): string =>
  `#/services/${encodeURIComponent(id)}${tool ? `/${tool}` : ""}`;

/** A room of a facility, and in it a day or a child's id. */
export const roomAt = (facility: string, room: Room, at?: string): string =>
  `#/attendance/${encodeURIComponent(facility)}/${room}${at ? `/${encodeURIComponent(at)}` : ""}`;

/** The messages of a school or nursery. */
export const messagesAt = (facility: string): string => `#/messages/${encodeURIComponent(facility)}`;

export const messageAt = (facility: string, id: string, step: Exclude<MessageStep, "list"> = "read"): string =>
  `${messagesAt(facility)}/${encodeURIComponent(id)}${step === "read" ? "" : `/${step}`}`;

/** `+` can be no message's id. */
export const newMessageAt = (facility: string): string => `${messagesAt(facility)}/+`;

/** Interviews and home visits of a school. */
export const interviewsAt = (facility: string): string => `#/interviews/${encodeURIComponent(facility)}`;

export const interviewAt = (facility: string, id: string): string =>
  `${interviewsAt(facility)}/${encodeURIComponent(id)}`;

export const editInterviewAt = (facility: string, id: string): string => `${interviewAt(facility, id)}/edit`;

/** `+` can be no interviews' id. */
export const newInterviewAt = (facility: string): string => `${interviewsAt(facility)}/+`;

export const rosterImport = "#/roster";
export const rosterColumns = "#/roster/columns";

/** `+` can be no facility's id. */
export const newFacility = roomAt("+", "settings");

/** `+` can be no service's id. */
export const newService = "#/services/+";

export const benefitAt = (id: string, stage: Stage): string => `#/benefits/${encodeURIComponent(id)}/${stage}`;

/** `+` can be no benefit's id. */
export const newBenefit = "#/benefits/+";

export const nurseriesAt = (desk: NurseryDesk): string => `#/nurseries/${desk}`;

/** `+` before the day: a copy of that table, for another April. */
export const pointsAt = ({ municipality, from, fresh }: PointsPlace): string =>
  `${nurseriesAt("points")}/${encodeURIComponent(municipality)}/${fresh ? "+" : ""}${from}`;

function messageOf(id: string | undefined, step: string | undefined): { id: string | undefined; step: MessageStep } {
  if (!id) return { id: undefined, step: "list" };
  if (id === "+") return { id: undefined, step: "edit" };
  return { id, step: messageSteps.find((one) => one === step) ?? "read" };
}

function interviewOf(
  id: string | undefined,
  step: string | undefined,
): { id: string | undefined; step: InterviewStep } {
  if (!id) return { id: undefined, step: "list" };
  if (id === "+") return { id: undefined, step: "edit" };
  return { id, step: step === "edit" ? "edit" : "read" };
}

const copyOf = (day: string) => ({ from: day.replace(/^\+/, ""), fresh: day.startsWith("+") });

const dayOf = (text: string | undefined) => (text && DAY.test(text) ? text : undefined);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
