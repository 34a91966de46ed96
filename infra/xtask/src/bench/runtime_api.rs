//! Lambda's Runtime API for one bootstrap: hands over events, takes answers, notes when the first was asked for.

use std::{
    process::Command,
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    time::{Duration, Instant},
};

use super::serve::{Reply, serve};
use crate::Outcome;

/// Nothing that is measured takes longer.
const PATIENCE: Duration = Duration::from_secs(30);

/// One execution environment.
pub struct RuntimeApi {
    port: u16,
    events: Sender<String>,
    asked: Receiver<Instant>,
    answers: Receiver<(String, String)>,
}

impl RuntimeApi {
    pub fn start() -> Outcome<Self> {
        let (events, waiting) = channel::<String>();
        let (note, asked) = channel();
        let (hand_in, answers) = channel();
        let (waiting, note, hand_in) = (Mutex::new(waiting), Mutex::new(note), Mutex::new(hand_in));
        let port = serve(move |request| {
            if request.path.ends_with("/invocation/next") {
                note.lock().unwrap_or_else(PoisonError::into_inner).send(Instant::now()).ok()?;
                // Held until there is an event, as AWS holds it; closed when the bench has let go of this value.
                let event = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv().ok()?;
                return Some(Reply { status: 200, headers: invocation(), body: event });
            }
            let kind = request.path.rsplit('/').next().unwrap_or_default().to_owned();
            let body = String::from_utf8_lossy(&request.body).into_owned();
            hand_in.lock().unwrap_or_else(PoisonError::into_inner).send((kind, body)).ok()?;
            let headers = vec![("content-type", "application/json".to_owned())];
            Some(Reply { status: 202, headers, body: r#"{"status":"OK"}"#.to_owned() })
        })?;
        Ok(Self { port, events, asked, answers })
    }

    /// `command` with nothing in its environment but what Lambda puts there, and `settings`.
    pub fn environment<'a>(&self, command: &'a mut Command, settings: &[(&str, &str)]) -> &'a mut Command {
        let lambda = [
            ("AWS_LAMBDA_FUNCTION_NAME", "bench"),
            ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "256"),
            ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
            ("AWS_LAMBDA_LOG_STREAM_NAME", "bench"),
            ("AWS_LAMBDA_LOG_GROUP_NAME", "bench"),
            ("AWS_REGION", "ap-northeast-1"),
            ("AWS_DEFAULT_REGION", "ap-northeast-1"),
            ("AWS_ACCESS_KEY_ID", "bench"),
            ("AWS_SECRET_ACCESS_KEY", "bench"),
            ("LANG", "en_US.UTF-8"),
        ];
        command.env_clear().envs(lambda).envs(settings.iter().copied());
        command.env("AWS_LAMBDA_RUNTIME_API", format!("127.0.0.1:{}", self.port))
    }

    /// When the program asked for its first event.
    pub fn first_question(&self) -> Outcome<Instant> {
        self.asked.recv_timeout(PATIENCE).map_err(|_| "it never asked for an event".to_owned())
    }

    /// One invocation; what the function answered.
    pub fn invoke(&self, event: &str) -> Outcome<String> {
        self.events.send(event.to_owned()).map_err(|_| "nobody asks for events".to_owned())?;
        match self.answers.recv_timeout(PATIENCE) {
            Ok((kind, body)) if kind == "response" => Ok(body),
            Ok((kind, body)) => Err(format!("the function answered with {kind}: {body}")),
            Err(_) => Err("the function does not answer".to_owned()),
        }
    }
}

fn invocation() -> Vec<(&'static str, String)> {
    [
        ("content-type", "application/json"),
        ("lambda-runtime-aws-request-id", "8476a536-e9f4-11e8-9739-2dfe598c3fcd"),
        // Far away: no bench is about deadlines.
        ("lambda-runtime-deadline-ms", "4102444800000"),
        ("lambda-runtime-invoked-function-arn", "arn:aws:lambda:ap-northeast-1:000000000000:function:bench"),
        ("lambda-runtime-trace-id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0"),
    ]
    .map(|(name, value)| (name, value.to_owned()))
    .into()
}
