mod brute;
#[path = "../../../benches/nursery_search/chance.rs"]
#[expect(dead_code, reason = "the bench of nurseries needs more of it")]
mod chance;
mod flaws;
mod reasons;
mod referee;
mod rules;
mod school;

use super::*;
