//! The attributes of a queue: their ranges, defaults and texts, as SetQueueAttributes and GetQueueAttributes have them.

use std::{fmt::Display, ops::RangeInclusive, str::FromStr};

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::SqsError;

/// 1 MiB, body and attributes together (Amazon SQS message quotas, since August 2025).
pub const MAX_MESSAGE_BYTES: usize = 1_048_576;

/// Everything about a queue that its owner can set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    pub visibility_timeout: i64,
    pub delay_seconds: i64,
    pub maximum_message_size: usize,
    pub retention_seconds: i64,
    pub wait_seconds: i64,
    pub redrive: Option<Redrive>,
    pub redrive_allow: Option<String>,
    pub policy: Option<String>,
    pub kms_key: Option<String>,
    pub kms_reuse_seconds: i64,
    pub managed_sse: bool,
    pub fifo: Option<Fifo>,
}

/// Where a message goes that was received `max_receives` times and not deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redrive {
    pub target: String,
    pub max_receives: u32,
    /// The policy as it was written, given back unchanged.
    text: String,
}

/// What only a FIFO queue has.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fifo {
    pub content_based: bool,
    pub scope: Scope,
    limit_per_group: bool,
}

/// Within what a deduplication id is unique.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Scope {
    #[default]
    Queue,
    Group,
}

/// The attributes that can be set, in the order GetQueueAttributes lists them.
pub const NAMES: [&str; 15] = [
    "DelaySeconds",
    "MaximumMessageSize",
    "MessageRetentionPeriod",
    "ReceiveMessageWaitTimeSeconds",
    "VisibilityTimeout",
    "SqsManagedSseEnabled",
    "Policy",
    "RedrivePolicy",
    "RedriveAllowPolicy",
    "KmsMasterKeyId",
    "KmsDataKeyReusePeriodSeconds",
    "FifoQueue",
    "ContentBasedDeduplication",
    "DeduplicationScope",
    "FifoThroughputLimit",
];

impl Settings {
    /// A queue as AWS creates it when nothing is asked for.
    #[must_use]
    pub fn new(is_fifo: bool) -> Self {
        Self {
            visibility_timeout: 30,
            delay_seconds: 0,
            maximum_message_size: MAX_MESSAGE_BYTES,
            retention_seconds: 345_600,
            wait_seconds: 0,
            redrive: None,
            redrive_allow: None,
            policy: None,
            kms_key: None,
            kms_reuse_seconds: 300,
            managed_sse: true,
            fifo: is_fifo.then(Fifo::default),
        }
    }

