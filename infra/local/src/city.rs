//! Starting and ending the city.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use city_line::LineDouble;
use city_scheduler::Scheduler;
use city_sqs::Sqs;
use jiff::Timestamp;
use tokio::{
    net::TcpListener,
    sync::{Mutex, watch},
};
use uuid::Uuid;

use crate::{
    CityError, Data,
    aws_json::AwsJson,
    card::CardProvider,
    clockwork::{Clockwork, Queues},
    data::Store,
    doubles::{Meter, embedded},
    http::{self, Town},
    pollers::{self, Poller, Progress},
    seed, staff,
    template::Template,
    wiring::{self, Endpoints, Municipality},
};

/// Whether made-up residents stand on the square at the start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Seed {
    /// Three phones that have not followed the account yet.
    Demo,
    /// Nobody.
    None,
}

/// How the city starts.
#[derive(Debug, Clone)]
pub struct Options {
    /// The checkout: template, region file and built pages are read below it.
    pub root: PathBuf,
    /// 0 takes a free one.
    pub port: u16,
    /// Where it keeps what it knows.
    pub data: Data,
    /// A clock that stands still there; without it real time.
    pub clock: Option<Timestamp>,
    /// Who stands on the square.
    pub seed: Seed,
    /// A DynamoDB to use instead of the embedded engine.
    pub dynamodb: Option<String>,
    /// An SQS to use instead of ours.
    pub sqs: Option<String>,
    /// Another region code than the demo municipality's, so that several cities can share one DynamoDB.
    pub code: Option<String>,
    /// Parameters of the template, by name, and secrets, by key, in place of the city's own: such as another provider of
    /// card sign-ins.
    pub settings: BTreeMap<String, String>,
}

impl Options {
    /// A city for one test: nothing kept, nobody there, a free port, the clock standing at `clock`.
    #[must_use]
    pub fn fresh(root: PathBuf, clock: Timestamp) -> Self {
        Self {
            root,
            port: 0,
            data: Data::Memory,
            clock: Some(clock),
            seed: Seed::None,
            dynamodb: None,
            sqs: None,
            code: None,
            settings: BTreeMap::new(),
        }
    }
}

/// A running city. It ends when it is dropped.
pub struct City {
    url: String,
    /// Where DynamoDB and SQS answer, whoever plays them.
    engines: (String, String),
    town: Arc<Town>,
    stop: watch::Sender<bool>,
}

impl City {
    /// Starts everything that the template names.
    ///
    /// # Errors
    /// When a port, the data, the template or an engine is not as it must be.
    #[expect(clippy::too_many_lines, reason = "one list of parts in the order in which they need each other")]
    pub async fn start(options: Options) -> Result<Self, CityError> {
        let engine = |error: &dyn std::fmt::Display| CityError::Engine(error.to_string());
        let store = Store::open(&options.data)?;
        let clock = store.clock(options.clock);
        let (stop, stopped) = watch::channel(false);
        let municipality = Municipality::read(&options.root, options.code)?;
        #[expect(clippy::disallowed_methods, reason = "the one place where the city draws random ids")]
        let new_id: Arc<dyn Fn() -> Uuid + Send + Sync> = Arc::new(Uuid::new_v4);

        let public = TcpListener::bind(("127.0.0.1", options.port))
            .await
            .map_err(CityError::io(format!("listen on 127.0.0.1:{}", options.port)))?;
        let url = format!("http://{}", public.local_addr().map_err(CityError::io("listen"))?);

        let dynamodb = match options.dynamodb {
            Some(endpoint) => endpoint,
            None => embedded(store.path("dynamodb.sqlite").as_deref(), stopped.clone()).await?,
        };
        let meter = Meter::new(dynamodb.clone()).map_err(|error| engine(&error))?;
        let metered = serve(meter.router(), stopped.clone()).await?;

        let own_sqs = match &options.sqs {
            Some(_) => None,
            None => {
                let sqs = Sqs::open(clock.clone(), store.journal("sqs.jsonl")?, new_id.clone());
                let sqs = sqs.map_err(|error| engine(&error))?;
                let address = serve(sqs.router(), stopped.clone()).await?;
                sqs.set_base_url(address.clone());
                Some((sqs, address))
            }
        };
        let sqs_endpoint = own_sqs.as_ref().map(|(_, address)| address.clone()).or(options.sqs).unwrap_or_default();

        let scheduler = Scheduler::open(clock.clone(), store.journal("scheduler.jsonl")?);
        let scheduler = scheduler.map_err(|error| engine(&error))?;
        let scheduler_address = serve(scheduler.router(), stopped.clone()).await?;

        let line =
            LineDouble::open(clock.clone(), store.path("line.jsonl").as_deref(), municipality.line(new_id.clone()));
        let line = line.map_err(|error| engine(&error))?;
        line.set_webhook_url(format!("{url}/line/webhook"));
        let line_address = serve_line(&line, stopped.clone()).await?;

        let endpoints = Endpoints {
            public: url.clone(),
            dynamodb: metered,
            sqs: sqs_endpoint.clone(),
            scheduler: scheduler_address,
            line: line_address,
        };
        let cards = CardProvider::new(clock.clone(), &url, new_id.clone())?;
        let mut parameters = municipality.parameters(&endpoints);
        let mut secrets = Municipality::secrets(&cards);
        for (name, value) in &options.settings {
            let place = if secrets.contains_key(name) { &mut secrets } else { &mut parameters };
            place.insert(name.clone(), value.clone());
        }
        let template = Template::read(&options.root.join("infra/template.yaml"), &parameters, &secrets, &sqs_endpoint)?;
        wiring::tables(&AwsJson::dynamodb(&dynamodb)?, &template).await?;
        let sqs_client = AwsJson::sqs(&sqs_endpoint)?;
        match &own_sqs {
            Some((sqs, _)) => {
                for (name, attributes) in &template.queues {
                    sqs.ensure_queue(name, attributes).map_err(|error| engine(&error))?;
                }
            }
            None => wiring::outside_queues(&sqs_client, &template).await?,
        }
        let functions = wiring::running(&template, &endpoints, &clock)?;
        for schedule in &template.schedules {
            let target = format!("arn:aws:lambda:ap-northeast-1:000000000000:function:{}", schedule.function);
            let zone = schedule.zone.as_deref().unwrap_or("UTC");
            let made = scheduler.ensure(city_scheduler::Schedule::new(
                &schedule.name,
                &schedule.expression,
                zone,
                &target,
                Some(schedule.input.clone()),
            ));
            made.map_err(|error| engine(&error))?;
        }

        let progress = Arc::new(Progress::default());
        let mut polled = Vec::new();
        let mut urls = Vec::new();
        for function in &template.functions {
            for event in &function.queues {
                let queue_url = format!("{sqs_endpoint}/000000000000/{}", event.queue);
                let Some(running) = functions.get(&function.name) else { continue };
                let poller = Poller {
                    sqs: sqs_client.clone(),
                    queue_url: queue_url.clone(),
                    queue: event.queue.clone(),
                    batch_size: event.batch_size,
                    function: running.clone(),
                };
                pollers::start(poller, &progress, &stopped);
                polled.push(event.queue.clone());
                urls.push(queue_url);
            }
        }
        let queues = match own_sqs {
            Some((sqs, _)) => Queues::Own(sqs),
            None => Queues::Outside { sqs: sqs_client, urls },
        };
        let provider = staff::Provider::new(clock.clone(), format!("{url}/_city/idp"), new_id)?;
        let clockwork = Arc::new(Clockwork {
            clock,
            store,
            queues,
            polled,
            scheduler,
            line: line.clone(),
            functions: functions.clone(),
            progress,
            moving: Mutex::new(()),
        });
        clockwork.store.keep_clock(&clockwork.clock)?;

        let pages = crate::pages_folder(&options.root).join("dist");
        let ready = AtomicBool::new(false);
        let town =
            Arc::new(Town { clockwork: clockwork.clone(), meter, provider, cards, functions, template, pages, ready });
        let app = http::router(&town);
        let mut stopping = stopped.clone();
        tokio::spawn(async move {
            let ended = async move {
                stopping.changed().await.ok();
            };
            if let Err(error) = axum::serve(public, app).with_graceful_shutdown(ended).await {
                tracing::error!(%error, "the city's door closed");
            }
        });
        if options.seed == Seed::Demo {
            let today = platform::today(clockwork.clock.now());
            seed::demo(&line, &url, &options.root, today).await?;
        }
        town.ready.store(true, Ordering::Release);
        let mut ending = stopped;
        tokio::spawn(async move {
            tokio::select! {
                () = clockwork.run() => {}
                _ = ending.changed() => {}
            }
        });
        Ok(Self { url, engines: (dynamodb, sqs_endpoint), town, stop })
    }

