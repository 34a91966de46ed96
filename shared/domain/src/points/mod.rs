//! The admission points of nurseries (保育指数): a municipality's table as dated data, a family's answers, and what the one
//! gives to the other, line by line, with the source of every line. One engine for every municipality; a municipality is
//! data ([`PointRules`]), never code.
//!
//! It knows tables and answers. It refuses to know who a family is, and to promise anything: a result is an estimate
//! (目安), with a range where the office sets a value itself, and the office decides.
//!
//! The order of a reckoning: each guardian's best reason within bounds → two guardians put together → bounds →
//! adjustments → factors → bounds → what replaces any total. Whatever moves the total has a line of its own, so the lines
//! always sum up to it.

mod adjust;
mod answer;
mod base;
mod change;
mod combine;
mod condition;
mod derivation;
mod estimate;
mod finish;
mod give;
mod household;
mod marks;
mod nonsense;
mod order;
mod rerun;
mod row;
mod rules;
mod scene;
mod sets;
mod tie;
mod validate;
mod value;
mod walk;

pub use answer::Answer;
pub use change::Change;
pub use combine::{Aggregate, Base, By, GuardianAdjustments, Limit, Limits, Pick};
pub use condition::{Anchor, Condition, Measure, Moment, Snap};
pub use derivation::{Class, Estimate, Line, LineKind, Noted, Outcome, SetAside, Whose};
pub use estimate::{NoEstimate, estimate};
pub use household::{Child, Guardian, Household, Pattern, Reason};
pub use marks::{Care, ChildMark, GuardianMark, HouseholdMark, Illness, ReasonKind, Residence, WorkForm};
pub use nonsense::{Field, Nonsense};
pub use order::{Category, Compare, End, Part, TieBreaker, TieBreakers};
pub use rerun::{Case, Changed, Edit, Failed, Rerun, diff, rerun};
pub use row::{Band, Cite, Edge, Gives, Row, Scope};
pub use rules::{Document, Hours, PointRules, Precision, Question, Rounding};
pub use sets::{Exclusion, Group, Keep};
pub use tie::{Standing, Value, precedes};
pub use value::{NoRank, Points, Rank, RankSpan, Span};
