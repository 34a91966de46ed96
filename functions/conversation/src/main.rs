//! The Lambda function `conversation`.

use platform::Settings;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), platform::ServeError> {
    platform::serve(conversation::door(&Settings::from_env(), &platform::World::system())).await
}