    /// Sets every attribute or none.
    ///
    /// # Errors
    /// `InvalidAttributeName` and `InvalidAttributeValue`, as AWS has them.
    pub fn with<'a>(&self, attributes: impl IntoIterator<Item = (&'a String, &'a String)>) -> Result<Self, SqsError> {
        let mut next = self.clone();
        for (name, value) in attributes {
            next.apply(name, value)?;
        }
        match &next.fifo {
            // "The perMessageGroupId value is allowed only when the value for DeduplicationScope is messageGroup."
            Some(fifo) if fifo.limit_per_group && fifo.scope == Scope::Queue => {
                Err(SqsError::InvalidAttributeValue("FifoThroughputLimit".to_owned()))
            }
            _ => Ok(next),
        }
    }

    fn apply(&mut self, name: &str, value: &str) -> Result<(), SqsError> {
        let unknown = || SqsError::InvalidAttributeName(name.to_owned());
        let invalid = || SqsError::InvalidAttributeValue(name.to_owned());
        match name {
            "VisibilityTimeout" => self.visibility_timeout = within(name, value, 0..=43_200)?,
            "DelaySeconds" => self.delay_seconds = within(name, value, 0..=900)?,
            "MaximumMessageSize" => self.maximum_message_size = within(name, value, 1_024..=MAX_MESSAGE_BYTES)?,
            "MessageRetentionPeriod" => self.retention_seconds = within(name, value, 60..=1_209_600)?,
            "ReceiveMessageWaitTimeSeconds" => self.wait_seconds = within(name, value, 0..=20)?,
            "KmsDataKeyReusePeriodSeconds" => self.kms_reuse_seconds = within(name, value, 60..=86_400)?,
            "KmsMasterKeyId" => self.kms_key = non_empty(value),
            "SqsManagedSseEnabled" => self.managed_sse = flag(value).ok_or_else(invalid)?,
            "Policy" => self.policy = json_text(value).map_err(|()| invalid())?,
            "RedriveAllowPolicy" => {
                let text = json_text(value).map_err(|()| invalid())?;
                if text.as_deref().is_some_and(|text| allowed_sources(text).is_none()) {
                    return Err(invalid());
                }
                self.redrive_allow = text;
            }
            "RedrivePolicy" => self.redrive = Redrive::parse(value).map_err(|()| invalid())?,
            // A queue cannot change its kind, and "false" is not accepted for a standard queue either.
            "FifoQueue" => match (&self.fifo, flag(value)) {
                (Some(_), Some(true)) => {}
                (Some(_), _) => return Err(invalid()),
                (None, _) => return Err(unknown()),
            },
            "ContentBasedDeduplication" => {
                self.fifo.as_mut().ok_or_else(unknown)?.content_based = flag(value).ok_or_else(invalid)?;
            }
            "DeduplicationScope" => {
                self.fifo.as_mut().ok_or_else(unknown)?.scope = match value {
                    "queue" => Scope::Queue,
                    "messageGroup" => Scope::Group,
                    _ => return Err(invalid()),
                };
            }
            "FifoThroughputLimit" => {
                self.fifo.as_mut().ok_or_else(unknown)?.limit_per_group = match value {
                    "perQueue" => false,
                    "perMessageGroupId" => true,
                    _ => return Err(invalid()),
                };
            }
            _ => return Err(unknown()),
        }
        Ok(())
    }

    /// The text of one attribute; `None` where the queue has none.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        let fifo = self.fifo.as_ref();
        match name {
            "DelaySeconds" => Some(self.delay_seconds.to_string()),
            "MaximumMessageSize" => Some(self.maximum_message_size.to_string()),
            "MessageRetentionPeriod" => Some(self.retention_seconds.to_string()),
            "ReceiveMessageWaitTimeSeconds" => Some(self.wait_seconds.to_string()),
            "VisibilityTimeout" => Some(self.visibility_timeout.to_string()),
            "SqsManagedSseEnabled" => Some((self.managed_sse && self.kms_key.is_none()).to_string()),
            "Policy" => self.policy.clone(),
            "RedrivePolicy" => self.redrive.as_ref().map(|redrive| redrive.text.clone()),
            "RedriveAllowPolicy" => self.redrive_allow.clone(),
            "KmsMasterKeyId" => self.kms_key.clone(),
            "KmsDataKeyReusePeriodSeconds" => self.kms_key.as_ref().map(|_| self.kms_reuse_seconds.to_string()),
            "FifoQueue" => fifo.map(|_| "true".to_owned()),
            "ContentBasedDeduplication" => fifo.map(|fifo| fifo.content_based.to_string()),
            "DeduplicationScope" => fifo.map(|fifo| match fifo.scope {
                Scope::Queue => "queue".to_owned(),
                Scope::Group => "messageGroup".to_owned(),
            }),
            "FifoThroughputLimit" => {
                fifo.map(|fifo| if fifo.limit_per_group { "perMessageGroupId" } else { "perQueue" }.to_owned())
            }
            _ => None,
        }
    }

    /// Whether this queue, as a dead-letter queue, takes messages from `source` (an ARN).
    #[must_use]
    pub fn takes_from(&self, source: &str) -> bool {
        match self.redrive_allow.as_deref().and_then(allowed_sources) {
            None | Some(Allowed::All) => true,
            Some(Allowed::Only(arns)) => arns.iter().any(|arn| arn == source),
        }
    }
}

