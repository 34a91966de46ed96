/** What every page is made of. Knows the design tokens and accessibility; knows no words and no service. */
export { Banner, Empty, Spinner } from "./banner";
export { Button, LinkButton } from "./button";
export { addDays, daysBetween, formatDate, formatDay, formatInstant, todayIn, weekday } from "./dates";
export { Choices, DateField, Field, NumberField, SelectField, Switch, TextArea } from "./field";
export { type Loaded, useAction, useLoad } from "./load";
export { Sheet } from "./sheet";
export { TabBar, type TabItem } from "./tabs";
