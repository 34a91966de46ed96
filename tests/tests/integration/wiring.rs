//! Template, contract and code name the same routes; nobody gets past a door that is not theirs.

use std::collections::{BTreeMap, BTreeSet};

use reqwest::Method;
use serde_json::{Value, json};
use tests::{Answer, Caller, Scene};

const MORNING: &str = "2026-04-01T10:00:00+09:00";

/// Method and path of every operation in the contract, with who may call it.
fn contract() -> BTreeMap<(String, String), Option<String>> {
    let document: Value = serde_json::from_str(&contract::document().unwrap()).unwrap();
    let mut operations = BTreeMap::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for (method, operation) in methods.as_object().unwrap() {
            let who = operation["security"][0].as_object().and_then(|who| who.keys().next().cloned());
            operations.insert((method.to_uppercase(), path.clone()), who);
        }
    }
    operations
}

/// An address that the route fits; nobody has these ids.
fn address(path: &str) -> String {
    let names = [("{id}", "hc.18m"), ("{day}", "2026-04-01"), ("{slot}", "none.20260401T1000.a")];
    let path = names.into_iter().fold(path.to_owned(), |path, (name, value)| path.replace(name, value));
    [
        "{attachment}",
        "{child}",
        "{class}",
        "{code}",
        "{device}",
        "{entry}",
        "{family}",
        "{file}",
        "{municipality}",
        "{order}",
        "{run}",
    ]
    .into_iter()
    .fold(path, |path, name| path.replace(name, "nobody"))
}

