//! The Lambda function `identity`.

use platform::Settings;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), platform::ServeError> {
    platform::serve(identity::door(&Settings::from_env(), &platform::World::system())).await
}
