//! Made-up life for the town square: residents whose phones stand there (they have not followed the account yet: that is
//! the first thing to try), appointments to book, a nursery with its roster and a centre, benefits with
//! their lists, nurseries to be found.

use std::{fs, path::Path};

use city_line::LineDouble;
use jiff::civil::Date;
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};

use crate::CityError;

/// Name and language of LINE's app on the phone.
const RESIDENTS: [(&str, &str); 3] = [("さくら", "ja"), ("ゆうき", "ja"), ("Linh", "en")];
/// How far ahead slots are made.
const DAYS: i64 = 42;
/// How long the demo's draw takes applications.
const DRAW_DAYS: i64 = 7;

/// Puts phones on the square and opens the municipality's services, unless that was done before.
pub(crate) async fn demo(
    line: &std::sync::Arc<LineDouble>,
    control: &str,
    root: &Path,
    today: Date,
) -> Result<(), CityError> {
    if line.has_users() {
        return Ok(());
    }
    let http = Client::builder().no_proxy().build().map_err(|error| CityError::Engine(error.to_string()))?;
    for (name, language) in RESIDENTS {
        let user = json!({ "name": name, "language": language, "following": false, "display": true });
        send(http.post(format!("{control}/_city/line/users")).json(&user)).await?;
    }
    let order = json!({ "roles": ["officer"], "scopes": ["*"] });
    let token = send(http.post(format!("{control}/_city/staff/token")).json(&order)).await?;
    let office = Office { http, control, token: token.get("token").and_then(Value::as_str).unwrap_or_default() };
    office.appointments(root, today).await?;
    office.facilities(root).await?;
    office.benefits(root).await?;
    office.nurseries(root).await
}

/// The staff's own door: what the demo holds came in as staff would have it.
struct Office<'c> {
    http: Client,
    control: &'c str,
    token: &'c str,
}

impl Office<'_> {
    async fn save(&self, path: &str, body: &Value) -> Result<(), CityError> {
        let to = format!("{}/api/staff/{path}", self.control);
        send(self.http.post(to).bearer_auth(self.token).json(body)).await.map(drop)
    }

    /// Saves every service of the region, with slots for the weeks to come.
    async fn appointments(&self, root: &Path, today: Date) -> Result<(), CityError> {
        let (from, to) = (today, today.saturating_add(jiff::Span::new().days(DAYS)));
        for mut service in read(&root.join("infra/regions/services"))? {
            let id = service.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            bring_near(&mut service, today);
            self.save("services", &json!({ "service": service, "version": 0 })).await?;
            let slots = json!({ "from": from.to_string(), "to": to.to_string() });
            self.save(&format!("services/{id}/slots"), &slots).await?;
        }
        Ok(())
    }

    /// Saves every facility of the region, with its roster.
    async fn facilities(&self, root: &Path) -> Result<(), CityError> {
        for file in read(&root.join("infra/regions/facilities"))? {
            let facility = file.get("facility").cloned().unwrap_or_default();
            self.save("facilities", &json!({ "facility": facility, "version": 0 })).await?;
            let Some(children) = file.get("children").and_then(Value::as_array) else { continue };
            let children: Vec<_> = children.iter().map(|child| json!({ "child": child, "version": 0 })).collect();
            let id = facility.get("id").and_then(Value::as_str).unwrap_or_default();
            self.save(&format!("facilities/{id}/children"), &json!({ "children": children })).await?;
        }
        Ok(())
    }
}

impl Office<'_> {
    /// Saves banks, the municipality's own account, and every programme of the region with its list.
    async fn benefits(&self, root: &Path) -> Result<(), CityError> {
        let region = root.join("infra/regions");
        self.save("banks", &read_one(&region.join("banks.json"))?).await?;
        let payer = format!("{}/api/staff/payer", self.control);
        send(self.http.put(payer).bearer_auth(self.token).json(&read_one(&region.join("payer.json"))?)).await?;
        for programme in read(&region.join("programmes"))? {
            let id = programme.get("id").and_then(Value::as_str).unwrap_or_default().to_owned();
            self.save("programmes", &json!({ "programme": programme, "version": 0 })).await?;
            let list = region.join(format!("programmes/{id}.csv"));
            let list = fs::read(&list).map_err(CityError::io(format!("read {}", list.display())))?;
            let to = format!("{}/api/staff/programmes/{id}/eligible", self.control);
            send(self.http.post(to).bearer_auth(self.token).body(list)).await?;
        }
        Ok(())
    }
}

