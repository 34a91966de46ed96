//! Whether a row of the office's list may be a person whom a card has named.

use jiff::civil::Date;

use super::{Address, FourItems, spelling};

/// Whether name, day of birth and address agree, in whatever spelling. It joins nobody: a member of staff does. The reading
/// of a name counts for nothing: siblings and strangers share it.
#[must_use]
pub fn is_likely(card: &FourItems, row: (&str, Date, &str), municipality: &str) -> bool {
    let (name, born, address) = row;
    let is_name = spelling::name(&card.name) == spelling::name(name);
    let is_place = || Address::read(&card.address, municipality).is_like(&Address::read(address, municipality));
    is_name && card.born == born && is_place()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn all_three_must_agree() {
        let card = FourItems::read("髙橋　一郎", "架空県つなぐ市青葉町一丁目２番３号", "19920304", "1").unwrap();
        let of = |name, born, address| is_likely(&card, (name, born, address), "つなぐ市");
        let born = date(1992, 3, 4);
        assert!(of("高橋 一郎", born, "青葉町1-2-3"));
        assert!(!of("タカハシ イチロウ", born, "青葉町1-2-3"), "nobody by kana");
        assert!(!of("高橋 一郎", date(1992, 4, 3), "青葉町1-2-3"));
        assert!(!of("高橋 一郎", born, "青葉町1-2-4"));
        assert!(!of("高橋 一郎", born, ""));
    }
}
