mod brute;
#[path = "../../../benches/nursery_search/chance.rs"]
#[expect(dead_code, reason = "the bench of nurseries needs more of it")]
mod chance;
mod flaws;
mod referee;
mod reasons;
mod rules;
mod school;

use super::*;
