//! Misfortunes that can be ordered. They are not journaled: a restart is the end of them.

use serde::Deserialize;

/// What `POST /_city/line/faults` takes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Order {
    /// `reply`, `push`, `multicast`, `token`, `certs`, `quota`, `consumption`, `loading`, `profile`, `richmenu`;
    /// absent: whichever of the three that send.
    pub endpoint: Option<String>,
    pub status: Option<u16>,
    /// With `status`: accept all the same, and lie.
    pub accepted: bool,
    pub fault: Option<Named>,
    /// How often; once if absent.
    pub times: Option<u32>,
    /// From now on every answer takes so many milliseconds of real time; for measurements.
    pub latency_ms: Option<u64>,
    pub block: Option<String>,
    pub unblock: Option<String>,
    /// Takes back every order.
    pub clear: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Named {
    /// Accepts, then hangs up without a byte.
    TimeoutAfterAccept,
    /// Hangs up without a byte, and without accepting.
    ConnectionLost,
    RateLimited,
    Quota,
    UserFlood,
}

/// What befalls one call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fault {
    Named(Named),
    Status { status: u16, accepted: bool },
}

#[derive(Debug)]
struct Waiting {
    endpoint: Option<String>,
    fault: Fault,
    times: u32,
}

#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Waiting>);

impl Faults {
    /// Takes an order for calls; `false` where it names no fault.
    pub fn order(&mut self, order: &Order) -> bool {
        if order.clear {
            self.0.clear();
        }
        let fault = match (order.fault, order.status) {
            (Some(named), _) => Fault::Named(named),
            (None, Some(status)) => Fault::Status { status, accepted: order.accepted },
            (None, None) => return order.clear,
        };
        let times = order.times.unwrap_or(1);
        if times > 0 {
            self.0.push(Waiting { endpoint: order.endpoint.clone(), fault, times });
        }
        true
    }

    /// What befalls this call of `endpoint`, if anything.
    pub fn take(&mut self, endpoint: &str) -> Option<Fault> {
        let sends = ["reply", "push", "multicast"].contains(&endpoint);
        let meant = |w: &Waiting| w.endpoint.as_deref().map_or(sends, |e| e == endpoint);
        let at = self.0.iter().position(meant)?;
        let waiting = self.0.get_mut(at)?;
        waiting.times -= 1;
        let (fault, spent) = (waiting.fault, waiting.times == 0);
        if spent {
            self.0.remove(at);
        }
        Some(fault)
    }
}
