//! The thread between a family and the office about one booking. LINE never carries it.

use aws_sdk_dynamodb::types::AttributeValue;
use contract::Side;
use domain::reservation::Refused;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Changes, DeskError, Reservations, desk::TRIES};
use crate::{
    AuditEntry, NewBatch, Notices,
    error::StoreError,
    keys,
    store::{Query, again, key},
};

/// One line of a thread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadLine {
    /// Such as `msg_…`; the same idempotency key gives the same id.
    pub id: String,
    /// Grows along the thread; given by the write.
    #[serde(default)]
    pub n: u64,
    /// Who wrote it.
    pub from: Side,
    /// What they wrote.
    pub text: String,
    /// When.
    pub at: Timestamp,
    /// When the other side opened it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub read_at: Option<Timestamp>,
}

/// A line to be written, with the message that tells of it.
#[derive(Debug, Clone)]
pub struct NewLine {
    /// Whose booking.
    pub family: String,
    /// The booking it is about.
    pub booking: String,
    /// The line.
    pub line: ThreadLine,
    /// What LINE shall say, when the family has LINE.
    pub notice: Option<NewBatch>,
    /// Who did it, for staff.
    pub audit: Option<AuditEntry>,
}

impl Reservations {
    /// The thread of a booking, oldest first.
    ///
    /// # Errors
    /// When the store is unavailable or a row cannot be read.
    pub async fn thread(&self, booking: &str) -> Result<Vec<ThreadLine>, StoreError> {
        let rows = self.store.query(Query::partition(&self.table, keys::thread(booking))).await?;
        let lines: Result<Vec<ThreadLine>, StoreError> =
            rows.into_iter().map(|row| Ok(serde_dynamo::from_item(row)?)).collect();
        let mut lines = lines?;
        lines.sort_by_key(|line| line.n);
        Ok(lines)
    }

    /// Writes a line with its notice, once: the same id gives the line that is there. True when it is new.
    ///
    /// # Errors
    /// [`Refused::NotFound`] without such a booking; [`Refused::KeyReused`] when the id is there with another text.
    pub async fn say(&self, new: &NewLine, notices: Option<&Notices>) -> Result<(ThreadLine, bool), DeskError> {
        for attempt in 1..=TRIES {
            let known: Option<ThreadLine> =
                self.store.get(&self.table, keys::thread(&new.booking), new.line.id.clone()).await?;
            if let Some(known) = known {
                return if known.text == new.line.text { Ok((known, false)) } else { Err(Refused::KeyReused.into()) };
            }
            let diary = self.diary(&new.family).await?;
            let mut booking = diary.bookings.get(&new.booking).ok_or(Refused::NotFound)?.clone();
            match new.line.from {
                Side::Office => booking.unread_family += 1,
                Side::Family => booking.unread_office += 1,
            }
            let ends = booking.ends;
            let line = ThreadLine { n: diary.version, ..new.line.clone() };
            let changes = Changes {
                diaries: vec![(new.family.clone(), diary.with(&new.booking, booking))],
                lines: vec![(new.booking.clone(), ends, line.clone())],
                notices: new.notice.iter().cloned().collect(),
                audit: new.audit.iter().cloned().collect(),
                ..Changes::default()
            };
            match self.commit("thread", &changes, new.line.at, notices).await {
                Ok(()) => return Ok((line, true)),
                Err(error) => again(error, attempt).await?,
            }
        }
        Err(StoreError::Contended("thread").into())
    }

    /// The thread, and a note that `reader` has opened every line of the other side.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn opened(
        &self,
        family: &str,
        booking: &str,
        reader: Side,
        now: Timestamp,
    ) -> Result<Vec<ThreadLine>, DeskError> {
        let mut lines = self.thread(booking).await?;
        let mut news = false;
        for line in lines.iter_mut().filter(|line| line.from != reader && line.read_at.is_none()) {
            news = true;
            let request = self
                .store
                .client
                .update_item()
                .table_name(&self.table)
                .set_key(Some(key(keys::thread(booking), line.id.clone())))
                .update_expression("SET read_at = if_not_exists(read_at, :now)")
                .condition_expression("attribute_exists(pk)")
                .expression_attribute_values(":now", AttributeValue::S(now.to_string()));
            match request.send().await.map_err(|error| StoreError::from_sdk("read receipt", error)) {
                Ok(_) => line.read_at = Some(now),
                Err(StoreError::Conflict(_)) => {}
                Err(error) => return Err(error.into()),
            }
        }
        if news {
            let seen = |booking: &mut domain::reservation::Booking| {
                match reader {
                    Side::Family => booking.unread_family = 0,
                    Side::Office => booking.unread_office = 0,
                }
                Ok(())
            };
            self.note(family, booking, now, None, seen).await?;
        }
        Ok(lines)
    }
}
