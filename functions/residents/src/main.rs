//! The Lambda function `residents`.

use platform::Settings;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), platform::ServeError> {
    platform::serve(residents::door(&Settings::from_env(), &platform::World::system())).await
}
