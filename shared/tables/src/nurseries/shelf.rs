//! The catalogue as whoever searches keeps it: read once, looked at again after a minute by one row, and read again where
//! that row says so. A warm search reads nothing.

use std::sync::Arc;

use domain::nursery::{Index, Nursery, pack};
use jiff::{SignedDuration, Timestamp};
use tokio::sync::Mutex;

use super::{CatalogueRow, Nurseries, VacancyRow};
use crate::error::StoreError;

/// How long what staff publish may be unseen.
const FRESH: SignedDuration = SignedDuration::from_secs(60);
/// How often an edition may be swept while it is read.
const TRIES: usize = 5;

/// A catalogue, ready to be searched.
#[derive(Debug)]
pub struct Published {
    /// Which one; none where nothing is published yet.
    pub head: Option<CatalogueRow>,
    /// The facilities, with the vacancies that were noted since.
    pub nurseries: Vec<Nursery>,
    /// Over them.
    pub index: Index,
    /// The same for a phone.
    pub pack: Vec<u8>,
}

impl Published {
    /// Names what is published, also after a vacancy was noted.
    #[must_use]
    pub fn etag(&self) -> String {
        self.head.as_ref().map_or_else(|| "none".to_owned(), |head| format!("{}.{}", head.edition, head.changes))
    }

    /// A facility; no other has these two names.
    #[must_use]
    pub fn find(&self, municipality: &str, id: &str) -> Option<&Nursery> {
        self.nurseries.iter().find(|nursery| nursery.municipality == municipality && nursery.id == id)
    }

    fn new(head: Option<CatalogueRow>, nurseries: Vec<Nursery>) -> Self {
        let (index, pack) = (Index::new(&nurseries), pack(&nurseries));
        Self { head, nurseries, index, pack }
    }
}

/// Holds the catalogue between requests.
#[derive(Debug)]
pub struct Shelf {
    nurseries: Nurseries,
    held: Mutex<Option<(Timestamp, Arc<Published>)>>,
}

impl Shelf {
    /// An empty one.
    #[must_use]
    pub fn new(nurseries: Nurseries) -> Self {
        Self { nurseries, held: Mutex::new(None) }
    }

    /// What is published, at most a minute ago.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn take(&self, now: Timestamp) -> Result<Arc<Published>, StoreError> {
        let mut held = self.held.lock().await;
        if let Some((looked_at, published)) = &*held
            && now.duration_since(*looked_at).abs() < FRESH
        {
            return Ok(published.clone());
        }
        let known = held.as_ref().map(|(_, published)| published.clone());
        let published = match (self.look(known.as_ref()).await, known) {
            (Ok(published), _) => published,
            // An outage of the table is no outage of what is in memory. It is looked at again after the next minute.
            (Err(error), Some(known)) => {
                tracing::warn!(%error, "what was published a while ago is searched");
                known
            }
            (Err(error), None) => return Err(error),
        };
        *held = Some((now, published.clone()));
        Ok(published)
    }

    /// What is published at this moment.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn newest(&self, now: Timestamp) -> Result<Arc<Published>, StoreError> {
        let mut held = self.held.lock().await;
        let published = self.look(held.as_ref().map(|(_, published)| published)).await?;
        *held = Some((now, published.clone()));
        Ok(published)
    }

    async fn look(&self, known: Option<&Arc<Published>>) -> Result<Arc<Published>, StoreError> {
        for _ in 0..TRIES {
            let head = self.nurseries.head().await?;
            if let Some(known) = known
                && known.head == head
            {
                return Ok(known.clone());
            }
            let Some(head) = head else { return Ok(Arc::new(Published::new(None, Vec::new()))) };
            // Only a vacancy was noted: the facilities are known, and a note holds every class of its facility.
            let same = known.filter(|known| known.head.as_ref().is_some_and(|there| there.edition == head.edition));
            let nurseries = match same {
                Some(known) => Some(known.nurseries.clone()),
                None => self.nurseries.published(&head).await?,
            };
            let Some(mut nurseries) = nurseries else { continue };
            let noted = self.nurseries.vacancies(&head.edition).await?;
            for nursery in &mut nurseries {
                if let Some(vacancy) = noted.get(&nursery.key()) {
                    note(nursery, vacancy);
                }
            }
            return Ok(Arc::new(Published::new(Some(head), nurseries)));
        }
        Err(StoreError::Contended("catalogue"))
    }
}

fn note(nursery: &mut Nursery, noted: &VacancyRow) {
    for (class, vacancy) in &noted.classes {
        match (vacancy, nursery.classes.get_mut(class)) {
            (vacancy, Some(known)) => known.vacancy.clone_from(vacancy),
            (Some(_), None) => nursery.classes.entry(*class).or_default().vacancy.clone_from(vacancy),
            (None, None) => {}
        }
    }
}