    /// Where the city answers.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Where DynamoDB itself answers: no faults, nothing counted.
    #[must_use]
    pub fn dynamodb_url(&self) -> &str {
        &self.engines.0
    }

    /// Where SQS answers.
    #[must_use]
    pub fn sqs_url(&self) -> &str {
        &self.engines.1
    }

    /// The city's present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.town.clockwork.clock.now()
    }

    /// The template it was wired from.
    #[must_use]
    pub fn template(&self) -> &Template {
        &self.town.template
    }

    /// The LINE double.
    #[must_use]
    pub fn line(&self) -> &Arc<LineDouble> {
        &self.town.clockwork.line
    }

    /// The stand-in for SQS, unless another engine is used.
    #[must_use]
    pub fn sqs(&self) -> Option<&Arc<Sqs>> {
        match &self.town.clockwork.queues {
            Queues::Own(sqs) => Some(sqs),
            Queues::Outside { .. } => None,
        }
    }

    /// Knocks on a function as Lambda would.
    ///
    /// # Errors
    /// What Lambda would report.
    pub async fn invoke(&self, function: &str, event: serde_json::Value) -> Result<serde_json::Value, String> {
        let running = self.town.functions.get(function).ok_or_else(|| format!("there is no function {function}"))?;
        running.invoke(event).await
    }
}

impl Drop for City {
    fn drop(&mut self) {
        self.stop.send_replace(true);
    }
}

/// Serves a stand-in on a free loopback port; its address.
async fn serve(router: axum::Router, mut stop: watch::Receiver<bool>) -> Result<String, CityError> {
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(CityError::io("listen"))?;
    let address = listener.local_addr().map_err(CityError::io("listen"))?;
    tokio::spawn(async move {
        let stopped = async move {
            stop.changed().await.ok();
        };
        axum::serve(listener, router).with_graceful_shutdown(stopped).await.ok();
    });
    Ok(format!("http://{address}"))
}

async fn serve_line(line: &Arc<LineDouble>, mut stop: watch::Receiver<bool>) -> Result<String, CityError> {
    let listener = TcpListener::bind("127.0.0.1:0").await.map_err(CityError::io("listen"))?;
    let address = listener.local_addr().map_err(CityError::io("listen"))?;
    let router = line.api_router();
    tokio::spawn(async move {
        city_line::serve(listener, router, async move {
            stop.changed().await.ok();
        })
        .await;
    });
    Ok(format!("http://{address}"))
}

/// The checkout that this binary was built from.
#[must_use]
pub fn checkout() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_owned()
}
