/** What every page is made of. Knows the design tokens and accessibility; knows no words and no service. */
export { Banner, Empty, Spinner } from "./banner";
export { Button, LinkButton } from "./button";
export { Check } from "./check";
export { Chips, ManyChips } from "./chips";
export { addDays, daysBetween, formatDate, formatDay, formatInstant, formatMonth, todayIn, weekday } from "./dates";
export { box, Choices, DateField, Field, NumberField, SelectField, Switch, TextArea } from "./field";
export { type Loaded, useAction, useLoad } from "./load";
export { addMonths, firstOf, lastOf, monthOf, weeksOf } from "./month";
export { type DayFace, MonthGrid } from "./month-grid";
export { QrCode } from "./qr-code";
export { useRefresh } from "./refresh";
export { saveFile } from "./save-file";
export { Sheet } from "./sheet";
export { TabBar, type TabItem } from "./tabs";
export { TextField } from "./text-field";
