//! The Lambda function `message-sender`.

use platform::Settings;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), platform::ServeError> {
    platform::serve(message_sender::door(&Settings::from_env(), &platform::World::system())).await
}
