/**
 * The search for nurseries on the page itself: the pack comes once, home never leaves the phone.
 *
 * It is the twin of `domain::nursery` (`shared/domain/src/nursery`, whose `pack` has the table of bytes), and the golden
 * vectors of `shared/domain/tests/golden` hold both to the same hits in the same order. It knows no network, no storage and
 * no clock: bytes, questions and today come in, hits go out.
 */
export { dayOf, monthOf, newestBorder, type SaidBorder, type SaidVacancy, vacancyOf } from "./cell";
export { type ChildAt, childAt } from "./child";
export { metresBetween, walkingMinutes } from "./distance";
export { fold } from "./fold";
export { GROUPS, type Group, groupOf, kindsOf } from "./groups";
export {
  type Cell,
  EXTRAS,
  type Extra,
  KINDS,
  type Kind,
  type NotAPack,
  type Pack,
  type Row,
  unpack,
  WHOLE,
} from "./pack";
export { type Anchor, type BadQuery, check, type Freshness, type Query, type Weekday } from "./query";
export { type Hit, search } from "./search";
