//! From a gathered batch to a frozen one. The order of steps is what makes a crash harmless: the batch is written, then
//! its members are claimed for it, then it is fixed without those whom another batch had claimed; every step can be done
//! again.

use std::collections::BTreeSet;

use contract::BatchState;
use futures::{StreamExt, TryStreamExt, stream};

use super::{BatchRow, Notices};
use crate::error::StoreError;

/// Claims under way at a time.
const SIDE_BY_SIDE: usize = 16;

impl Notices {
    /// Claims the members of a gathered batch and fixes it; false when there is no such batch. One that is fixed already
    /// stays as it is.
    ///
    /// # Errors
    /// When the store is unavailable.
    pub async fn fix(&self, id: &str) -> Result<bool, StoreError> {
        let Some(batch) = self.batch(id).await? else { return Ok(false) };
        if batch.state == BatchState::Gathering {
            let excluded = self.claimed_elsewhere(&batch).await?;
            self.freeze(&batch, excluded).await?;
        }
        Ok(true)
    }

    /// The positions of members whose milestones another batch has claimed; the others are claimed now.
    async fn claimed_elsewhere(&self, batch: &BatchRow) -> Result<BTreeSet<u32>, StoreError> {
        let members = self.members(batch).await?;
        let claimed: Vec<(u32, bool)> = stream::iter(members)
            .map(|(n, member)| async move {
                let ours = self.claim(&batch.id, &member, &batch.milestones).await?;
                Ok::<_, StoreError>((n, ours))
            })
            .buffer_unordered(SIDE_BY_SIDE)
            .try_collect()
            .await?;
        Ok(claimed.into_iter().filter(|(_, ours)| !ours).map(|(n, _)| n).collect())
    }
}
