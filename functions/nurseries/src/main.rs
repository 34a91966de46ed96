//! The Lambda function `nurseries`.

use platform::Settings;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), platform::ServeError> {
    platform::serve(nurseries::door(&Settings::from_env(), &platform::World::system())).await
}
