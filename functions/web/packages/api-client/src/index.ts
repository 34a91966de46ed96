/**
 * The only place that speaks to /api. Its types are generated from the published contract, so a page cannot ask for a
 * route or a field that does not exist. It knows sessions and errors; it knows nothing about screens.
 */

export { loadConfig, type PageConfig } from "./config";
export { ApiError, type Failure, OfflineError, type RefusalDetail } from "./errors";
export { type ResidentApi, type ResidentSession, residentApi } from "./resident";
export { subject } from "./session";
export { finishSignIn, signIn, signOut, staffNow, staffToken } from "./signin";
export { dayOf, readSlotId, type SlotName, timeOf } from "./slot-id";
export { type StaffApi, staffApi } from "./staff";
export type { CsvPart, Placed } from "./staff-reservations";
export type {
  AttendanceState,
  Booking,
  BookingState,
  CalendarEntry,
  CallerChild,
  Child,
  ChildChange,
  ClosureReport,
  Difference,
  DrawnSlot,
  DrawRecord,
  Eligibility,
  Language,
  Me,
  MeChange,
  MilestoneSetting,
  NewBooking,
  NewChild,
  NewSlot,
  NewSlots,
  NoticeBatch,
  PhoneBooking,
  Preview,
  PreviewDay,
  QuestionCard,
  Reconciliation,
  Run,
  SaveService,
  Service,
  ServiceCard,
  SlotCard,
  SlotReport,
  StaffAnswer,
  StaffBooking,
  StaffChild,
  StaffMilestone,
  StaffPerson,
  StaffService,
  StaffSlot,
  ThreadMessage,
} from "./types";
