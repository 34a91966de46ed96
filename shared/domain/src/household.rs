//! The children and pregnancies of one resident: what may be registered, changed, born and ended.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::family::{FamilyError, MOST_CHILDREN, Subject, Token};

/// One child or pregnancy of a household.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    /// Such as `chd_…`; a child keeps the id of the pregnancy it was.
    pub id: String,
    /// Stands for the child in LINE; no two of one household share one.
    pub token: Token,
    /// Dates.
    pub subject: Subject,
}

/// Why a household cannot change like that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HouseholdError {
    /// A date or number cannot be true.
    #[error(transparent)]
    Subject(#[from] FamilyError),
    /// Another child has the emoji.
    #[error("token_taken")]
    TokenTaken,
    /// [`MOST_CHILDREN`] are registered already.
    #[error("too_many_children")]
    TooManyChildren,
    /// Birth and loss belong to a pregnancy.
    #[error("not_a_pregnancy")]
    NotAPregnancy,
}

/// The present members of a household, without those that have ended.
#[derive(Debug, Clone, Copy)]
pub struct Household<'a>(pub &'a [Member]);

impl Household<'_> {
    /// A new member. Without a token it gets the next free one.
    ///
    /// # Errors
    /// When the limit is reached, the token is taken or the dates cannot be true on `today`.
    pub fn register(
        &self,
        subject: Subject,
        token: Option<Token>,
        today: Date,
        new_id: impl FnOnce() -> String,
    ) -> Result<Member, HouseholdError> {
        if self.0.len() >= MOST_CHILDREN {
            return Err(HouseholdError::TooManyChildren);
        }
        subject.check(today)?;
        let token = self.token(token, None, &[])?;
        Ok(Member { id: new_id(), token, subject })
    }

    /// `member` with other dates or another token.
    ///
    /// # Errors
    /// When the token is taken or the dates cannot be true on `today`.
    pub fn change(
        &self,
        member: &Member,
        subject: Subject,
        token: Option<Token>,
        today: Date,
    ) -> Result<Member, HouseholdError> {
        if subject != member.subject {
            subject.check(today)?;
        }
        let token = self.token(Some(token.unwrap_or(member.token)), Some(member), &[])?;
        Ok(Member { id: member.id.clone(), token, subject })
    }

    /// The children that `pregnancy` turns into, one for each of `tokens`. The first keeps the pregnancy's id, and its
    /// token unless another was chosen.
    ///
    /// # Errors
    /// When it is no pregnancy, nobody or more than five were born, the limit is reached, a token is taken, or the day
    /// of birth cannot be true on `today`.
    pub fn born(
        &self,
        pregnancy: &Member,
        birth_date: Date,
        tokens: &[Option<Token>],
        today: Date,
        mut new_id: impl FnMut() -> String,
    ) -> Result<Vec<Member>, HouseholdError> {
        if !pregnancy.subject.is_pregnancy() {
            return Err(HouseholdError::NotAPregnancy);
        }
        if !(1..=5).contains(&tokens.len()) {
            return Err(FamilyError::FetusesOutOfRange.into());
        }
        if self.0.len() - 1 + tokens.len() > MOST_CHILDREN {
            return Err(HouseholdError::TooManyChildren);
        }
        let subject = pregnancy.subject.born(birth_date);
        subject.check(today)?;
        let mut children: Vec<Member> = Vec::with_capacity(tokens.len());
        for wish in tokens {
            let first = children.is_empty();
            let wish = if first { Some(wish.unwrap_or(pregnancy.token)) } else { *wish };
            let token = self.token(wish, Some(pregnancy), &children)?;
            let id = if first { pregnancy.id.clone() } else { new_id() };
            children.push(Member { id, token, subject: subject.clone() });
        }
        Ok(children)
    }

    /// `wish` if nobody else has it, or the next free token. `own` gives up its token; `siblings` are new ones.
    fn token(&self, wish: Option<Token>, own: Option<&Member>, siblings: &[Member]) -> Result<Token, HouseholdError> {
        let taken: Vec<Token> = self
            .0
            .iter()
            .filter(|member| own.is_none_or(|own| own.id != member.id))
            .chain(siblings)
            .map(|member| member.token)
            .collect();
        match wish {
            Some(token) if taken.contains(&token) => Err(HouseholdError::TokenTaken),
            Some(token) => Ok(token),
            None => Ok(Token::free(&taken)),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 4, 1);

    fn member(id: &str, token: &str, subject: Subject) -> Member {
        Member { id: id.to_owned(), token: Token::parse(token).unwrap(), subject }
    }

    fn child() -> Subject {
        Subject::Child { birth_date: date(2024, 5, 6), due_date: None }
    }

    #[test]
    fn twins_are_born_under_two_tokens_and_the_first_keeps_the_id() {
        let pregnancy = member("chd_1", "🐻", Subject::Pregnancy { due_date: date(2026, 4, 20), fetuses: 2 });
        let brother = member("chd_2", "🐰", child());
        let members = [pregnancy.clone(), brother];

        let born = Household(&members).born(&pregnancy, TODAY, &[None, None], TODAY, || "chd_3".to_owned()).unwrap();

        assert_eq!(
            born.iter().map(|m| (m.id.as_str(), m.token.as_str())).collect::<Vec<_>>(),
            [("chd_1", "🐻"), ("chd_3", "🐱")]
        );
        assert!(born.iter().all(|m| m.subject.due_date() == Some(date(2026, 4, 20))));
    }

    #[test]
    fn a_token_stands_for_one_child_only() {
        let members = [member("chd_1", "🐻", child()), member("chd_2", "🐰", child())];
        let household = Household(&members);
        let bear = Token::parse("🐻").ok();

        assert_eq!(household.register(child(), bear, TODAY, String::new), Err(HouseholdError::TokenTaken));
        assert_eq!(household.change(&members[1], child(), bear, TODAY), Err(HouseholdError::TokenTaken));
        assert_eq!(household.change(&members[0], child(), bear, TODAY).unwrap(), members[0]);
    }

    #[test]
    fn the_twenty_first_child_is_refused() {
        let members: Vec<_> =
            Token::all().take(MOST_CHILDREN).map(|token| member(token.as_str(), token.as_str(), child())).collect();
        assert_eq!(
            Household(&members).register(child(), None, TODAY, String::new),
            Err(HouseholdError::TooManyChildren)
        );
    }
}
