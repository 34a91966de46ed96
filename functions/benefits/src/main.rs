//! The Lambda function `benefits`.

use platform::Settings;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), platform::ServeError> {
    platform::serve(benefits::door(&Settings::from_env(), &platform::World::system())).await
}