impl Office<'_> {
    /// Publishes the region's facilities, then what the national file cannot say of them, and every table of points.
    async fn nurseries(&self, root: &Path) -> Result<(), CityError> {
        let region = root.join("infra/regions");
        for file in ["139998_preschool.csv", "139998_preschool_extension.csv"] {
            let file = region.join("nurseries").join(file);
            let bytes = fs::read(&file).map_err(CityError::io(format!("read {}", file.display())))?;
            let to = format!("{}/api/staff/facilities/import", self.control);
            let bring = |to: &str| self.http.post(to).bearer_auth(self.token).body(bytes.clone());
            let seen = send(bring(&to)).await?;
            let shown = seen.get("shown").and_then(Value::as_str).unwrap_or_default();
            send(bring(&format!("{to}?dry_run=false&shown={shown}"))).await?;
        }
        for rules in read(&region.join("points"))? {
            let to = format!("{}/api/staff/points/rerun", self.control);
            let order = json!({ "rules": rules, "version": 0 });
            let tried = send(self.http.post(to).bearer_auth(self.token).json(&order)).await?;
            let shown = tried.get("shown").cloned().unwrap_or_default();
            self.save("points", &json!({ "rules": rules, "version": 0, "shown": shown })).await?;
        }
        Ok(())
    }
}

/// A campaign with its dated sessions, moved by whole weeks so that it opens today.
fn bring_near(service: &mut Value, today: Date) {
    let later = |days: i64| today.saturating_add(jiff::Span::new().days(days));
    let Some(campaign) = service.pointer_mut("/opening/campaign") else { return };
    let closes = later(DRAW_DAYS);
    *campaign = json!({ "opens_at": format!("{today}T00:00:00"), "closes_at": format!("{closes}T17:00:00") });
    let dates = service.get_mut("exceptions").and_then(Value::as_array_mut).into_iter().flatten();
    let mut dates: Vec<&mut Value> = dates.filter_map(|exception| exception.get_mut("date")).collect();
    let day = |date: &&mut Value| date.as_str().and_then(|text| text.parse::<Date>().ok());
    let Some(first) = dates.iter().filter_map(day).min() else { return };
    let days = (later(2 * DRAW_DAYS) - first).get_days();
    let weeks = i64::from((days + 6).div_euclid(7));
    for date in &mut dates {
        if let Some(known) = day(date) {
            **date = json!(known.saturating_add(jiff::Span::new().weeks(weeks)).to_string());
        }
    }
}

/// What a folder of the region holds, by file name.
fn read(folder: &Path) -> Result<Vec<Value>, CityError> {
    let failed = |error| CityError::io(format!("read {}", folder.display()))(error);
    let mut files =
        fs::read_dir(folder).map_err(failed)?.filter_map(|entry| Some(entry.ok()?.path())).collect::<Vec<_>>();
    files.sort();
    files.iter().filter(|file| file.extension().is_some_and(|kind| kind == "json")).map(|file| read_one(file)).collect()
}

fn read_one(file: &Path) -> Result<Value, CityError> {
    let text = fs::read_to_string(file).map_err(CityError::io(format!("read {}", file.display())))?;
    serde_json::from_str(&text).map_err(|error| CityError::Engine(format!("{}: {error}", file.display())))
}

async fn send(request: RequestBuilder) -> Result<Value, CityError> {
    let failed = |error: reqwest::Error| CityError::Engine(error.to_string());
    let answer = request.send().await.map_err(failed)?;
    let (status, url) = (answer.status(), answer.url().path().to_owned());
    let text = answer.text().await.map_err(failed)?;
    if !status.is_success() {
        return Err(CityError::Engine(format!("{url}: {status} {text}")));
    }
    Ok(serde_json::from_str(&text).unwrap_or_default())
}
