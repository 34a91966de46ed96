//! Who may depend on whom, read from `cargo metadata`: what a crate cannot name, it cannot use. What metadata cannot see
//! (the clock, environment variables, key texts) is kept by clippy.toml.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "helpers of a test fail like a test")]

use std::collections::{BTreeMap, BTreeSet};

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand, Package, PackageId};

/// What each room of `shared/` may use of the others. A new room needs a line here, and a reason.
const SHARED: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("sync", &["domain"]),
    // A board's words are sync's own.
    ("contract", &["domain", "sync"]),
    ("line", &["domain"]),
    // What a provider and its client say to each other concerns no rule of ours.
    ("oidc", &[]),
    // The client's settings and the errors of a store travel as platform's own.
    ("tables", &["contract", "domain", "platform", "sync"]),
    // Errors become HTTP bodies in one place, and their shape is the contract's.
    ("platform", &["contract", "domain"]),
];
const FUNCTIONS_USE: &[&str] = &["contract", "domain", "sync", "tables", "line", "oidc", "platform"];

/// Rooms that decide from values alone.
const PURE: &[&str] = &["domain", "sync"];
/// A crate of these names, or of a name that begins so and goes on with `-` or `_`, does IO, runs futures or logs.
const WORLDLY: &[&str] = &[
    "async", "aws", "axum", "dynoxide", "futures", "h2", "http", "hyper", "lambda", "mio", "reqwest", "rusqlite",
    "rustls", "smol", "socket2", "tokio", "tower", "tracing", "ureq",
];

/// Crates that are named in one place. Infrastructure and tests stand outside: they play the other side.
const ONE_PLACE: &[(&str, &[&str])] = &[
    ("aws-sdk-dynamodb", &["tables"]),
    ("aws-sdk-sqs", &["platform"]),
    ("aws-sdk-scheduler", &["platform"]),
    ("lambda_runtime", &["platform"]),
    ("lambda_http", &["platform"]),
    // Each where an outside service of its own is called.
    ("reqwest", &["line", "identity"]),
];

/// Crates that nobody names: a second way to do what is done already.
const NOBODY: &[(&str, &str)] = &[
    ("chrono", "jiff is the one date library"),
    ("time", "jiff is the one date library"),
    ("openssl", "rustls is the one TLS stack"),
    ("native-tls", "rustls is the one TLS stack"),
    ("aws-config", "settings are read once, in platform; the full credential chain costs cold starts"),
];

#[derive(PartialEq, Eq)]
enum Place {
    Shared,
    Function,
    City,
    CityPart,
    Tool,
    Tests,
}

struct House {
    metadata: Metadata,
}

impl House {
    /// As it is deployed: what other systems would add does not run in Lambda.
    fn read() -> Self {
        let metadata = MetadataCommand::new()
            .manifest_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"))
            .other_options(["--filter-platform".to_owned(), "aarch64-unknown-linux-gnu".to_owned()])
            .exec()
            .unwrap();
        Self { metadata }
    }

    fn rooms(&self) -> Vec<(Place, &Package)> {
        self.metadata.workspace_packages().into_iter().map(|package| (self.place(package), package)).collect()
    }

    fn place(&self, package: &Package) -> Place {
        let path = package.manifest_path.strip_prefix(&self.metadata.workspace_root).unwrap();
        let parts: Vec<&str> = path.components().map(|part| part.as_str()).collect();
        match *parts.as_slice() {
            ["shared", _, _] => Place::Shared,
            ["functions", _, _] => Place::Function,
            ["infra", "local", _] => Place::City,
            ["infra", "local", _, _] => Place::CityPart,
            ["infra", "xtask", _] => Place::Tool,
            ["tests", _] | ["tests", _, _] => Place::Tests,
            _ => panic!("{path}: no rule for this folder; add one to {}", file!()),
        }
    }

    fn is_room(&self, name: &str) -> bool {
        self.metadata.workspace_packages().iter().any(|package| package.name.as_str() == name)
    }

    /// Everything that ends up in a build of `package`, with the way to it.
    fn closure(&self, package: &Package) -> BTreeMap<String, String> {
        let resolve = self.metadata.resolve.as_ref().unwrap();
        let nodes: BTreeMap<&PackageId, _> = resolve.nodes.iter().map(|node| (&node.id, node)).collect();
        let mut found = BTreeMap::new();
        let mut open = vec![(&package.id, package.name.to_string())];
        while let Some((id, way)) = open.pop() {
            for next in &nodes[id].deps {
                let built_in = next.dep_kinds.iter().any(|kind| kind.kind == DependencyKind::Normal);
                let name = &self.metadata[&next.pkg].name;
                if built_in && !found.contains_key(name.as_str()) {
                    let way = format!("{way} → {name}");
                    found.insert(name.to_string(), way.clone());
                    open.push((&next.pkg, way));
                }
            }
        }
        found
    }
}

