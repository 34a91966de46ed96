//! The Lambda function `line-webhook`.

use platform::Settings;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), platform::ServeError> {
    platform::serve(line_webhook::door(&Settings::from_env(), &platform::World::system())).await
}
