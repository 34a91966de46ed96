//! The Lambda function `life-stage`.

use platform::Settings;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), platform::ServeError> {
    platform::serve(life_stage::door(&Settings::from_env(), &platform::World::system())).await
}
