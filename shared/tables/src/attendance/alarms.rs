//! Alarms that were raised: each once, with the messages that it causes in the same transaction; and how far guardians
//! have been told of what happened.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use sync::clock::Millis;

use super::{Attendance, keyed, number};
use crate::{
    NewBatch, Notices,
    error::StoreError,
    keys,
    store::{Query, put},
};

/// An alarm that was raised.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AlarmRow {
    /// About whom.
    pub child: String,
    /// Which: `not_seen`, `unknown`, `absent_but_present`, `on_bus_not_at_gate`, `still_on_bus`, `still_inside`.
    pub kind: String,
    /// When it was raised.
    pub raised: Millis,
    /// Guardians were asked.
    #[serde(default)]
    pub asked: bool,
}

#[derive(Serialize, Deserialize)]
struct ToldRow {
    seq: u64,
}

impl Attendance {
    /// Everything that was raised on a day.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn alarms(&self, facility: &str, day: Date) -> Result<Vec<AlarmRow>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::alarms(facility, day))).await?;
        rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect()
    }

    /// Raises an alarm with its messages; false when it was raised before.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn raise(
        &self,
        facility: &str,
        day: Date,
        alarm: &AlarmRow,
        messages: &[NewBatch],
        notices: &Notices,
    ) -> Result<bool, StoreError> {
        let item = keyed(keys::alarms(facility, day), keys::alarm(&alarm.child, &alarm.kind), alarm);
        let mut writes = vec![put(&self.table, &item, "attribute_not_exists(pk)", &[])?];
        for batch in messages {
            writes.extend(notices.frozen(batch)?);
        }
        match self.store.transact("alarm", writes).await {
            Ok(()) => Ok(true),
            Err(StoreError::Conflict(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The last change of a facility's board that guardians have been told of.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn told(&self, facility: &str) -> Result<u64, StoreError> {
        let row: Option<ToldRow> = self.store.get(&self.table, keys::told(facility), keys::TOLD.to_owned()).await?;
        Ok(row.map_or(0, |row| row.seq))
    }

    /// Freezes the messages about everything up to change `to`, and notes it; false when somebody else was faster.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn tell(
        &self,
        facility: &str,
        from: u64,
        to: u64,
        messages: &[NewBatch],
        notices: &Notices,
    ) -> Result<bool, StoreError> {
        let item = keyed(keys::told(facility), keys::TOLD, ToldRow { seq: to });
        let guarded = match from {
            0 => put(&self.table, &item, "attribute_not_exists(pk)", &[])?,
            from => put(&self.table, &item, "seq = :s", &[(":s", number(from))])?,
        };
        let mut writes = vec![guarded];
        for batch in messages {
            writes.extend(notices.frozen(batch)?);
        }
        match self.store.transact("tell", writes).await {
            Ok(()) => Ok(true),
            Err(StoreError::Conflict(_)) => Ok(false),
            Err(error) => Err(error),
        }
    }
}
