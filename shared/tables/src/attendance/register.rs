//! The register of a school (出席簿): one item for each class and day, with what a teacher has confirmed of each pupil. What
//! was confirmed before stays below it; a mark is kept whole, so that one that staff change or drop later changes no day
//! that is in the books.

use std::collections::BTreeMap;

use domain::facility::{Mark, Remark};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::{Attendance, keyed, number};
use crate::{
    AuditEntry,
    error::StoreError,
    keys,
    store::{Query, put},
};

/// What is kept of one pupil's day: the newest and so many before it.
const KEPT: usize = 10;

/// What a teacher has confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marked {
    /// None: was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// 備考.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Remark>,
    /// Who, such as `staff:…`.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

impl Marked {
    fn says_the_same(&self, other: &Self) -> bool {
        (&self.mark, &self.note) == (&other.mark, &other.note)
    }
}

/// A class on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClassDay {
    /// The day.
    #[serde(rename = "sk")]
    pub day: Date,
    /// Grows with every write.
    pub version: u64,
    /// By pupil, the oldest first.
    pub pupils: BTreeMap<String, Vec<Marked>>,
}

impl ClassDay {
    /// What stands of a pupil; none where nobody has confirmed anything.
    #[must_use]
    pub fn of(&self, pupil: &str) -> Option<&Marked> {
        self.pupils.get(pupil)?.last()
    }

    /// What stood before, the newest first.
    pub fn before(&self, pupil: &str) -> impl Iterator<Item = &Marked> {
        self.pupils.get(pupil).into_iter().flat_map(|marked| marked.iter().rev().skip(1))
    }

    /// With more confirmed; false where everything stands there already.
    fn confirm(&mut self, marked: &BTreeMap<String, Marked>) -> bool {
        let mut changed = false;
        for (pupil, new) in marked {
            let kept = self.pupils.entry(pupil.clone()).or_default();
            if kept.last().is_some_and(|last| last.says_the_same(new)) {
                continue;
            }
            kept.push(new.clone());
            let old = kept.len().saturating_sub(KEPT);
            kept.drain(..old);
            changed = true;
        }
        changed
    }
}

/// Which class on which day.
#[derive(Debug, Clone, Copy)]
pub struct ClassOn<'a> {
    /// Where.
    pub facility: &'a str,
    /// Which class.
    pub class: &'a str,
    /// The day.
    pub day: Date,
}

impl Attendance {
    /// What is confirmed of some classes on a day, by class.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn class_days(
        &self,
        facility: &str,
        classes: impl IntoIterator<Item = &str>,
        day: Date,
    ) -> Result<BTreeMap<String, ClassDay>, StoreError> {
        let mut days = BTreeMap::new();
        let keys: BTreeMap<String, &str> =
            classes.into_iter().map(|class| (keys::register(facility, class), class)).collect();
        let wanted = keys.keys().map(|pk| (pk.clone(), day.to_string())).collect();
        for row in self.store.get_many(&self.table, wanted).await? {
            let class = crate::store::text(&row, keys::PK).and_then(|pk| keys.get(pk)).map(ToString::to_string);
            days.extend(class.map(|class| Ok::<_, StoreError>((class, serde_dynamo::from_item(row)?))).transpose()?);
        }
        Ok(days)
    }

    /// The confirmed days of a class, in order, both ends included.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn register(
        &self,
        facility: &str,
        class: &str,
        from: Date,
        until: Date,
    ) -> Result<Vec<ClassDay>, StoreError> {
        let between = Some((from.to_string(), until.to_string()));
        let query = Query { between, ..Query::partition(&self.table, keys::register(facility, class)) };
        let rows = self.store.query(query).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// Confirms pupils of a class on a day over the version that was read (0: nothing yet); none when somebody else was
    /// faster. What stands there already is not written again.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn confirm(
        &self,
        on: ClassOn<'_>,
        over: u64,
        marked: &BTreeMap<String, Marked>,
        audit: &AuditEntry,
    ) -> Result<Option<ClassDay>, StoreError> {
        let there = self.class_days(on.facility, [on.class], on.day).await?.remove(on.class);
        let mut next = there.unwrap_or(ClassDay { day: on.day, version: 0, pupils: BTreeMap::new() });
        if next.version != over {
            return Ok(None);
        }
        if !next.confirm(marked) {
            return Ok(Some(next));
        }
        next.version += 1;
        #[derive(Serialize)]
        struct Kept<'a> {
            version: u64,
            pupils: &'a BTreeMap<String, Vec<Marked>>,
        }
        let kept = Kept { version: next.version, pupils: &next.pupils };
        let item = keyed(keys::register(on.facility, on.class), on.day.to_string(), kept);
        let guarded = match over {
            0 => put(&self.table, &item, "attribute_not_exists(pk)", &[])?,
            version => put(&self.table, &item, "version = :v", &[(":v", number(version))])?,
        };
        match self.store.transact("register", vec![guarded, self.audited(audit)?]).await {
            Ok(()) => Ok(Some(next)),
            Err(StoreError::Conflict(_)) => Ok(None),
            Err(error) => Err(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::facility::usual_marks;
    use jiff::civil::date;

    use super::*;

    #[test]
    fn what_was_confirmed_before_stays_below() {
        let marked = |mark: Option<usize>, second: i64| Marked {
            mark: mark.map(|place| usual_marks().remove(place)),
            note: None,
            by: "staff:kato".to_owned(),
            at: Timestamp::from_second(second).unwrap(),
        };
        let mut day = ClassDay { day: date(2026, 4, 13), version: 0, pupils: BTreeMap::new() };
        assert_eq!(day.of("k_1"), None);
        assert!(
            day.confirm(&BTreeMap::from([("k_1".to_owned(), marked(Some(0), 1)), ("k_2".to_owned(), marked(None, 1))]))
        );
        assert!(!day.confirm(&BTreeMap::from([("k_1".to_owned(), marked(Some(0), 2))])), "it says the same");
        assert!(day.confirm(&BTreeMap::from([("k_1".to_owned(), marked(Some(2), 3))])));
        assert_eq!(day.of("k_1"), Some(&marked(Some(2), 3)));
        assert_eq!(day.before("k_1").collect::<Vec<_>>(), [&marked(Some(0), 1)]);
        assert_eq!((day.of("k_2"), day.before("k_2").count()), (Some(&marked(None, 1)), 0));
        for n in 0..20 {
            day.confirm(&BTreeMap::from([("k_1".to_owned(), marked((n % 2 == 0).then_some(1), 10 + n))]));
        }
        assert_eq!(day.before("k_1").count(), KEPT - 1);
    }
}
