//! The real engines that the integration suite meets a second time: DynamoDB Local and ElasticMQ.

use std::{fs, path::Path, time::Duration};

use crate::{
    Outcome,
    http::{free_port, send},
    process::{Daemon, command},
    root::root,
    tools::{java, write},
};

/// Both engines, serving until this value is dropped.
pub struct Engines {
    tables: (Daemon, u16),
    queues: (Daemon, u16),
}

impl Engines {
    pub fn start() -> Outcome<Self> {
        let folder = root().join("target/engines");
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let mut engines = Self { tables: dynamodb_local(&folder)?, queues: elasticmq(&folder)? };
        engines.wait()?;
        Ok(engines)
    }

    /// The SDKs' own settings for where the services are.
    pub fn settings(&self) -> [(&'static str, String); 2] {
        [
            ("AWS_ENDPOINT_URL_DYNAMODB", format!("http://127.0.0.1:{}", self.tables.1)),
            ("AWS_ENDPOINT_URL_SQS", format!("http://127.0.0.1:{}", self.queues.1)),
        ]
    }

    fn wait(&mut self) -> Outcome<()> {
        let limit = Duration::from_secs(60);
        let (tables, queues) = (self.tables.1, self.queues.1);
        self.tables.0.ready(limit, || lists(tables, "DynamoDB_20120810.ListTables", "TableNames"))?;
        self.queues.0.ready(limit, || lists(queues, "AmazonSQS.ListQueues", "QueueUrls"))
    }
}

/// Listens on every interface (it has no setting for that), for the minutes of the suite and with made-up data only.
fn dynamodb_local(folder: &Path) -> Outcome<(Daemon, u16)> {
    let libraries = java::libraries(&java::DYNAMODB_LOCAL)?.display().to_string();
    let port = free_port()?;
    let (natives, jars) = (format!("-Djava.library.path={libraries}"), format!("{libraries}/*"));
    let main = "software.amazon.dynamodb.services.local.main.ServerRunner";
    let number = port.to_string();
    let arguments = [&natives, "-cp", &jars, main, "-inMemory", "-sharedDb", "-port", &number, "-disableTelemetry"];
    let server = command("java", &arguments, folder);
    Ok((Daemon::start("DynamoDB Local", &server, &folder.join("dynamodb-local.log"))?, port))
}

fn elasticmq(folder: &Path) -> Outcome<(Daemon, u16)> {
    let libraries = java::libraries(&java::ELASTICMQ)?.display().to_string();
    let port = free_port()?;
    let settings = folder.join("elasticmq.conf");
    write(
        &settings,
        &format!(
            "include classpath(\"application.conf\")\n\
             node-address {{ protocol = http, host = 127.0.0.1, port = {port}, context-path = \"\" }}\n\
             rest-sqs {{ enabled = true, bind-hostname = \"127.0.0.1\", bind-port = {port}, sqs-limits = strict }}\n\
             rest-stats {{ enabled = false }}\n"
        ),
    )?;
    let (named, jars) = (format!("-Dconfig.file={}", settings.display()), format!("{libraries}/*"));
    let server = command("java", &[&named, "-cp", &jars, "org.elasticmq.server.Main"], folder);
    Ok((Daemon::start("ElasticMQ", &server, &folder.join("elasticmq.log"))?, port))
}

/// Whether the service answers its listing call. Neither engine checks a signature, but DynamoDB Local wants one there.
fn lists(port: u16, target: &str, field: &str) -> bool {
    let signed = "AWS4-HMAC-SHA256 Credential=local/20260401/ap-northeast-1/any/aws4_request, \
                  SignedHeaders=host, Signature=none";
    let headers = [("x-amz-target", target), ("content-type", "application/x-amz-json-1.0"), ("authorization", signed)];
    send(port, "POST", "/", &headers, "{}").is_ok_and(|answer| answer.status == 200 && answer.body.contains(field))
}