async fn knock(caller: &Caller<'_>, (method, path): &(String, String)) -> Answer {
    let body = (method != "GET" && method != "DELETE").then(|| json!({}));
    caller.call(Method::from_bytes(method.as_bytes()).unwrap(), &address(path), body).await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_template_and_the_contract_name_the_same_routes() {
    let scene = Scene::start("wiring_routes", MORNING).await;
    let template: BTreeSet<(String, String)> = scene
        .city()
        .template()
        .routes()
        .iter()
        .filter(|route| {
            let pages = ["/config.json", "/identity/done"];
            route.path.starts_with("/api/") || pages.contains(&route.path.as_str())
        })
        .map(|route| (route.method.clone(), route.path.clone()))
        .collect();
    let promised = contract();

    assert_eq!(template, promised.keys().cloned().collect());
    for route in scene.city().template().routes() {
        let who = promised.get(&(route.method.clone(), route.path.clone())).cloned().flatten();
        assert_eq!(route.staff, who.as_deref() == Some("staff"), "the authorizer of {} {}", route.method, route.path);
    }
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_operation_refuses_the_wrong_caller() {
    let scene = Scene::start("wiring_callers", MORNING).await;
    let nobody = scene.stranger();
    let resident = scene.guardian().await.page().await;
    let (visitor, officer) = (scene.staff(&["visitor"]).await, scene.officer().await);
    // Whoever wants to be here needs no introduction; this list may only shrink.
    let open = [
        ("GET", "/config.json"),
        ("POST", "/api/session"),
        // What is on offer is public; who may have it, and who has it, is not.
        ("GET", "/api/services"),
        ("GET", "/api/services/{id}/slots"),
        ("GET", "/api/services/{id}/draw"),
        // What stands on a centre's door.
        ("GET", "/api/centres/{id}"),
        // The provider sends a browser there, which goes on to the page; nothing is read or written.
        ("GET", "/identity/done"),
        // A tablet that nobody knows yet; the code that staff were shown speaks for it.
        ("POST", "/api/sync/enrolment"),
    ];

    let mut asked = 0;
    for (route, who) in contract() {
        let refusal = async |caller: &Caller<'_>| {
            let answer = knock(caller, &route).await;
            (answer.status, answer.refusal().1.to_owned())
        };
        let says = |status: u16, code: &str| (status, code.to_owned());
        match who.as_deref() {
            Some("resident") => {
                assert_eq!(refusal(&nobody).await, says(401, "session_missing"), "{route:?}");
                assert_eq!(refusal(&officer).await, says(401, "session_invalid"), "{route:?}");
            }
            Some("staff") => {
                // API Gateway itself, before the function is asked.
                assert_eq!(refusal(&nobody).await, says(401, ""), "{route:?}");
                assert_eq!(refusal(&resident).await, says(401, ""), "{route:?}");
                assert_eq!(refusal(&visitor).await, says(403, "forbidden"), "{route:?}");
                // And the function, where a route has lost its authorizer.
                assert_eq!(unguarded(&scene, &route).await, says(403, "forbidden"), "{route:?}");
            }
            Some("device") => {
                for caller in [&nobody, &resident, &officer] {
                    assert_eq!(refusal(caller).await, says(401, "device_unsigned"), "{route:?}");
                }
            }
            _ => assert!(open.contains(&(route.0.as_str(), route.1.as_str())), "{route:?} is open to everybody"),
        }
        asked += 1;
    }
    assert!(asked >= 80);
    assert_eq!(nobody.post("/line/webhook", json!({ "events": [] })).await.refusal(), (401, "signature_invalid"));
    scene.ends().await;
}

async fn unguarded(scene: &Scene, (method, path): &(String, String)) -> (u16, String) {
    let event = json!({
        "rawPath": address(path), "headers": { "content-type": "application/json" }, "body": "{}",
        "requestContext": { "http": { "method": method } },
    });
    let routes = scene.city().template().routes();
    let route = routes.iter().find(|route| route.method == *method && route.path == *path).unwrap();
    let answer = scene.city().invoke(&route.function, event).await.unwrap();
    let body: Value = serde_json::from_str(answer["body"].as_str().unwrap()).unwrap();
    let status = u16::try_from(answer["statusCode"].as_u64().unwrap()).unwrap();
    (status, body["error"]["code"].as_str().unwrap_or_default().to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_staff_token_ends_and_cannot_be_made_up() {
    let scene = Scene::start("wiring_staff", MORNING).await;
    let officer = scene.officer().await;
    let path = "/api/staff/runs";
    officer.get(path).await.ok();

    let token = officer.bearer().to_owned();
    let (signed, _) = token.rsplit_once('.').unwrap();
    for made_up in [format!("{signed}.AAAA"), format!("{signed}."), "x.y.z".to_owned(), String::new()] {
        assert_eq!(officer.carrying(&made_up).get(path).await.status, 401, "{made_up}");
    }
    scene.advance("PT61M").await;
    assert_eq!(officer.get(path).await.status, 401);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_route_of_the_template_is_known_to_its_function() {
    let scene = Scene::start("wiring_known", MORNING).await;
    let routes = scene.city().template().routes();
    let pages = ["WebFunction"];
    // A centre's door is open to everybody, where there is a centre.
    let plaza =
        json!({ "id": "plaza", "kind": "centre", "name": "ひろば", "closing": "17:00:00", "weekdays": ["monday"] });
    let opening = json!({ "facility": plaza, "version": 0 });
    scene.officer().await.post("/api/staff/facilities", opening).await.ok();
    for route in routes.iter().filter(|route| !pages.contains(&route.function.as_str())) {
        let path = if route.path.starts_with("/api/centres/") {
            "/api/centres/plaza".to_owned()
        } else {
            address(&route.path)
        };
        let event = json!({
            "rawPath": path, "headers": { "content-type": "application/json" }, "body": "{}",
            "requestContext": { "http": { "method": route.method } },
        });
        let answer = scene.city().invoke(&route.function, event).await.unwrap();
        // Without an introduction each of them refuses, and none says that there is no such route.
        let status = answer["statusCode"].as_u64().unwrap();
        let open = [
            ("/api/services", 200),
            ("/api/services/{id}/draw", 404),
            ("/api/centres/{id}", 200),
            ("/identity/done", 303),
        ];
        let expected = open.iter().find(|(path, _)| *path == route.path && route.method == "GET");
        match expected {
            Some((_, expected)) => {
                assert_eq!(status, *expected, "{} {}: {answer}", route.method, route.path);
                assert!(!answer["body"].as_str().unwrap().contains("not_found"), "{}", route.path);
            }
            None => assert!([400, 401, 403].contains(&status), "{} {}: {answer}", route.method, route.path),
        }
    }
    assert_eq!(scene.stranger().get("/config.json").await.ok()["municipality"], "つなぐ市");
    assert_eq!(scene.stranger().get("/api/nothing").await.status, 404);
    scene.ends().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_queue_has_dead_letters() {
    let scene = Scene::start("wiring_queues", MORNING).await;
    let queues = scene.city().template().queues();
    let names: Vec<&str> = queues.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), 14, "{names:?}");
    for (name, attributes) in queues.iter().filter(|(name, _)| !name.contains("-dead")) {
        let policy: Value = serde_json::from_str(&attributes["RedrivePolicy"]).unwrap();
        let dead = policy["deadLetterTargetArn"].as_str().unwrap().rsplit(':').next().unwrap();
        assert!(names.contains(&dead), "{name} → {dead}");
        assert_eq!(dead.ends_with(".fifo"), name.ends_with(".fifo"), "{name} → {dead}");
    }
    scene.ends().await;
}

/// Which role asks which index (`tables`); the engines here check no permissions, AWS does.
#[test]
fn every_index_is_granted_to_the_roles_that_ask_it() {
    let template = std::fs::read_to_string(tsunagu::checkout().join("infra/template.yaml")).unwrap();
    for (role, index) in [
        ("LifeStageRole", "ResidentsTable.Arn}/index/by-birth"),
        ("LifeStageRole", "ResidentsTable.Arn}/index/by-due"),
        ("LifeStageRole", "NoticesTable.Arn}/index/open-batches"),
        ("ReservationsRole", "ReservationsTable.Arn}/index/tended"),
        ("SchoolRole", "NoticesTable.Arn}/index/open-batches"),
        ("MessageSenderRole", "NoticesTable.Arn}/index/open-batches"),
    ] {
        let from = template.find(&format!("\n  {role}:")).unwrap() + 1;
        let section = &template[from..];
        let until = section[3..].find("Log:\n    Type: AWS::Logs").unwrap();
        assert!(section[..until].contains(index), "{role} may not query {index}");
    }
}
