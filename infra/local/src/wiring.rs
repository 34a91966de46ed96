//! From the template to running parts: parameters, tables, queues, schedules, functions.

use std::{collections::BTreeMap, path::Path, sync::Arc, time::Duration};

use platform::{Clock, Door, Ids, Settings, World};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    CityError,
    aws_json::AwsJson,
    card::{self, CardProvider},
    functions,
    template::{Function, Template},
};

/// A function that can be knocked on.
pub(crate) struct Running {
    pub(crate) door: Door,
    pub(crate) timeout: Duration,
}

impl Running {
    /// One invocation; an error is what Lambda would report.
    pub(crate) async fn invoke(&self, event: Value) -> Result<Value, String> {
        match tokio::time::timeout(self.timeout, self.door.invoke(event)).await {
            Ok(outcome) => outcome.map_err(|error| error.to_string()),
            Err(_) => Err(format!("Task timed out after {} seconds", self.timeout.as_secs())),
        }
    }
}

/// Where the stand-ins listen.
pub(crate) struct Endpoints {
    pub(crate) public: String,
    pub(crate) dynamodb: String,
    pub(crate) sqs: String,
    pub(crate) scheduler: String,
    pub(crate) line: String,
}

/// A municipality's file under `infra/regions/`.
#[derive(Deserialize)]
struct Region {
    code: String,
    name: String,
    municipality_code: String,
    line: RegionLine,
}

#[derive(Deserialize)]
struct RegionLine {
    channel_id: String,
    login_channel_id: String,
    liff_id: String,
    quota_reserve: u64,
}

/// The demo municipality with its channels.
pub(crate) struct Municipality {
    region: Region,
}

/// The channel secret that webhooks to the local city are signed with.
pub(crate) const CHANNEL_SECRET: &str = "dev-channel-secret";

impl Municipality {
    /// The demo municipality, under another region code where one is given.
    pub(crate) fn read(root: &Path, code: Option<String>) -> Result<Self, CityError> {
        let path = root.join("infra/regions/tsunagu.toml");
        let text = std::fs::read_to_string(&path).map_err(CityError::io(format!("read {}", path.display())))?;
        let region: Region =
            toml::from_str(&text).map_err(|error| CityError::Template(format!("{}: {error}", path.display())))?;
        Ok(Self { region: Region { code: code.unwrap_or(region.code), ..region } })
    }

    pub(crate) fn line(&self, ids: Arc<dyn Fn() -> uuid::Uuid + Send + Sync>) -> city_line::Config {
        city_line::Config {
            channel_id: self.region.line.channel_id.clone(),
            channel_secret: CHANNEL_SECRET.to_owned(),
            login_channel_id: self.region.line.login_channel_id.clone(),
            ids,
        }
    }

    /// The template's parameters in this city.
    pub(crate) fn parameters(&self, endpoints: &Endpoints) -> BTreeMap<String, String> {
        let Region { code, name, municipality_code, line } = &self.region;
        let idp = format!("{}/_city/idp", endpoints.public);
        let card = format!("{}/_city/card", endpoints.public);
        [
            ("RegionCode", code.clone()),
            ("Municipality", name.clone()),
            ("MunicipalityCode", municipality_code.clone()),
            ("PublicUrl", endpoints.public.clone()),
            ("LineChannelId", line.channel_id.clone()),
            ("LineLoginChannelId", line.login_channel_id.clone()),
            ("LiffId", line.liff_id.clone()),
            ("LiffUrl", format!("{}/liff/", endpoints.public)),
            ("LineApiBase", endpoints.line.clone()),
            ("LineJwksUrl", format!("{}/oauth2/v2.1/certs", endpoints.line)),
            ("LiffSdkUrl", format!("{}/liff/edge/2/sdk.js", endpoints.line)),
            ("QuotaReserve", line.quota_reserve.to_string()),
            ("StaffIssuer", idp.clone()),
            ("StaffAudience", crate::staff::CLIENT_ID.to_owned()),
            ("StaffAuthorizeUrl", format!("{idp}/authorize")),
            ("StaffTokenUrl", format!("{idp}/token")),
            ("CardIssuer", card.clone()),
            ("CardUrl", card),
            ("CardClientId", card::CLIENT_ID.to_owned()),
            ("CardClientKeyId", card::CLIENT_KEY_ID.to_owned()),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
    }

    /// What Secrets Manager would hold. Known to everybody: the city is for one machine and made-up people.
    pub(crate) fn secrets(cards: &CardProvider) -> BTreeMap<String, String> {
        let card_client_key = cards.client_key();
        [
            ("line_channel_secret", CHANNEL_SECRET),
            ("line_channel_secret_next", "dev-channel-secret-next"),
            ("id_pepper", "dev-id-pepper"),
            ("session_key", "dev-session-key"),
            ("field_key", "dev-field-key"),
            ("card_client_key", card_client_key.as_str()),
        ]
        .into_iter()
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
    }
}

/// Creates the tables that are not there yet.
pub(crate) async fn tables(dynamodb: &AwsJson, template: &Template) -> Result<(), CityError> {
    for table in &template.tables {
        match dynamodb.call("CreateTable", table).await {
            Ok(_) => {}
            Err(error) if error.contains("ResourceInUseException") => {}
            Err(error) => return Err(CityError::Engine(error)),
        }
    }
    Ok(())
}

/// Creates the queues at an endpoint that is not ours.
pub(crate) async fn outside_queues(sqs: &AwsJson, template: &Template) -> Result<(), CityError> {
    for (name, attributes) in &template.queues {
        let input = json!({ "QueueName": name, "Attributes": attributes });
        sqs.call("CreateQueue", &input).await.map_err(CityError::Engine)?;
    }
    Ok(())
}

/// The functions, each with the template's settings and what Lambda itself sets.
pub(crate) fn running(
    template: &Template,
    endpoints: &Endpoints,
    clock: &city_base::CityClock,
) -> Result<BTreeMap<String, Arc<Running>>, CityError> {
    let hands = clock.clone();
    let world = World { clock: Clock::from_fn(move || hands.now()), ids: Ids::random() };
    let start = |function: &Function| {
        let mut settings = function.settings.clone();
        let lambda = [
            ("AWS_REGION", "ap-northeast-1"),
            ("AWS_ACCESS_KEY_ID", "city"),
            ("AWS_SECRET_ACCESS_KEY", "city"),
            ("AWS_ENDPOINT_URL_DYNAMODB", endpoints.dynamodb.as_str()),
            ("AWS_ENDPOINT_URL_SQS", endpoints.sqs.as_str()),
            ("AWS_ENDPOINT_URL_SCHEDULER", endpoints.scheduler.as_str()),
        ];
        settings.extend(lambda.map(|(name, value)| (name.to_owned(), value.to_owned())));
        let door = functions::door(&function.name, &Settings::from_map(settings), &world)?;
        Ok((function.name.clone(), Arc::new(Running { door, timeout: Duration::from_secs(function.timeout) })))
    };
    template.functions.iter().map(start).collect()
}
