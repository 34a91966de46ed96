//! 基本4情報: what a card says of its holder.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// As the card has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gender {
    /// 1.
    Male,
    /// 2.
    Female,
    /// Anything else that a provider says.
    Other,
}

/// Name, address, day of birth and gender.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FourItems {
    /// In the residents' register.
    pub name: String,
    /// In the residents' register.
    pub address: String,
    /// Day of birth.
    pub born: Date,
    /// As the card has it.
    pub gender: Gender,
}

/// Personal: not for logs.
impl fmt::Debug for FourItems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FourItems")
    }
}

impl FourItems {
    /// Reads what a provider says: `birthdate` as 20010203 or 2001-02-03, `gender` as 1, 2, male or female. None where a
    /// day does not exist or a text is empty or far too long.
    #[must_use]
    pub fn read(name: &str, address: &str, birthdate: &str, gender: &str) -> Option<Self> {
        let (name, address) = (name.trim(), address.trim());
        let said = |text: &str| !text.is_empty() && text.chars().count() <= 200;
        let digits: String = birthdate.chars().filter(|c| *c != '-').collect();
        let born = (digits.len() == 8).then(|| Date::strptime("%Y%m%d", &digits).ok()).flatten()?;
        let gender = match gender {
            "1" | "male" => Gender::Male,
            "2" | "female" => Gender::Female,
            _ => Gender::Other,
        };
        (said(name) && said(address)).then(|| Self { name: name.to_owned(), address: address.to_owned(), born, gender })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_card_is_read_in_both_spellings() {
        let read = |born, gender| FourItems::read("青木 光", "つなぐ市青葉町1-2-3", born, gender);
        let items = read("19920304", "2").unwrap();
        assert_eq!((items.born, items.gender), (date(1992, 3, 4), Gender::Female));
        assert_eq!(read("1992-03-04", "female").unwrap(), items);
        assert_eq!(format!("{items:?}"), "FourItems", "nothing of it reaches a log");
        for born in ["", "19920230", "1992", "1992030４", "199203041"] {
            assert!(read(born, "1").is_none(), "{born}");
        }
        assert!(FourItems::read(" ", "x", "19920304", "1").is_none());
    }
}
