//! The Lambda function `web`.

use platform::Settings;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), platform::ServeError> {
    platform::serve(web::door(&Settings::from_env(), &platform::World::system())).await
}