impl Redrive {
    fn parse(text: &str) -> Result<Option<Self>, ()> {
        if text.is_empty() {
            return Ok(None);
        }
        let value: Value = serde_json::from_str(text).map_err(drop)?;
        let target = value.get("deadLetterTargetArn").and_then(Value::as_str).ok_or(())?;
        // CloudFormation and the console write the count as text, SDK users as a number; AWS reads both.
        let max_receives = match value.get("maxReceiveCount") {
            Some(Value::Number(n)) => n.as_u64().and_then(|n| u32::try_from(n).ok()),
            Some(Value::String(n)) => n.parse().ok(),
            _ => None,
        };
        let max_receives = max_receives.filter(|n| (1..=1_000).contains(n)).ok_or(())?;
        Ok(Some(Self { target: target.to_owned(), max_receives, text: text.to_owned() }))
    }
}

enum Allowed {
    All,
    Only(Vec<String>),
}

fn allowed_sources(text: &str) -> Option<Allowed> {
    let value: Value = serde_json::from_str(text).ok()?;
    let arns = || -> Option<Vec<String>> {
        let arns = value.get("sourceQueueArns")?.as_array()?;
        arns.iter().map(|arn| arn.as_str().map(str::to_owned)).collect()
    };
    match value.get("redrivePermission")?.as_str()? {
        "allowAll" => Some(Allowed::All),
        "denyAll" => Some(Allowed::Only(Vec::new())),
        "byQueue" => arns().filter(|arns| (1..=10).contains(&arns.len())).map(Allowed::Only),
        _ => None,
    }
}

fn within<T: FromStr + PartialOrd + Display>(name: &str, value: &str, range: RangeInclusive<T>) -> Result<T, SqsError> {
    let parsed = value.parse().ok().filter(|number| range.contains(number));
    parsed.ok_or_else(|| SqsError::InvalidAttributeValue(name.to_owned()))
}

fn flag(value: &str) -> Option<bool> {
    match value.to_ascii_lowercase().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    }
}

fn non_empty(value: &str) -> Option<String> {
    (!value.is_empty()).then(|| value.to_owned())
}

fn json_text(value: &str) -> Result<Option<String>, ()> {
    if value.is_empty() {
        return Ok(None);
    }
    serde_json::from_str::<serde_json::Map<String, Value>>(value).map_err(drop)?;
    Ok(Some(value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_is_refused_just_outside_its_range() {
        for (name, low, high) in [
            ("VisibilityTimeout", 0, 43_200),
            ("DelaySeconds", 0, 900),
            ("MaximumMessageSize", 1_024, 1_048_576),
            ("MessageRetentionPeriod", 60, 1_209_600),
            ("ReceiveMessageWaitTimeSeconds", 0, 20),
            ("KmsDataKeyReusePeriodSeconds", 60, 86_400),
        ] {
            let set = |n: i64| Settings::new(false).with([(&name.to_owned(), &n.to_string())]);
            assert!(set(low).is_ok() && set(high).is_ok(), "{name}");
            for outside in [low - 1, high + 1] {
                assert_eq!(set(outside), Err(SqsError::InvalidAttributeValue(name.to_owned())), "{name} {outside}");
            }
        }
    }

    #[test]
    fn what_only_fifo_queues_have_is_unknown_to_a_standard_queue() {
        for (name, value) in [
            ("FifoQueue", "false"),
            ("ContentBasedDeduplication", "true"),
            ("DeduplicationScope", "queue"),
            ("FifoThroughputLimit", "perQueue"),
        ] {
            let refused = Settings::new(false).with([(&name.to_owned(), &value.to_owned())]);
            assert_eq!(refused, Err(SqsError::InvalidAttributeName(name.to_owned())));
        }
    }

    #[test]
    fn a_redrive_policy_needs_a_target_and_a_count_between_1_and_1000() {
        let set = |text: &str| Settings::new(false).with([(&"RedrivePolicy".to_owned(), &text.to_owned())]);
        let text = r#"{"deadLetterTargetArn":"arn:x:dlq","maxReceiveCount":"5"}"#;
        let settings = set(text).unwrap();
        assert_eq!(settings.redrive.as_ref().unwrap().max_receives, 5);
        assert_eq!(settings.text("RedrivePolicy").as_deref(), Some(text));

        for bad in ["{", r#"{"maxReceiveCount":5}"#, r#"{"deadLetterTargetArn":"a","maxReceiveCount":0}"#] {
            assert!(set(bad).is_err(), "{bad}");
        }
        assert!(set("").unwrap().redrive.is_none());
    }
}
