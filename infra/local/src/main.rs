//! `cargo run`: the whole city on 127.0.0.1, for a newcomer.

use clap::Parser;
use jiff::Timestamp;
use tsunagu::{City, CityError, Data, Options, Seed, build_if_stale};

/// A whole municipality on this machine: the functions, their tables and queues, LINE, the clock.
#[derive(Parser)]
struct Arguments {
    /// Where the city answers, on 127.0.0.1.
    #[arg(long, default_value_t = 8787)]
    port: u16,
    /// A folder for what the city knows, or :memory:. Default: under your data folder.
    #[arg(long)]
    data: Option<Data>,
    /// A clock that stands still there until it is moved, such as 2026-04-01T09:00:00+09:00. Without it: real time.
    #[arg(long)]
    clock: Option<Timestamp>,
    /// Who stands on the square.
    #[arg(long, value_enum, default_value_t = Seed::Demo)]
    seed: Seed,
    /// Do not build the pages; serve them as they are.
    #[arg(long)]
    headless: bool,
    /// A parameter of the template or a secret in place of the city's own, such as CardIssuer=https://…; several times.
    #[arg(long = "setting", value_name = "NAME=VALUE", value_parser = setting)]
    settings: Vec<(String, String)>,
    /// A DynamoDB to use instead of the embedded engine.
    #[arg(long, env = "AWS_ENDPOINT_URL_DYNAMODB")]
    dynamodb: Option<String>,
    /// An SQS to use instead of our own.
    #[arg(long, env = "AWS_ENDPOINT_URL_SQS")]
    sqs: Option<String>,
}

fn setting(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("NAME=VALUE")?;
    Ok((name.to_owned(), value.to_owned()))
}

#[tokio::main]
#[expect(clippy::print_stdout, reason = "whoever starts the city waits for its line")]
async fn main() -> Result<(), CityError> {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn,dynoxide=error".into()),
        )
        .with_writer(std::io::stderr)
        .init();
    let root = tsunagu::checkout();
    if !arguments.headless {
        build_if_stale(&root).await?;
    }
    let city = City::start(Options {
        root,
        port: arguments.port,
        data: arguments.data.unwrap_or_else(Data::default_folder),
        clock: arguments.clock,
        seed: arguments.seed,
        dynamodb: arguments.dynamodb,
        sqs: arguments.sqs,
        code: None,
        settings: arguments.settings.into_iter().collect(),
    })
    .await?;
    if arguments.clock.is_some_and(|asked| asked != city.now()) {
        println!("the clock stands at {}, where it was left with this data", city.now());
    }
    println!("ready {}", city.url());
    tokio::signal::ctrl_c().await.map_err(CityError::io("wait for Ctrl-C"))?;
    println!("the city goes to sleep");
    Ok(())
}
