//! The Lambda function `school`.

use platform::Settings;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), platform::ServeError> {
    platform::serve(school::door(&Settings::from_env(), &platform::World::system())).await
}
