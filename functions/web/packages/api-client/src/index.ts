/**
 * The only place that speaks to /api. Its types are generated from the published contract, so a page cannot ask for a
 * route or a field that does not exist. It knows sessions and errors; it knows nothing about screens.
 */

export { loadConfig, type PageConfig } from "./config";
export { ApiError, type Failure, OfflineError } from "./errors";
export { type ResidentApi, type ResidentSession, residentApi } from "./resident";
export { subject } from "./session";
export { finishSignIn, signIn, signOut, staffToken } from "./signin";
export { type StaffApi, staffApi } from "./staff";
export type {
  CalendarEntry,
  Child,
  ChildChange,
  Language,
  Me,
  MeChange,
  MilestoneSetting,
  NewChild,
  NoticeBatch,
  Preview,
  PreviewDay,
  Run,
  StaffMilestone,
} from "./types";
