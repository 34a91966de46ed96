//! Made-up residents whose phones stand on the town square. They have not followed the account yet: that is the first
//! thing to try.

use city_line::LineDouble;
use serde_json::json;

use crate::CityError;

/// Name and language of LINE's app on the phone.
const RESIDENTS: [(&str, &str); 3] = [("さくら", "ja"), ("ゆうき", "ja"), ("Linh", "en")];

/// Puts the phones on the square, unless some stand there already.
pub(crate) async fn demo(line: &std::sync::Arc<LineDouble>, control: &str) -> Result<(), CityError> {
    if line.has_users() {
        return Ok(());
    }
    let http = reqwest::Client::builder().no_proxy().build().map_err(|error| CityError::Engine(error.to_string()))?;
    for (name, language) in RESIDENTS {
        let user = json!({ "name": name, "language": language, "following": false, "display": true });
        let made = http.post(format!("{control}/_city/line/users")).json(&user).send().await;
        made.and_then(reqwest::Response::error_for_status).map_err(|error| CityError::Engine(error.to_string()))?;
    }
    Ok(())
}