/// What the manifest names; dev-dependencies never leave the machine that tests.
fn named(package: &Package) -> impl Iterator<Item = &str> {
    package.dependencies.iter().filter(|one| one.kind != DependencyKind::Development).map(|one| one.name.as_str())
}

fn named_for_tests(package: &Package) -> impl Iterator<Item = &str> {
    package.dependencies.iter().map(|one| one.name.as_str())
}

fn holds(broken: &[String]) {
    assert!(broken.is_empty(), "\n  {}\n", broken.join("\n  "));
}

#[test]
fn the_rules_know_nothing_of_the_world() {
    let house = House::read();
    let worldly = |name: &str| {
        WORLDLY
            .iter()
            .any(|one| name.strip_prefix(one).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', '_'])))
    };

    let mut broken = Vec::new();
    for (_, package) in house.rooms().into_iter().filter(|(_, package)| PURE.contains(&package.name.as_str())) {
        let ways = house.closure(package).into_iter().filter(|(name, _)| worldly(name)).map(|(_, way)| way);
        broken.extend(ways.map(|way| format!("{way}: rules decide from values; IO, futures and logs stay outside")));
    }

    holds(&broken);
}

#[test]
fn rooms_use_only_the_rooms_they_may() {
    let house = House::read();

    let mut broken = Vec::new();
    for (place, package) in house.rooms() {
        let name = package.name.as_str();
        let allowed = match place {
            Place::Function => FUNCTIONS_USE,
            Place::Shared => SHARED.iter().find(|(room, _)| *room == name).map_or(&[][..], |(_, allowed)| allowed),
            Place::City | Place::CityPart | Place::Tool | Place::Tests => continue,
        };
        let surplus = named(package).filter(|other| house.is_room(other) && !allowed.contains(other));
        broken.extend(surplus.map(|other| format!("{name} uses {other}; it may use {allowed:?}")));
    }

    holds(&broken);
}

#[test]
fn every_shared_room_has_its_rule() {
    let house = House::read();

    let rooms = house.rooms();
    let unruled = rooms.iter().filter(|(place, package)| {
        *place == Place::Shared && !SHARED.iter().any(|(room, _)| *room == package.name.as_str())
    });

    holds(&unruled.map(|(_, package)| format!("{}: no line in SHARED", package.name)).collect::<Vec<_>>());
}

#[test]
fn some_crates_are_named_in_one_place() {
    let house = House::read();

    let mut broken = Vec::new();
    for (place, package) in house.rooms() {
        let deployed = matches!(place, Place::Shared | Place::Function);
        for (rare, rooms) in ONE_PLACE {
            if deployed && named(package).any(|name| name == *rare) && !rooms.contains(&package.name.as_str()) {
                broken.push(format!("{} names {rare}; only {rooms:?} may", package.name));
            }
        }
        for (unwanted, reason) in NOBODY {
            if named_for_tests(package).any(|name| name == *unwanted) {
                broken.push(format!("{} names {unwanted}: {reason}", package.name));
            }
        }
    }

    holds(&broken);
}

#[test]
fn a_new_aws_sdk_crate_gets_its_one_place_first() {
    let house = House::read();

    let ruled: BTreeSet<&str> = ONE_PLACE.iter().map(|(name, _)| *name).collect();
    let rooms = house.rooms();
    let unruled = rooms.iter().flat_map(|(_, package)| {
        let new = named_for_tests(package).filter(|name| name.starts_with("aws-sdk-") && !ruled.contains(name));
        new.map(|name| format!("{} names {name}, which has no line in ONE_PLACE", package.name))
    });

    holds(&unruled.collect::<Vec<_>>());
}

#[test]
fn nothing_depends_on_the_city() {
    let house = House::read();
    let rooms = house.rooms();
    let of = |wanted: Place| -> BTreeSet<&str> {
        rooms.iter().filter(|(place, _)| *place == wanted).map(|(_, package)| package.name.as_str()).collect()
    };
    let (city, parts) = (of(Place::City), of(Place::CityPart));

    let mut broken = Vec::new();
    for (place, package) in &rooms {
        let outside = matches!(place, Place::Shared | Place::Function | Place::Tool);
        for other in named_for_tests(package) {
            if (outside && parts.contains(other)) || (*place != Place::Tests && city.contains(other)) {
                broken.push(format!("{} uses {other}; what stands in for AWS and LINE is never a part", package.name));
            }
        }
    }

    holds(&broken);
}
