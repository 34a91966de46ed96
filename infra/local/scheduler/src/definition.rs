//! A schedule as its owner writes it, and what AWS checks before it takes it.

use jiff::{Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{error::SchedulerError, expression::Expression};

/// The group every account has; others cannot be created here.
pub const DEFAULT_GROUP: &str = "default";

/// What CreateSchedule and UpdateSchedule carry, by AWS's names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Schedule {
    #[serde(default)]
    pub name: String,
    #[serde(default = "default_group")]
    pub group_name: String,
    #[serde(default)]
    pub schedule_expression: String,
    /// IANA name; UTC without one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule_expression_timezone: Option<String>,
    /// Seconds since the epoch, as the protocol writes them. Ignored for `at()`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start_date: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_date: Option<f64>,
    #[serde(default)]
    pub state: State,
    #[serde(default)]
    pub flexible_time_window: FlexibleTimeWindow,
    #[serde(default)]
    pub action_after_completion: ActionAfterCompletion,
    pub target: Target,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kms_key_arn: Option<String>,
}

/// What a schedule invokes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Target {
    pub arn: String,
    #[serde(default)]
    pub role_arn: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// Retry policy, dead-letter queue, SQS parameters: kept and given back, not acted on.
    #[serde(flatten)]
    pub rest: Map<String, Value>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum State {
    #[default]
    Enabled,
    Disabled,
}

/// Whether a schedule that will not fire again is deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ActionAfterCompletion {
    #[default]
    None,
    Delete,
}

/// Kept and given back. A flexible schedule fires at the start of its window, which is within it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct FlexibleTimeWindow {
    #[serde(default)]
    pub mode: FlexibleMode,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maximum_window_in_minutes: Option<i64>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FlexibleMode {
    #[default]
    Off,
    Flexible,
}

impl Schedule {
    /// An enabled schedule in the default group, as a template names it.
    #[must_use]
    pub fn new(name: &str, expression: &str, timezone: &str, target_arn: &str, input: Option<String>) -> Self {
        let target = Target { arn: target_arn.to_owned(), role_arn: String::new(), input, rest: Map::new() };
        Self {
            name: name.to_owned(),
            group_name: default_group(),
            schedule_expression: expression.to_owned(),
            schedule_expression_timezone: Some(timezone.to_owned()),
            start_date: None,
            end_date: None,
            state: State::Enabled,
            flexible_time_window: FlexibleTimeWindow::default(),
            action_after_completion: ActionAfterCompletion::None,
            target,
            description: None,
            kms_key_arn: None,
        }
    }

    /// The parsed times of a schedule that AWS would take.
    ///
    /// # Errors
    /// `ValidationException` with the reason; `ResourceNotFoundException` for a group that is not there.
    pub fn check(&self) -> Result<Times, SchedulerError> {
        let invalid = |text: &str| Err(SchedulerError::Validation(text.to_owned()));
        if !is_name(&self.name) {
            return invalid("Schedule names are 1 to 64 characters of 0-9, a-z, A-Z, hyphen, underscore and period.");
        }
        if self.group_name != DEFAULT_GROUP {
            return Err(SchedulerError::NotFound(format!("Schedule group {} does not exist.", self.group_name)));
        }
        if !self.target.arn.starts_with("arn:") {
            return invalid("Provided Arn is not in correct format.");
        }
        let window = &self.flexible_time_window;
        let window_fits = match (window.mode, window.maximum_window_in_minutes) {
            (FlexibleMode::Off, None) => true,
            (FlexibleMode::Flexible, Some(minutes)) => (1..=1_440).contains(&minutes),
            _ => false,
        };
        if !window_fits {
            return invalid("A flexible window needs MaximumWindowInMinutes between 1 and 1440, and only it has one.");
        }
        let Some(expression) = Expression::parse(&self.schedule_expression) else {
            return invalid(&format!("Invalid Schedule Expression {}.", self.schedule_expression));
        };
        let name = self.schedule_expression_timezone.as_deref().unwrap_or("UTC");
        let Ok(zone) = TimeZone::get(name) else {
            return invalid(&format!("Invalid ScheduleExpressionTimezone {name}."));
        };
        let (start, end) = (instant(self.start_date)?, instant(self.end_date)?);
        if expression.is_recurring() && start.zip(end).is_some_and(|(start, end)| end <= start) {
            return invalid("The EndDate must come after the StartDate.");
        }
        Ok(Times { expression, zone, start, end })
    }
}

/// When a schedule fires.
#[derive(Debug, Clone)]
pub struct Times {
    expression: Expression,
    zone: TimeZone,
    start: Option<Timestamp>,
    end: Option<Timestamp>,
}

impl Times {
    /// The first firing after `after` of a schedule created at `created`. One-time schedules ignore start and end.
    #[must_use]
    pub fn next_after(&self, after: Timestamp, created: Timestamp) -> Option<Timestamp> {
        if !self.expression.is_recurring() {
            return self.expression.next_after(after, &self.zone, created);
        }
        let just_before = |at: Timestamp| at.checked_sub(jiff::SignedDuration::from_nanos(1)).unwrap_or(at);
        let after = self.start.map_or(after, |start| after.max(just_before(start)));
        let next = self.expression.next_after(after, &self.zone, self.start.unwrap_or(created))?;
        self.end.is_none_or(|end| next <= end).then_some(next)
    }

    /// The first firing of a schedule created at `created`: a rate begins at once, and so does an `at()` already past.
    #[must_use]
    pub fn first(&self, created: Timestamp) -> Option<Timestamp> {
        let just_before = created.checked_sub(jiff::SignedDuration::from_nanos(1)).unwrap_or(created);
        match &self.expression {
            Expression::At(_) => self.next_after(Timestamp::MIN, created),
            Expression::Rate(_) => self.next_after(just_before, created),
            Expression::Cron(_) => self.next_after(created, created),
        }
    }
}

/// Names of schedules and groups.
#[must_use]
pub fn is_name(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

fn default_group() -> String {
    DEFAULT_GROUP.to_owned()
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "range-checked by Timestamp; fractions below a millisecond are noise"
)]
fn instant(seconds: Option<f64>) -> Result<Option<Timestamp>, SchedulerError> {
    let Some(seconds) = seconds else { return Ok(None) };
    let at = Timestamp::from_millisecond((seconds * 1_000.0) as i64);
    at.map(Some).map_err(|_| SchedulerError::Validation("A date is out of range.".to_owned()))
}
