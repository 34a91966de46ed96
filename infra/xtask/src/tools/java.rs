//! DynamoDB Local and ElasticMQ from Maven Central, each in a folder of its own so that their libraries do not meet.

use std::path::PathBuf;

use super::{once, write};
use crate::{
    Outcome,
    process::{command, run},
    root::tools,
};

pub struct Artifact {
    folder: &'static str,
    group: &'static str,
    name: &'static str,
    version: &'static str,
    /// A version of the AWS SDK for Java to use instead of the one it asks for.
    aws_sdk: Option<&'static str>,
}

/// Asks for an SDK release of the same week, of which not every part is in every mirror yet; an older one serves.
/// Its natives (sqlite4java 1.0.392) come as dependencies and land beside the jars.
pub const DYNAMODB_LOCAL: Artifact = Artifact {
    folder: "dynamodb-local",
    group: "software.amazon.dynamodb",
    name: "DynamoDBLocal",
    version: "3.3.1",
    aws_sdk: Some("2.41.0"),
};
pub const ELASTICMQ: Artifact = Artifact {
    folder: "elasticmq",
    group: "org.elasticmq",
    name: "elasticmq-server_2.13",
    version: "1.7.1",
    aws_sdk: None,
};

/// The folder with everything that `artifact` needs on its class path.
pub fn libraries(artifact: &Artifact) -> Outcome<PathBuf> {
    let folder = tools().join("java").join(artifact.folder);
    let pom = pom(artifact);
    once(&folder, &pom, || {
        write(&folder.join("pom.xml"), &pom)?;
        let copy = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
        run(&mut command("mvn", &["-q", "-B", copy, "-DoutputDirectory=lib"], &folder))
    })?;
    Ok(folder.join("lib"))
}

fn pom(Artifact { group, name, version, aws_sdk, .. }: &Artifact) -> String {
    let managed = aws_sdk.map_or_else(String::new, |sdk| {
        format!(
            "<dependencyManagement><dependencies><dependency><groupId>software.amazon.awssdk</groupId>\
             <artifactId>bom</artifactId><version>{sdk}</version><type>pom</type><scope>import</scope></dependency>\
             </dependencies></dependencyManagement>\n"
        )
    });
    format!(
        "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion>\n\
         <groupId>tsunagu</groupId><artifactId>engines</artifactId><version>1</version>\n{managed}\
         <dependencies><dependency><groupId>{group}</groupId><artifactId>{name}</artifactId>\
         <version>{version}</version></dependency></dependencies>\n</project>\n"
    )
}
