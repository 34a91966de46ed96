//! One right to one benefit, from being on the list to the money on the account. Every step is decided from where it
//! stands, and taking it twice is taking it once; the table writes it under the condition that it still stands there.

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

/// What is unique in the store: nobody has a right twice in a round.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Key {
    /// The programme.
    pub programme: String,
    /// The child, the pregnancy or the person.
    pub subject: String,
    /// The round.
    pub period: String,
}

/// What somebody agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Consent {
    /// When.
    pub at: Timestamp,
    /// Hash of exactly what was shown.
    pub shown: String,
    /// Names the account that was shown; the account itself lies encrypted elsewhere.
    pub account: String,
}

/// Where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum State {
    /// Nobody has answered.
    Open,
    /// The family does not want it; it may think again until the deadline.
    Declined,
    /// Somebody has applied.
    Applied(Consent),
    /// Staff have found that there is no right after all.
    Refused {
        /// What was applied for: it stands again when the refusal is taken back.
        consent: Consent,
        /// Why, in a sentence that the family reads.
        reason: String,
    },
    /// It is to be paid.
    Granted(Consent),
    /// It stands in a bank file, and in no other.
    Filed {
        /// What was agreed to.
        consent: Consent,
        /// The file.
        file: String,
    },
    /// The bank has paid.
    Paid {
        /// What was agreed to.
        consent: Consent,
        /// The file.
        file: String,
    },
    /// The money cannot go to the account, or came back from it. It waits for another one.
    Returned {
        /// What was agreed to: nothing is paid to this account again.
        consent: Consent,
        /// The file from which it came back; none where it was in no file.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        file: Option<String>,
        /// Why, as the bank or the office says.
        why: String,
    },
}

/// One right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entitlement {
    /// Whose, and to what.
    pub key: Key,
    /// How much.
    pub yen: u32,
    /// The last day to apply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Date>,
    /// Where it stands.
    pub state: State,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// The family applies, on a day in Japan. After a return it names the account anew.
    Apply(Consent, Date),
    /// The family names another account. What was applied for with the other one is open again: nobody has agreed to this
    /// one yet.
    ChooseAccount(Date),
    /// The family does not want it.
    Decline(Date),
    /// Staff grant what was applied for.
    Grant,
    /// Staff do not.
    Refuse(String),
    /// Staff take their refusal back.
    Reopen,
    /// Staff ask for another account before anything is paid: the branch has closed, say.
    AskAccount(String),
    /// Staff have found that whoever agreed is not whose right it is: nobody has agreed to anything.
    Part,
    /// It goes into a bank file.
    File(String),
    /// The file is thrown away before its release.
    Discard(String),
    /// The bank has paid this file.
    Pay(String),
    /// The bank has sent it back, also after it was called paid.
    Return(String, String),
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The deadline is over.
    #[error("too_late")]
    TooLate,
    /// It stands elsewhere.
    #[error("other_state")]
    OtherState,
    /// It stands in another bank file.
    #[error("other_file")]
    OtherFile,
}

impl Entitlement {
    /// Where a step leads; none where it has been taken before.
    ///
    /// # Errors
    /// Why it cannot be taken from here.
    pub fn after(&self, act: &Act) -> Result<Option<State>, Refused> {
        match (&self.state, act) {
            (State::Applied(there) | State::Granted(there), Act::Apply(consent, _)) if there.is_same(consent) => {
                Ok(None)
            }
            (State::Returned { consent: there, .. }, Act::Apply(consent, _)) if there.account == consent.account => {
                Err(Refused::OtherState)
            }
            // Money that came back is owed, deadline or not.
            (State::Returned { .. }, Act::Apply(consent, _)) => Ok(Some(State::Granted(consent.clone()))),
            (State::Open | State::Declined | State::Applied(_), Act::Apply(consent, on)) => {
                self.in_time(*on)?;
                Ok(Some(State::Applied(consent.clone())))
            }
            (State::Returned { .. }, Act::ChooseAccount(_)) => Ok(None),
            (State::Open | State::Declined | State::Applied(_), Act::ChooseAccount(on)) => {
                self.in_time(*on)?;
                Ok(matches!(self.state, State::Applied(_)).then_some(State::Open))
            }
            (State::Declined, Act::Decline(_)) => Ok(None),
            (State::Open | State::Applied(_), Act::Decline(on)) => {
                self.in_time(*on)?;
                Ok(Some(State::Declined))
            }
            (State::Applied(consent), Act::Grant) => Ok(Some(State::Granted(consent.clone()))),
            (State::Granted(_), Act::Grant) => Ok(None),
            (State::Applied(consent), Act::Refuse(reason)) => {
                Ok(Some(State::Refused { consent: consent.clone(), reason: reason.clone() }))
            }
            (State::Refused { reason: there, .. }, Act::Refuse(reason)) if there == reason => Ok(None),
            (State::Refused { consent, .. }, Act::Reopen) => Ok(Some(State::Applied(consent.clone()))),
            (State::Applied(_), Act::Reopen) | (State::Open, Act::Part) => Ok(None),
            (State::Granted(consent), Act::AskAccount(why)) => {
                Ok(Some(State::Returned { consent: consent.clone(), file: None, why: why.clone() }))
            }
            (State::Returned { why: there, .. }, Act::AskAccount(why)) if there == why => Ok(None),
            (
                State::Declined
                | State::Applied(_)
                | State::Refused { .. }
                | State::Granted(_)
                | State::Returned { .. },
                Act::Part,
            ) => Ok(Some(State::Open)),
            (State::Granted(consent), Act::File(file)) => {
                Ok(Some(State::Filed { consent: consent.clone(), file: file.clone() }))
            }
            (State::Filed { file: there, .. }, Act::File(file)) => same(there, file).map(|()| None),
            (State::Filed { consent, file: there }, Act::Discard(file)) => {
                same(there, file)?;
                Ok(Some(State::Granted(consent.clone())))
            }
            (State::Filed { consent, file: there }, Act::Pay(file)) => {
                same(there, file)?;
                Ok(Some(State::Paid { consent: consent.clone(), file: file.clone() }))
            }
            (State::Paid { file: there, .. }, Act::Pay(file)) => same(there, file).map(|()| None),
            (State::Filed { consent, file: there } | State::Paid { consent, file: there }, Act::Return(file, why)) => {
                same(there, file)?;
                let file = Some(file.clone());
                Ok(Some(State::Returned { consent: consent.clone(), file, why: why.clone() }))
            }
            (State::Returned { file: Some(there), .. }, Act::Return(file, _)) => same(there, file).map(|()| None),
            _ => Err(Refused::OtherState),
        }
    }

