//! One-time wake-ups by EventBridge Scheduler. It fires at least once and to the minute, so names are deterministic and
//! whoever is woken looks at the state again.

use aws_sdk_scheduler::{
    Client,
    config::{BehaviorVersion, Region},
    operation::create_schedule::CreateScheduleError,
    types::{ActionAfterCompletion, FlexibleTimeWindow, FlexibleTimeWindowMode, Target},
};
use jiff::{Timestamp, tz::TimeZone};

use crate::{MissingSetting, Settings, aws::Access};

/// A wake-up could not be set.
#[derive(Debug, thiserror::Error)]
#[error("schedule could not be created")]
pub struct ScheduleError(#[source] Box<dyn std::error::Error + Send + Sync>);

/// Puts a message on a queue at a set time.
#[derive(Clone, Debug)]
pub struct WakeUps {
    client: Client,
    group: Option<String>,
    role: String,
    queue_arn: String,
}

impl WakeUps {
    /// Wake-ups that arrive on the queue whose ARN the setting `queue_arn` holds.
    ///
    /// # Errors
    /// When a setting is missing.
    pub fn from_settings(settings: &Settings, queue_arn: &str) -> Result<Self, MissingSetting> {
        let access = Access::from_settings(settings)?;
        let config = aws_sdk_scheduler::Config::builder()
            .behavior_version(BehaviorVersion::latest())
            .region(Region::new(access.region))
            .credentials_provider(access.credentials);
        let config = match settings.find("AWS_ENDPOINT_URL_SCHEDULER") {
            Some(endpoint) => config.endpoint_url(endpoint),
            None => config,
        };
        Ok(Self {
            client: Client::from_conf(config.build()),
            group: settings.find("SCHEDULE_GROUP").map(str::to_owned),
            role: settings.get("SCHEDULER_ROLE_ARN")?.to_owned(),
            queue_arn: settings.get(queue_arn)?.to_owned(),
        })
    }

    /// Puts `body` on the queue at `at`, rounded up to the minute. A wake-up of that name that exists already stays.
    ///
    /// # Errors
    /// When the scheduler cannot be reached or refuses.
    pub async fn at(&self, name: &str, at: Timestamp, body: &str) -> Result<(), ScheduleError> {
        let minute = at.as_second().div_euclid(60) + i64::from(at.as_second().rem_euclid(60) > 0);
        let at = Timestamp::from_second(minute * 60).unwrap_or(at).to_zoned(TimeZone::UTC);
        let target = Target::builder().arn(&self.queue_arn).role_arn(&self.role).input(body).build();
        let window = FlexibleTimeWindow::builder().mode(FlexibleTimeWindowMode::Off).build();
        let request = self
            .client
            .create_schedule()
            .name(name)
            .set_group_name(self.group.clone())
            .schedule_expression(format!("at({})", at.strftime("%Y-%m-%dT%H:%M:%S")))
            .action_after_completion(ActionAfterCompletion::Delete)
            .target(target.map_err(|error| ScheduleError(error.into()))?)
            .flexible_time_window(window.map_err(|error| ScheduleError(error.into()))?);
        match request.send().await.map_err(aws_sdk_scheduler::error::SdkError::into_service_error) {
            Ok(_) | Err(CreateScheduleError::ConflictException(_)) => Ok(()),
            Err(error) => Err(ScheduleError(error.into())),
        }
    }
}
