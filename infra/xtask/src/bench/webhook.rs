//! B1: one webhook of three events, verified, parsed and put on the queue. Both sides run behind the same stand-in of
//! Lambda's Runtime API and send to the same stand-in of SQS; what they cost is read from the kernel.

use std::{fs, process::Command};

use base64::{Engine, engine::general_purpose::STANDARD as BASE64};
use hmac::{Hmac, KeyInit, Mac};
use serde_json::{Value, json};
use sha2::Sha256;

use super::{
    Choice,
    process::Measured,
    release, results,
    runtime_api::RuntimeApi,
    sqs_stub::SqsStub,
    table::{Goal, Row},
};
use crate::{
    Outcome,
    root::{on_path, root},
    tools,
};

const SECRET: &str = "bench-channel-secret";
/// Long enough for the peer's compiler to have settled.
const WARM_UP: usize = 500;

struct Cost {
    cpu_micros: f64,
    memory: f64,
    requests: f64,
    queued: Vec<(String, String, Value)>,
}

pub fn measure(choice: &Choice) -> Outcome<Vec<Row>> {
    let invocations = choice.invocations;
    println!("B1  webhook of 3 events: {invocations} invocations after {WARM_UP}, ours and Node with @line/bot-sdk");
    let ours = Command::new(release(&["line-webhook"], choice)?.join("line-webhook"));
    let node = on_path("node").ok_or("node is not on the search path")?;
    let packages = tools::bench::node()?;
    let script = packages.join("webhook.mjs");
    fs::copy(root().join("infra/xtask/bench/webhook.mjs"), &script).map_err(|error| error.to_string())?;
    let mut peer = Command::new(node);
    peer.arg(&script);

    let ours = cost("line-webhook", ours, invocations)?;
    let peer = cost("webhook.mjs", peer, invocations)?;
    if ours.queued != peer.queued || ours.queued.len() != 3 {
        return Err(format!("the two queue different messages: {:?} and {:?}", ours.queued, peer.queued));
    }
    println!("  both refuse a wrong signature and queue the same three messages");
    let name = "Node + @line/bot-sdk";
    Ok(vec![
        Row::new("B1", "webhook, 3 events: CPU per invocation", "µs", ours.cpu_micros)
            .peer(name, peer.cpu_micros)
            .goal(Goal::OfPeer(0.1)),
        Row::new("B1", "webhook: peak RSS", "MB", ours.memory).peer(name, peer.memory).goal(Goal::OfPeer(0.1)),
        Row::new("B1", "webhook: SQS requests per invocation", "", ours.requests)
            .peer(name, peer.requests)
            .bound(1.0)
            .goal(Goal::OfBound(1.0)),
    ])
}

fn cost(name: &str, mut command: Command, invocations: usize) -> Outcome<Cost> {
    let (api, sqs) = (RuntimeApi::start()?, SqsStub::start()?);
    let endpoint = sqs.endpoint();
    let queue = format!("{endpoint}/000000000000/line-events.fifo");
    let settings = [
        ("AWS_ENDPOINT_URL_SQS", endpoint.as_str()),
        ("QUEUE_LINE_EVENTS", &queue),
        ("LINE_CHANNEL_SECRET", SECRET),
        ("ID_PEPPER", "bench-pepper"),
    ];
    let log = results()?.join(format!("{name}.log"));
    let program = Measured::start(name, api.environment(&mut command, &settings), &log)?;
    api.first_question()?;

    let body = body().to_string();
    let signed = event(&body, &signature(&body)).to_string();
    let forged = event(&body, &signature("another body")).to_string();
    expect(&api, &forged, 401)?;
    for _ in 0..WARM_UP {
        expect(&api, &signed, 200)?;
    }
    let (cpu, requests) = (program.on_cpu()?, sqs.requests());
    for _ in 0..invocations {
        api.invoke(&signed)?;
    }
    let per = |sum: f64| sum / invocations as f64;
    Ok(Cost {
        cpu_micros: per(program.on_cpu()? - cpu) / 1_000.0,
        memory: program.peak_memory()?,
        requests: per((sqs.requests() - requests) as f64),
        queued: sqs.last(),
    })
}

fn expect(api: &RuntimeApi, event: &str, status: u64) -> Outcome<()> {
    let answer: Value = serde_json::from_str(&api.invoke(event)?).unwrap_or_default();
    let got = answer.get("statusCode").and_then(Value::as_u64);
    if got == Some(status) { Ok(()) } else { Err(format!("{status} was wanted, the answer was {answer}")) }
}

/// A message, a postback and a follow, in the shape of LINE's documentation.
fn body() -> Value {
    let event = |n: u32, kind: &str, extra: Value| {
        let mut event = json!({
            "type": kind, "mode": "active", "timestamp": 1_775_001_600_000_u64 + u64::from(n),
            "source": { "type": "user", "userId": format!("U{n:032x}") },
            "webhookEventId": format!("01FZ74A0TDDPYRVKNK77XKC3Z{n}"),
            "deliveryContext": { "isRedelivery": false }, "replyToken": format!("{n:032x}"),
        });
        if let (Some(event), Value::Object(extra)) = (event.as_object_mut(), extra) {
            event.extend(extra);
        }
        event
    };
    let message = json!({ "id": "444573844083572737", "type": "text", "quoteToken": "q3Plxr4AgKd", "text": "予防接種はいつですか" });
    json!({ "destination": "U0123456789abcdef0123456789abcdef", "events": [
        event(1, "message", json!({ "message": message })),
        event(2, "postback", json!({ "postback": { "data": "menu", "params": { "date": "2026-04-01" } } })),
        event(3, "follow", json!({ "follow": { "isUnblocked": false } })),
    ]})
}

fn signature(body: &str) -> String {
    // HMAC takes a key of any length.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()) else { return String::new() };
    mac.update(body.as_bytes());
    BASE64.encode(mac.finalize().into_bytes())
}

/// API Gateway's payload format 2.0.
fn event(body: &str, signature: &str) -> Value {
    json!({
        "version": "2.0", "routeKey": "POST /line/webhook", "rawPath": "/line/webhook", "rawQueryString": "",
        "headers": { "content-type": "application/json; charset=utf-8", "x-line-signature": signature,
            "user-agent": "LineBotWebhook/2.0", "host": "bench.execute-api.ap-northeast-1.amazonaws.com" },
        "requestContext": { "accountId": "000000000000", "apiId": "bench", "stage": "$default",
            "domainName": "bench.execute-api.ap-northeast-1.amazonaws.com", "requestId": "bench", "timeEpoch": 0,
            "routeKey": "POST /line/webhook",
            "http": { "method": "POST", "path": "/line/webhook", "protocol": "HTTP/1.1", "sourceIp": "147.92.150.192",
                "userAgent": "LineBotWebhook/2.0" } },
        "body": body, "isBase64Encoded": false,
    })
}
