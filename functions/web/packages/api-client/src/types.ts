import type { components } from "./schema";

type Schemas = components["schemas"];

/** The languages a resident can choose. */
export type Language = "ja" | "ja-easy" | "en";

export type AttendanceState = Schemas["AttendanceState"];
export type BookingState = Schemas["State"];
export type Booking = Schemas["Booking"];
export type CalendarEntry = Schemas["CalendarEntry"];
export type CallerChild = Schemas["CallerChild"];
export type Child = Schemas["Child"];
export type ChildChange = Schemas["ChildChange"];
export type ClosureReport = Schemas["ClosureReport"];
export type Difference = Schemas["Difference"];
export type DrawRecord = Schemas["DrawRecord"];
export type DrawnSlot = Schemas["DrawnSlot"];
export type Eligibility = Schemas["Eligibility"];
export type Me = Schemas["Me"];
export type MeChange = Schemas["MeChange"];
export type MilestoneSetting = Schemas["MilestoneSetting"];
export type NewBooking = Schemas["NewBooking"];
export type NewChild = Schemas["NewChild"];
export type NewSlot = Schemas["NewSlot"];
export type NewSlots = Schemas["NewSlots"];
export type NoticeBatch = Schemas["NoticeBatch"];
export type PageConfig = Schemas["PageConfig"];
export type PhoneBooking = Schemas["PhoneBooking"];
export type Preview = Schemas["Preview"];
export type PreviewDay = Schemas["PreviewDay"];
export type QuestionCard = Schemas["QuestionCard"];
export type Reconciliation = Schemas["Reconciliation"];
export type Run = Schemas["Run"];
export type SaveService = Schemas["SaveService"];
export type Service = Schemas["Service"];
export type ServiceCard = Schemas["ServiceCard"];
export type SlotCard = Schemas["SlotCard"];
export type SlotReport = Schemas["SlotReport"];
export type StaffAnswer = Schemas["StaffAnswer"];
export type StaffBooking = Schemas["StaffBooking"];
export type StaffChild = Schemas["StaffChild"];
export type StaffMilestone = Schemas["StaffMilestone"];
export type StaffPerson = Schemas["StaffPerson"];
export type StaffService = Schemas["StaffService"];
export type StaffSlot = Schemas["StaffSlot"];
export type ThreadMessage = Schemas["ThreadMessage"];
