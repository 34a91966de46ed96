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
mod condition;
mod estimate;
mod finish;
mod give;
mod household;
mod nonsense;
mod rerun;
mod row;
mod rules;
mod scene;
mod tie;
mod validate;
mod value;
mod walk;

pub use answer::Answer;
pub use change::Change;
pub use condition::{Anchor, Condition, Measure, Moment, Snap};
pub use estimate::{Class, Estimate, Line, LineKind, NoEstimate, Noted, Outcome, SetAside, Whose, estimate};
pub use household::{
    Care, Child, ChildMark, Guardian, GuardianMark, Household, HouseholdMark, Illness, Pattern, Reason, ReasonKind,
    Residence, WorkForm,
};
pub use nonsense::{Field, Nonsense};
pub use rerun::{Case, Changed, Edit, Failed, Rerun, diff, rerun};
pub use row::{Band, Cite, Edge, Gives, Row, Scope};
pub use rules::{
    Aggregate, Base, By, Category, Compare, Document, End, Exclusion, Group, GuardianAdjustments, Hours, Keep, Limit,
    Limits, Part, Pick, PointRules, Precision, Question, Rounding, TieBreaker, TieBreakers,
};
pub use tie::{Standing, Value, precedes};
pub use value::{NoRank, Points, Rank, RankSpan, Span};
