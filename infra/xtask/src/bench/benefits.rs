//! B5: a benefit that is told to 50,000 residents, through a LINE that takes 200 ms for each answer. B9: the rule of a
//! benefit asked of 10,000 households, with every reason in words.

use std::{fmt::Write, time::Instant};

use domain::{
    benefit::{Condition, Facts, Verdict, derive},
    text::Lang,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::{
    Choice,
    city::{self, City, Place},
    push::units,
    table::{Goal, Row},
};
use crate::{
    Outcome,
    http::free_port,
    process::{command, read},
    root::root,
    tools,
};

const NOON: &str = "2026-05-11T12:00:00+09:00";
const HEAD: &str = "宛名番号,氏名,生年月日,住所";
/// Rows of one part of the list.
const PART: usize = 10_000;
/// AWS: writes of one batch.
const BATCH: usize = 25;
/// LINE: members of one multicast.
const MEMBERS: usize = 500;
const HOUSEHOLDS: usize = 10_000;
const WHERE: &str = "/api/staff/programmes/bench";

pub fn measure(choice: &Choice) -> Outcome<Vec<Row>> {
    let people = choice.tell;
    println!("B5  a benefit told to {people} residents");
    let place = Place::new()?;
    let program = city::build_release(&place, choice.built)?;
    let city = City::start(&program, &place.0, free_port()?, NOON)?;
    let staff = json!({ "roles": ["officer"], "scopes": ["*"] }).to_string();
    let token = city.call("POST", "/_city/staff/token", &[], &staff)?;
    let bearer = format!("Bearer {}", token.get("token").and_then(Value::as_str).unwrap_or_default());
    let office = |method: &str, path: &str, body: &str| city.call(method, path, &[("authorization", &bearer)], body);

    let programme = json!({ "programme": {
        "id": "bench", "period": "1", "for": "person", "title": { "ja": "給付" }, "sources": [{ "title": "要綱" }],
        "effective_from": "2026-04-01", "who": [{ "is": "born", "until": "2026-04-01" }],
        "amount": { "kind": "fixed", "yen": 10_000 },
    }, "version": 0 });
    office("POST", "/api/staff/programmes", &programme.to_string())?;
    let began = Instant::now();
    bring(people, &office)?;
    println!("  the list is in force after {:.0} s", began.elapsed().as_secs_f64());
    join(&city, people)?;
    println!("  everybody is joined after {:.0} s", began.elapsed().as_secs_f64());

    city.call("POST", "/_city/line/faults", &[], &json!({ "latency_ms": 200 }).to_string())?;
    city.call("POST", "/_city/metrics/reset", &[], "")?;
    let began = Instant::now();
    let order = json!({ "kind": "first", "expected": people }).to_string();
    office("POST", &format!("{WHERE}/notices"), &order)?;
    let ordered = began.elapsed().as_secs_f64();
    city.settle()?;
    let seconds = began.elapsed().as_secs_f64();
    let metrics = city.call("GET", "/_city/metrics", &[], "")?;
    let calls = metrics.pointer("/line/multicast").and_then(Value::as_u64).unwrap_or_default();
    let sent = city.sent(0)?;
    let reached: usize = sent
        .iter()
        .filter(|row| row.get("status") == Some(&json!(200)) && row.get("method") == Some(&json!("multicast")))
        .filter_map(|row| row.get("to")?.as_array().map(Vec::len))
        .sum();
    let each = |sum: f64| sum / people.max(1) as f64;
    let mut rows = vec![
        Row::new(
            "B5",
            format!("a benefit told to {people}: from the order to the last answer, LINE at 200 ms"),
            "s",
            seconds,
        )
        .goal(Goal::AtMost(10.0)),
        Row::new("B5", "the order itself", "s", ordered),
        Row::new("B5", "calls to LINE", "", calls as f64)
            .bound(people.div_ceil(MEMBERS) as f64)
            .goal(Goal::OfBound(1.05)),
        Row::new("B5", "residents who were not reached", "", people.abs_diff(reached) as f64).goal(Goal::AtMost(0.0)),
        Row::new("B5", "write units per resident", "WU", each(units(&metrics, false))).goal(Goal::AtMost(0.05)),
        Row::new("B5", "read units per resident", "RU", each(units(&metrics, true))),
    ];
    rows.extend(reasons()?);
    Ok(rows)
}

/// The list, through the office's own door.
fn bring(people: usize, office: &impl Fn(&str, &str, &str) -> Outcome<Value>) -> Outcome<()> {
    let mut import = String::new();
    let parts = people.div_ceil(PART);
    for part in 0..parts {
        let mut text = format!("{HEAD}\r\n");
        for n in part * PART..people.min((part + 1) * PART) {
            write!(text, "{n:08},住民 {n},1990-01-{:02},青葉町{n}\r\n", 1 + n % 28)
                .map_err(|error| error.to_string())?;
        }
        let last = part + 1 == parts;
        let path = match import.as_str() {
            "" => format!("{WHERE}/eligible?last={last}"),
            import => format!("{WHERE}/eligible?last={last}&import={import}"),
        };
        let report = office("POST", &path, &text)?;
        import = report.get("import").and_then(Value::as_str).unwrap_or_default().to_owned();
    }
    Ok(())
}

/// Residents and what staff have joined, written straight into the tables: 50,000 sign-ins with a card are another
/// measurement. LINE knows every one of them.
fn join(city: &City, people: usize) -> Outcome<()> {
    let mut rows = Vec::new();
    for n in 0..people {
        let stranger = json!({ "following": false }).to_string();
        let user = city.call("POST", "/_city/line/users", &[], &stranger)?;
        let user = user.get("user_id").and_then(Value::as_str).unwrap_or_default().to_owned();
        let (resident, number) = (format!("res_{n:026x}"), format!("{n:08}"));
        let shard = Sha256::digest(number.as_bytes()).first().copied().unwrap_or_default() % 16;
        let person = format!("per_{:x}{n:025x}", n % 16);
        let text = |text: &str| json!({ "S": text });
        let profile = json!({
            "pk": text(&format!("RES#{resident}")), "sk": text("PROFILE"), "line_user_id": text(&user),
            "following": { "BOOL": true }, "followed_at": { "N": "0" }, "push_on": { "BOOL": true },
            "topics": { "L": [] }, "version": { "N": "1" },
        });
        let join = json!({
            "pk": text(&format!("JOINS#{shard:x}")), "sk": text(&number), "number": text(&number),
            "resident": text(&resident), "person": text(&person),
        });
        // As much as four sealed items.
        let registered = json!({
            "pk": text(&format!("PERSONS#{:x}", n % 16)), "sk": text(&person), "person": text(&person),
            "resident": text(&resident), "sealed": text(&"s".repeat(320)),
        });
        rows.push(("tsunagu-tsunagu-residents", profile));
        rows.push(("tsunagu-tsunagu-benefits", join));
        rows.push(("tsunagu-tsunagu-identity", registered));
        if rows.len() > BATCH - 3 || n + 1 == people {
            super::rows::put(city, &rows)?;
            rows.clear();
        }
    }
    Ok(())
}

/// B9.
fn reasons() -> Outcome<[Row; 1]> {
    let who: Vec<Condition> = serde_json::from_value(json!([
        { "is": "age", "on": "2026-04-01", "below": 18 },
        { "is": "lives_here", "on": "2026-04-01" },
        { "is": "any", "of": [
            { "is": "listed", "column": "課税区分", "says": { "ja": "住民税が非課税であること" }, "one_of": ["非課税"] },
            { "is": "listed", "column": "家計急変", "says": { "ja": "家計が急に変わったこと" }, "one_of": ["該当"] },
        ] },
    ]))
    .map_err(|error| error.to_string())?;
    let day = |year: usize, n: usize| format!("{year}-{:02}-{:02}", 1 + n % 12, 1 + n % 28);
    let people: Vec<Facts> = (0..HOUSEHOLDS)
        .map(|n| {
            let tax = if n % 3 == 0 { "課税" } else { "非課税" };
            json!({ "born": day(2000 + n % 26, n), "lives_here_from": day(2010 + n % 17, n), "columns": { "課税区分": tax } })
        })
        .map(|facts| serde_json::from_value(facts).map_err(|error| error.to_string()))
        .collect::<Outcome<_>>()?;
    let began = Instant::now();
    let (mut entitled, mut words) = (0, 0);
    for facts in &people {
        let derivation = derive(&who, facts);
        entitled += usize::from(derivation.verdict == Verdict::Yes);
        for step in &derivation.steps {
            words += step.condition.says(Lang::Ja).len() + step.found(Lang::Ja).unwrap_or_default().len();
        }
    }
    let seconds = began.elapsed().as_secs_f64();
    println!("B9  {entitled} of {HOUSEHOLDS} are entitled; {words} bytes of reasons");
    Ok([Row::new("B9", format!("a rule of {HOUSEHOLDS} households, each line with its reason in words"), "s", seconds)
        .peer("OpenFisca-Japan, one trace for all", openfisca()?)
        .goal(Goal::AtMost(1.0))])
}

/// Seconds in which OpenFisca takes in as many households and computes a benefit of similar size for them.
fn openfisca() -> Outcome<f64> {
    let script = root().join("infra/xtask/bench/eligibility.py").display().to_string();
    let households = HOUSEHOLDS.to_string();
    let answer = read(&mut command(tools::bench::openfisca()?, &[&script, &households], &root()))?;
    answer.trim().parse().map_err(|error| format!("OpenFisca: {error}: {answer}"))
}
