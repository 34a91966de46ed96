import type { components } from "./schema";

type Schemas = components["schemas"];

/** The languages a resident can choose. */
export type Language = "ja" | "ja-easy" | "en";

export type CalendarEntry = Schemas["CalendarEntry"];
export type Child = Schemas["Child"];
export type ChildChange = Schemas["ChildChange"];
export type Me = Schemas["Me"];
export type MeChange = Schemas["MeChange"];
export type MilestoneSetting = Schemas["MilestoneSetting"];
export type NewChild = Schemas["NewChild"];
export type NoticeBatch = Schemas["NoticeBatch"];
export type PageConfig = Schemas["PageConfig"];
export type Preview = Schemas["Preview"];
export type PreviewDay = Schemas["PreviewDay"];
export type Run = Schemas["Run"];
export type StaffMilestone = Schemas["StaffMilestone"];
