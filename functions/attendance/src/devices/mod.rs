//! Tablets and handhelds. Every request is signed by the device's own key and good once; what it may see follows from
//! where it was enrolled, and from nothing that it says.

pub(crate) mod enrol;
mod gzip;
pub(crate) mod pull;
pub(crate) mod push;

use std::sync::Arc;

use axum::{
    body::{Body, to_bytes},
    extract::{FromRequest, Request, State},
    http::{HeaderValue, header},
    response::Response,
};
use bytes::Bytes;
use contract::Refusal;
use jiff::{SignedDuration, Timestamp};
use platform::{
    Problem,
    device::{DEVICE, Signed, TIME},
};
use sync::{bounds::REQUEST_AGE, clock::Millis};
use tables::DeviceRow;

use crate::App;

/// Bytes of a body as it is sent, and when it is unpacked: 24 entries of 512 bytes in JSON are a third of it.
const LARGEST: usize = 64 * 1024;
/// A nonce is remembered until no request with its time can be fresh any more.
const NONCE_KEPT: SignedDuration = SignedDuration::from_mins(10);

/// A request that a device of ours has signed. Whether it is approved or revoked is for the handler to say.
pub(crate) struct SignedDevice {
    pub(crate) row: DeviceRow,
    /// When it was sent, as the device knows the server's time.
    pub(crate) at: Millis,
    /// Unpacked.
    pub(crate) body: Bytes,
}

impl FromRequest<Arc<App>> for SignedDevice {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &Arc<App>) -> Result<Self, Problem> {
        let (parts, body) = request.into_parts();
        let named = parts.headers.get(DEVICE).and_then(|value| value.to_str().ok());
        let (facility, device) = named.and_then(|named| named.split_once('.')).ok_or(Refusal::DeviceUnsigned)?;
        let path = parts.uri.path_and_query().map_or("", |path| path.as_str());
        let signed = Signed::read(&parts.method, path, &parts.headers).ok_or(Refusal::DeviceUnsigned)?;
        let body = read(body).await?;
        let row = app.attendance.device(facility, device).await?.ok_or(Refusal::DeviceUnsigned)?;
        if !signed.is_by(&row.public_key, &body) {
            return Err(Refusal::DeviceUnsigned.into());
        }
        let now = app.world.clock.now();
        let at = signed.at().filter(|at| at.saturating_sub(now.as_millisecond()).saturating_abs() <= REQUEST_AGE);
        let at = at.ok_or(Refusal::DeviceStale)?;
        let until = now.checked_add(NONCE_KEPT).unwrap_or(Timestamp::MAX);
        if !app.attendance.nonce(&row, &signed.nonce, until).await? {
            return Err(Refusal::DeviceReplayed.into());
        }
        let packed = parts.headers.get(header::CONTENT_ENCODING).is_some_and(|value| value == "gzip");
        let body = if packed { gzip::unpack(&body, LARGEST).ok_or(Refusal::BodyTooLarge)?.into() } else { body };
        Ok(Self { row, at, body })
    }
}

async fn read(body: Body) -> Result<Bytes, Refusal> {
    to_bytes(body, LARGEST).await.map_err(|_| Refusal::BodyTooLarge)
}

/// Every answer to a device says what time it is: one whose clock is wrong learns it from a refusal too.
pub(crate) async fn stamped(State(app): State<Arc<App>>, mut response: Response) -> Response {
    if let Ok(now) = HeaderValue::from_str(&app.millis().to_string()) {
        response.headers_mut().insert(TIME, now);
    }
    response
}
