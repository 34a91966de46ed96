//! The Lambda function `attendance`.

use platform::Settings;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), platform::ServeError> {
    platform::serve(attendance::door(&Settings::from_env(), &platform::World::system())).await
}
