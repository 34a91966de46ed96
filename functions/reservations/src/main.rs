//! The Lambda function `reservations`.

use platform::Settings;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), platform::ServeError> {
    platform::serve(reservations::door(&Settings::from_env(), &platform::World::system())).await
}
