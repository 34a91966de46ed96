//! Region, credentials and endpoints for the AWS SDK, from plain settings. Lambda puts the role's credentials into the
//! environment for the life of the process, so the SDK's credential chain (and its second of cold start) is not needed.

use aws_credential_types::{Credentials, provider::SharedCredentialsProvider};

use crate::{MissingSetting, Settings};

/// What every AWS client of a function is made from.
#[derive(Clone, Debug)]
pub struct Access {
    /// Such as `ap-northeast-1`.
    pub region: String,
    /// The function's role.
    pub credentials: SharedCredentialsProvider,
}

impl Access {
    /// Reads what Lambda sets for every function.
    ///
    /// # Errors
    /// When region or keys are missing.
    pub fn from_settings(settings: &Settings) -> Result<Self, MissingSetting> {
        let credentials = Credentials::new(
            settings.get("AWS_ACCESS_KEY_ID")?,
            settings.get("AWS_SECRET_ACCESS_KEY")?,
            settings.find("AWS_SESSION_TOKEN").map(str::to_owned),
            None,
            "lambda-environment",
        );
        Ok(Self {
            region: settings.get("AWS_REGION")?.to_owned(),
            credentials: SharedCredentialsProvider::new(credentials),
        })
    }
}
