//! Questions of a school to families, or of several schools: what is asked, what counts as an answer, and what the answers
//! say together. Of an anonymous survey it keeps who took part and what was answered apart from the first moment on, and
//! refuses to bring them together again.

mod answer;
mod asked;
mod file;
mod question;
mod respondent;
mod results;

#[cfg(test)]
mod scenes;

pub use answer::{Answered, Answers, Mark, NotTaken, Taken};
pub use asked::{Per, Survey};
pub use file::file;
pub use question::{Question, QuestionKind};
pub use respondent::{Missing, Respondent, missing, respondents};
pub use results::{OptionCount, QuestionResult, Results, TextAnswer, results};