    fn in_time(&self, on: Date) -> Result<(), Refused> {
        if self.deadline.is_some_and(|deadline| deadline < on) { Err(Refused::TooLate) } else { Ok(()) }
    }
}

impl Consent {
    /// A second tap comes later and agrees to the same.
    fn is_same(&self, other: &Self) -> bool {
        (&self.shown, &self.account) == (&other.shown, &other.account)
    }
}

fn same(there: &str, file: &str) -> Result<(), Refused> {
    if there == file { Ok(()) } else { Err(Refused::OtherFile) }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const DEADLINE: Date = date(2026, 9, 30);

    fn open() -> Entitlement {
        let key = Key { programme: "p".to_owned(), subject: "c".to_owned(), period: "2026".to_owned() };
        Entitlement { key, yen: 50_000, deadline: Some(DEADLINE), state: State::Open }
    }

    fn consent(minute: i64, account: &str) -> Consent {
        let at = Timestamp::from_second(1_780_000_000 + minute * 60).unwrap();
        Consent { at, shown: format!("hash of {account}"), account: account.to_owned() }
    }

    fn walk(acts: &[Act]) -> Entitlement {
        acts.iter().fold(open(), |one, act| {
            let state = one.after(act).unwrap_or_else(|why| panic!("{act:?}: {why}")).unwrap_or(one.state);
            Entitlement { state, ..one }
        })
    }

    #[test]
    fn a_second_tap_is_the_first_and_another_account_is_another_application() {
        let applied = walk(&[Act::Apply(consent(0, "a"), DEADLINE)]);
        assert_eq!(applied.after(&Act::Apply(consent(5, "a"), DEADLINE)), Ok(None));
        let changed = applied.after(&Act::Apply(consent(9, "b"), DEADLINE)).unwrap();
        assert_eq!(changed, Some(State::Applied(consent(9, "b"))));
        let late = date(2026, 10, 1);
        assert_eq!(open().after(&Act::Apply(consent(0, "a"), late)), Err(Refused::TooLate));
        // What was agreed to is paid out by the account that was shown: nobody changes it behind a decision.
        let granted = walk(&[Act::Apply(consent(0, "a"), DEADLINE), Act::Grant]);
        assert_eq!(granted.after(&Act::Apply(consent(9, "b"), DEADLINE)), Err(Refused::OtherState));
    }

    #[test]
    fn money_that_came_back_goes_to_another_account_after_the_deadline_too() {
        let file = |name: &str| name.to_owned();
        let back = [
            Act::Apply(consent(0, "a"), DEADLINE),
            Act::Grant,
            Act::File(file("f1")),
            Act::Pay(file("f1")),
            Act::Return(file("f1"), "口座なし".to_owned()),
        ];
        let returned = walk(&back);
        assert_eq!(
            returned.after(&Act::File(file("f2"))),
            Err(Refused::OtherState),
            "not before the family has answered"
        );
        let same = Act::Apply(consent(90_000, "a"), date(2027, 1, 8));
        assert_eq!(returned.after(&same), Err(Refused::OtherState), "it would come back again");
        let again = Act::Apply(consent(90_000, "b"), date(2027, 1, 8));
        let state = returned.after(&again).unwrap();
        assert_eq!(state, Some(State::Granted(consent(90_000, "b"))));
    }

    #[test]
    fn staff_take_a_refusal_back_and_ask_for_another_account() {
        let apply = Act::Apply(consent(0, "a"), DEADLINE);
        let refused = walk(&[apply.clone(), Act::Refuse("なし".to_owned())]);
        assert_eq!(refused.after(&Act::Grant), Err(Refused::OtherState));
        assert_eq!(refused.after(&Act::Reopen), Ok(Some(State::Applied(consent(0, "a")))));
        assert_eq!(walk(std::slice::from_ref(&apply)).after(&Act::Reopen), Ok(None), "twice is once");

        let asked = walk(&[apply, Act::Grant, Act::AskAccount("閉店".to_owned())]);
        assert_eq!(asked.after(&Act::AskAccount("閉店".to_owned())), Ok(None));
        assert_eq!(asked.after(&Act::File("f".to_owned())), Err(Refused::OtherState));
        assert_eq!(asked.after(&Act::Return("f".to_owned(), "なし".to_owned())), Err(Refused::OtherState));
        let again = Act::Apply(consent(9, "b"), date(2027, 1, 8));
        assert_eq!(asked.after(&again), Ok(Some(State::Granted(consent(9, "b")))));
        assert_eq!(walk(&[]).after(&Act::AskAccount("閉店".to_owned())), Err(Refused::OtherState));
    }

    #[test]
    fn what_the_wrong_person_agreed_to_is_undone_until_it_is_with_the_bank() {
        let file = || "f".to_owned();
        let back = Act::Return(file(), "なし".to_owned());
        let steps = [Act::Apply(consent(0, "a"), DEADLINE), Act::Grant, Act::File(file()), Act::Pay(file()), back];
        for (taken, part) in [
            (0, Ok(None)),
            (1, Ok(Some(State::Open))),
            (2, Ok(Some(State::Open))),
            (3, Err(Refused::OtherState)),
            (4, Err(Refused::OtherState)),
            (5, Ok(Some(State::Open))),
        ] {
            assert_eq!(walk(&steps[..taken]).after(&Act::Part), part, "after {taken}");
        }
    }

    #[derive(Debug, Clone)]
    enum Move {
        Step(Act),
        /// Two members of staff release a file.
        Release(u8),
    }

    fn moves() -> impl Strategy<Value = Vec<Move>> {
        let file = || (0..3_u8).prop_map(|n| format!("f{n}"));
        let account = prop_oneof![Just("a"), Just("b")];
        let one = prop_oneof![
            4 => (0..9_i64, account).prop_map(|(minute, account)| Move::Step(Act::Apply(consent(minute, account), DEADLINE))),
            1 => Just(Move::Step(Act::Decline(DEADLINE))),
            1 => Just(Move::Step(Act::ChooseAccount(DEADLINE))),
            3 => Just(Move::Step(Act::Grant)),
            1 => Just(Move::Step(Act::Refuse("なし".to_owned()))),
            1 => Just(Move::Step(Act::Reopen)),
            1 => Just(Move::Step(Act::AskAccount("閉店".to_owned()))),
            1 => Just(Move::Step(Act::Part)),
            4 => file().prop_map(|file| Move::Step(Act::File(file))),
            1 => file().prop_map(|file| Move::Step(Act::Discard(file))),
            3 => file().prop_map(|file| Move::Step(Act::Pay(file))),
            2 => file().prop_map(|file| Move::Step(Act::Return(file, "口座なし".to_owned()))),
            3 => (0..3_u8).prop_map(Move::Release),
        ];
        proptest::collection::vec(one, 0..60)
    }

    proptest! {
        /// However taps, retries, decisions, files and results come: what the bank was told to pay and did not send back
        /// is paid once, to an account that somebody agreed to.
        #[test]
        fn nobody_is_paid_twice(moves in moves()) {
            let mut one = open();
            // Files that are with the bank: what stood in them; what came back of them is gone.
            let mut with_bank: BTreeMap<String, String> = BTreeMap::new();
            let mut released: Vec<String> = Vec::new();
            for step in moves {
                match step {
                    Move::Release(n) => {
                        let name = format!("f{n}");
                        if released.contains(&name) {
                            continue;
                        }
                        released.push(name.clone());
                        if let State::Filed { consent, file } = &one.state
                            && *file == name
                        {
                            with_bank.insert(name, consent.account.clone());
                        }
                    }
                    Move::Step(act) => {
                        // The desk's own rules: nothing enters or leaves a file that is released, and only that has results.
                        let allowed = match &act {
                            Act::File(file) | Act::Discard(file) => !released.contains(file),
                            Act::Pay(file) | Act::Return(file, _) => released.contains(file),
                            _ => true,
                        };
                        if !allowed {
                            continue;
                        }
                        if let Ok(Some(state)) = one.after(&act) {
                            if let (Act::Return(file, _), State::Returned { .. }) = (&act, &state) {
                                with_bank.remove(file);
                            }
                            one.state = state;
                        }
                        // The same once more changes nothing.
                        prop_assert!(!matches!(one.after(&act), Ok(Some(_))) || matches!(act, Act::Apply(..)));
                    }
                }
                prop_assert!(with_bank.len() <= 1, "{with_bank:?}");
                if let State::Paid { file, consent } = &one.state {
                    prop_assert_eq!(with_bank.get(file), Some(&consent.account));
                }
            }
        }
    }
}
