//! The search: what a family may ask ([`Query`]), the columns that answer it (`columns`, the same in the pack), who fits
//! (`wanted`), how far it is (`distance`), and the index that looks only where somebody can be (`index`).

mod circle;
mod codes;
mod columns;
mod distance;
mod index;
mod query;
mod wanted;

pub(super) use columns::{AsOf, ClassCell, Columns, NONE_16, NOWHERE, Row, Texts, WHOLE};
pub use distance::{DETOUR_FACTOR, EARTH_RADIUS, METRES_A_MINUTE, metres_between, walking_minutes, whole_metres};
pub use index::{Hit, Index, Listed};
pub use query::{AllergyWanted, Anchor, BadQuery, FURTHEST, Freshness, MOST_HITS, Query};
