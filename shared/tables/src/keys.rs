//! Every key text of every table. Nobody else spells one.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD as BASE64};
use domain::{calendar::AnchorKey, reservation::SlotId};
use jiff::civil::Date;
use sha2::{Digest, Sha256};
use sync::entry::{ChildId, Key, LogId, RunId, Subject};

pub(crate) const PK: &str = "pk";
pub(crate) const SK: &str = "sk";

/// GSI of `residents`: everyone with one day of birth.
pub(crate) const BY_BIRTH: &str = "by-birth";
/// GSI of `residents`: everyone with one due date.
pub(crate) const BY_DUE: &str = "by-due";
/// Sparse GSI of `notices`: batches that LINE has not accepted yet.
pub(crate) const OPEN_BATCHES: &str = "open-batches";
pub(crate) const OPEN: &str = "OPEN";

pub(crate) const PROFILE: &str = "PROFILE";
pub(crate) const CHILD: &str = "CHILD#";
pub(crate) const RECHECK_ROW: &str = "RECHECK#";
/// Key of the few rows that the next daily push looks at because a date has changed, in [`BY_BIRTH`].
pub(crate) const RECHECK: &str = "RECHECK";

pub(crate) const META: &str = "META";
pub(crate) const MEMBERS: &str = "MEMBERS";

pub(crate) const SETTINGS: &str = "SETTINGS";
pub(crate) const RUNS: &str = "RUNS";
pub(crate) const CLAIM: &str = "CLAIM";

pub(crate) fn resident(resident: &str) -> String {
    format!("RES#{resident}")
}

pub(crate) fn resident_of(pk: &str) -> &str {
    pk.trim_start_matches("RES#")
}

pub(crate) fn child(child: &str) -> String {
    format!("{CHILD}{child}")
}

pub(crate) fn recheck(child: &str) -> String {
    format!("{RECHECK_ROW}{child}")
}

pub(crate) fn birth(day: Date) -> String {
    format!("BIRTH#{day}")
}

pub(crate) fn due(day: Date) -> String {
    format!("EDD#{day}")
}

/// Index, attribute and value to ask for everyone whom `anchor` names.
pub(crate) fn anchor(anchor: AnchorKey) -> (&'static str, &'static str, String) {
    match anchor {
        AnchorKey::Birth(day) => (BY_BIRTH, "birth_key", birth(day)),
        AnchorKey::Due(day) => (BY_DUE, "due_key", due(day)),
    }
}

pub(crate) fn receipts(child: &str) -> String {
    format!("RECEIPTS#{child}")
}

/// Attribute of a receipts row that names the batch which carried a milestone.
pub(crate) fn receipt(milestone: &str) -> String {
    format!("m:{milestone}")
}

pub(crate) fn batch(batch: &str) -> String {
    format!("BATCH#{batch}")
}

pub(crate) fn run_batches(day: Date) -> String {
    format!("RUN#{day}")
}

pub(crate) fn claim(event: &str) -> String {
    format!("EVENT#{event}")
}

pub(crate) const IDENTITY: &str = "IDENTITY";
/// Partitions over which what one municipality may have very many of is spread.
const SHARDS: &str = "0123456789abcdef";

pub(crate) fn attempt(state: &str) -> String {
    format!("ATTEMPT#{state}")
}

/// The partition of a person; the pseudonym begins with `per_` and goes on in hex.
pub(crate) fn persons(person: &str) -> String {
    format!("PERSONS#{}", person.trim_start_matches("per_").get(..1).unwrap_or("0"))
}

pub(crate) fn all_persons() -> impl Iterator<Item = String> {
    SHARDS.chars().map(|shard| format!("PERSONS#{shard}"))
}

pub(crate) const PROGRAMMES: &str = "PROGRAMMES";
pub(crate) const PAYER: &str = "PAYER";
pub(crate) const JOIN: &str = "JOIN";
pub(crate) const BANKS: &str = "BANKS";
pub(crate) const BRANCHES: &str = "BRANCHES";
/// Hashes of released bank files.
pub(crate) const HASHES: &str = "HASHES";

pub(crate) fn programme(programme: &str) -> String {
    format!("PROGRAMME#{programme}")
}

pub(crate) fn version(version: u64) -> String {
    format!("v{version:08}")
}

pub(crate) fn imports(programme: &str) -> String {
    format!("IMPORTS#{programme}")
}

/// One of sixteen partitions, by a hash: numbers of the core system have no even last digit.
fn shard(name: &str) -> char {
    let digest = Sha256::digest(name.as_bytes());
    let place = usize::from(digest.first().copied().unwrap_or_default() % 16);
    SHARDS.chars().nth(place).unwrap_or('0')
}

pub(crate) fn listed(programme: &str, import: &str, applicant: &str) -> String {
    format!("LIST#{programme}#{import}#{}", shard(applicant))
}

pub(crate) fn all_listed(programme: &str, import: &str) -> impl Iterator<Item = String> {
    SHARDS.chars().map(move |shard| format!("LIST#{programme}#{import}#{shard}"))
}

/// An applicant's rows lie beside each other. Numbers have no `#`.
pub(crate) fn listed_row(applicant: &str, subject: &str) -> String {
    format!("{applicant}#{subject}")
}

/// The first and the last sort key of an applicant's rows.
pub(crate) fn listed_range(applicant: &str) -> (String, String) {
    (format!("{applicant}#"), format!("{applicant}#~"))
}

pub(crate) fn rights(programme: &str, period: &str, subject: &str) -> String {
    format!("RIGHTS#{programme}#{period}#{}", shard(subject))
}

pub(crate) fn all_rights(programme: &str, period: &str) -> impl Iterator<Item = String> {
    SHARDS.chars().map(move |shard| format!("RIGHTS#{programme}#{period}#{shard}"))
}

/// In a resident's partition: that there is a right of theirs.
pub(crate) fn pointer(right: &domain::benefit::Key) -> String {
    format!("RIGHT#{}#{}#{}", right.programme, right.period, right.subject)
}

/// The first and the last of them.
pub(crate) fn pointer_range() -> (String, String) {
    ("RIGHT#".to_owned(), "RIGHT#~".to_owned())
}

pub(crate) fn joins(number: &str) -> String {
    format!("JOINS#{}", shard(number))
}

pub(crate) fn all_joins() -> impl Iterator<Item = String> {
    SHARDS.chars().map(|shard| format!("JOINS#{shard}"))
}

pub(crate) fn bank(code: &str) -> String {
    format!("BANK#{code}")
}

pub(crate) fn bank_files(programme: &str) -> String {
    format!("FILES#{programme}")
}

pub(crate) fn bank_file(file: &str) -> String {
    format!("FILE#{file}")
}

pub(crate) fn part(part: usize) -> String {
    format!("P#{part:06}")
}

/// The first and the last part of a bank file.
pub(crate) fn part_range() -> (String, String) {
    ("P#".to_owned(), "P#~".to_owned())
}

/// A part of what came back by one report.
pub(crate) fn returns(report: &str, part: usize) -> String {
    format!("R#{report}#{part:06}")
}

/// The first and the last of them.
pub(crate) fn returns_range(report: &str) -> (String, String) {
    (format!("R#{report}#"), format!("R#{report}#~"))
}

pub(crate) fn notice_runs(programme: &str, period: &str) -> String {
    format!("NOTICES#{programme}#{period}")
}

pub(crate) fn heard(programme: &str, period: &str) -> String {
    format!("TOLD#{programme}#{period}")
}

pub(crate) const CATALOGUE: &str = "CATALOGUE";
pub(crate) const POINTS: &str = "POINTS";

/// What lies in an edition: its parts, and the vacancies that were noted since.
pub(crate) fn catalogue(edition: &str) -> String {
    format!("CATALOGUE#{edition}")
}

pub(crate) fn vacancy(municipality: &str, id: &str) -> String {
    format!("V#{municipality}#{id}")
}

/// The first and the last of them.
pub(crate) fn vacancy_range() -> (String, String) {
    ("V#".to_owned(), "V#~".to_owned())
}

/// A table of admission points, in order of the April that it is for.
pub(crate) fn points(municipality: &str, from: Date) -> String {
    format!("{municipality}#{from}")
}

/// The first and the last table of a municipality.
pub(crate) fn points_range(municipality: &str) -> (String, String) {
    (format!("{municipality}#"), format!("{municipality}#~"))
}

pub(crate) fn cases(municipality: &str) -> String {
    format!("CASES#{municipality}")
}

pub(crate) const SERVICES: &str = "SERVICES";
/// Services by invitation. Schools add some for each class every term, and no catalogue has to pass over them.
pub(crate) const INVITATIONS: &str = "INVITATIONS";
pub(crate) const DIARY: &str = "DIARY";
pub(crate) const CALLER: &str = "CALLER";
pub(crate) const SEED: &str = "SEED";
pub(crate) const RESULT: &str = "RESULT#";
pub(crate) const REMINDERS: &str = "REMINDERS";
/// Sparse GSI of `reservations`: slots where somebody waits or a place is held.
pub(crate) const TENDED: &str = "tended";
pub(crate) const TEND: &str = "TEND";
/// Its attribute.
pub(crate) const TEND_KEY: &str = "tend";

/// The slots of one month of a service; within it they lie by start.
pub(crate) fn slots(service: &str, month: Date) -> String {
    format!("SLOTS#{service}#{}", month.strftime("%Y-%m"))
}

/// The first and the last sort key that a slot of these days can have.
pub(crate) fn slot_range(service: &str, from: Date, to: Date) -> (String, String) {
    (format!("{service}.{}", from.strftime("%Y%m%d")), format!("{service}.{}~", to.strftime("%Y%m%d")))
}

pub(crate) fn family(family: &str) -> String {
    format!("FAMILY#{family}")
}

pub(crate) fn family_of(pk: &str) -> &str {
    pk.strip_prefix("FAMILY#").unwrap_or(pk)
}

pub(crate) fn booking_of(sk: &str) -> &str {
    sk.strip_prefix("ANSWERS#").unwrap_or(sk)
}

pub(crate) fn answers(booking: &str) -> String {
    format!("ANSWERS#{booking}")
}

pub(crate) fn applications(slot: &SlotId) -> String {
    format!("APPLY#{slot}")
}

pub(crate) fn draw(service: &str) -> String {
    format!("DRAW#{service}")
}

pub(crate) fn result(slot: &SlotId) -> String {
    format!("{RESULT}{slot}")
}

pub(crate) fn thread(booking: &str) -> String {
    format!("THREAD#{booking}")
}

pub(crate) const FACILITIES: &str = "FACILITIES";
pub(crate) const INVITATION: &str = "INVITATION";
pub(crate) const TOLD: &str = "TOLD";
/// Prefix of an attribute of a child-day that says that a request was carried out.
pub(crate) const REQUEST: &str = "q:";

/// Prefix of an attribute of a child-day: the note beside the event whose name follows.
pub(crate) const NOTE: &str = "n:";

pub(crate) fn roster(facility: &str) -> String {
    format!("ROSTER#{facility}")
}

pub(crate) fn devices(facility: &str) -> String {
    format!("DEVICES#{facility}")
}

pub(crate) fn enrolments(facility: &str) -> String {
    format!("ENROL#{facility}")
}

pub(crate) fn logs(facility: &str) -> String {
    format!("LOGS#{facility}")
}

pub(crate) fn feed(scope: &str, feed: &str) -> String {
    format!("FEED#{scope}#{feed}")
}

/// Sorts as the number does.
pub(crate) fn seq(seq: u64) -> String {
    format!("{seq:012}")
}

/// The register of a class; within it the days lie in order.
pub(crate) fn register(facility: &str, class: &str) -> String {
    format!("MARKS#{facility}#{class}")
}

pub(crate) fn day(facility: &str, day: Date) -> String {
    format!("DAY#{facility}#{day}")
}

/// A part of a child's day, or of a run; ids have no `#`.
pub(crate) fn item(subject: &Subject, part: usize) -> String {
    match subject {
        Subject::Child(child) => format!("c#{child}#{part}"),
        Subject::Run(run) => format!("r#{run}#{part}"),
    }
}

pub(crate) fn item_of(sk: &str) -> Option<Subject> {
    let mut parts = sk.split('#');
    let (kind, name) = (parts.next()?, parts.next()?);
    match kind {
        "c" => ChildId::new(name).ok().map(Subject::Child),
        "r" => RunId::new(name).ok().map(Subject::Run),
        _ => None,
    }
}

/// A sighting that is filed under another day than the one that it is noted on.
pub(crate) fn stray(key: Key) -> String {
    format!("s#{}", event(key))
}

pub(crate) fn stray_of(sk: &str) -> Option<Key> {
    event_of(sk.strip_prefix("s#")?)
}

/// The attribute of an event: its name, so that it can only be there once.
pub(crate) fn event(key: Key) -> String {
    format!("{}.{}", BASE64.encode(key.log.0), key.n)
}

pub(crate) fn event_of(attribute: &str) -> Option<Key> {
    let (log, n) = attribute.split_once('.')?;
    Some(Key { log: LogId(BASE64.decode(log).ok()?.try_into().ok()?), n: n.parse().ok()? })
}

pub(crate) fn aside(facility: &str) -> String {
    format!("ASIDE#{facility}")
}

pub(crate) fn turned(facility: &str) -> String {
    format!("TURNED#{facility}")
}

/// An entry wherever it is kept by its hash: branches of a copied log have equal numbers.
pub(crate) fn hashed(key: Key, hash: sync::entry::Digest) -> String {
    let hash = hash.to_string();
    format!("{key}.{}", hash.get(..16).unwrap_or_default())
}

pub(crate) fn outcomes(device: &str) -> String {
    format!("OUT#{device}")
}

pub(crate) fn runs(facility: &str) -> String {
    format!("RUNS#{facility}")
}

pub(crate) fn alarms(facility: &str, day: Date) -> String {
    format!("ALARMS#{facility}#{day}")
}

pub(crate) fn alarm(child: &str, kind: &str) -> String {
    format!("{child}#{kind}")
}

pub(crate) fn told(facility: &str) -> String {
    format!("{TOLD}#{facility}")
}

pub(crate) fn invitation(hash: &str) -> String {
    format!("INVITE#{hash}")
}

pub(crate) fn visits(facility: &str, day: Date) -> String {
    format!("VISITS#{facility}#{day}")
}

pub(crate) const VISITED: &str = "VISIT#";

pub(crate) fn visited(at: &str) -> String {
    format!("{VISITED}{at}")
}

pub(crate) fn nonce(device: &str, nonce: &str) -> String {
    format!("NONCE#{device}#{nonce}")
}

/// A message: itself, and the children that it is about.
pub(crate) fn message(message: &str) -> String {
    format!("MESSAGE#{message}")
}

/// The children of one facility that a message is about.
pub(crate) fn audience(facility: &str) -> String {
    format!("{AUDIENCE}{facility}")
}

pub(crate) const AUDIENCE: &str = "AUDIENCE#";

/// The first and the last of them.
pub(crate) fn audience_range() -> (String, String) {
    (AUDIENCE.to_owned(), format!("{AUDIENCE}~"))
}

/// That there is a message of a facility, in order of time.
pub(crate) fn messages(facility: &str) -> String {
    format!("MESSAGES#{facility}")
}

/// A moment and what happened then; sorts as time does.
pub(crate) fn moment(at: jiff::Timestamp, id: &str) -> String {
    format!("{}#{id}", at.strftime("%Y-%m-%dT%H:%M:%SZ"))
}

pub(crate) fn moment_id(sk: &str) -> &str {
    sk.split_once('#').map_or(sk, |(_, id)| id)
}

/// Messages that wait for their moment or are on their way.
pub(crate) const UNDER_WAY: &str = "UNDER_WAY";

/// Batches that carried a message.
pub(crate) fn carried(message: &str) -> String {
    format!("CARRIED#{message}")
}

/// What a resident was sent, in order of time.
pub(crate) fn inbox(resident: &str) -> String {
    format!("INBOX#{resident}")
}

/// Who has read a message; ten thousand read within minutes of each other.
pub(crate) fn readers(message: &str, resident: &str) -> String {
    format!("READERS#{message}#{}", shard(resident))
}

pub(crate) fn all_readers(message: &str) -> impl Iterator<Item = String> {
    SHARDS.chars().map(move |shard| format!("READERS#{message}#{shard}"))
}

pub(crate) fn attachment(attachment: &str) -> String {
    format!("ATTACHMENT#{attachment}")
}

/// A roster on its way in.
pub(crate) fn roster_import(import: &str) -> String {
    format!("IMPORT#{import}")
}

/// Which classes a pupil has been in.
pub(crate) fn history(facility: &str, child: &str) -> String {
    format!("HISTORY#{facility}#{child}")
}

pub(crate) fn survey(survey: &str) -> String {
    format!("SURVEY#{survey}")
}

/// Surveys whose deadline is not known to be over.
pub(crate) const OPEN_SURVEYS: &str = "OPEN_SURVEYS";

/// Who took part in a survey.
pub(crate) fn marks(survey: &str) -> String {
    format!("MARKS#{survey}")
}

/// What was answered. Its rows name nobody where the survey is anonymous.
pub(crate) fn survey_answers(survey: &str) -> String {
    format!("SURVEYED#{survey}")
}

/// Ids have no `#`.
pub(crate) fn respondent(respondent: &domain::survey::Respondent) -> String {
    format!("{}#{}", respondent.facility, respondent.child)
}

/// Interviews of a school.
pub(crate) fn interview(id: &str) -> String {
    format!("INTERVIEW#{id}")
}

/// Interviews of a facility, in order of time.
pub(crate) fn interviews(facility: &str) -> String {
    format!("INTERVIEWS#{facility}")
}

/// Interviews that a queue still owes something, or whose appointments lie ahead.
pub(crate) const OPEN_INTERVIEWS: &str = "OPEN_INTERVIEWS";

/// What a family answered, beside [`META`]; `B#` is which booking is a child's, `S#` a part of a solution.
pub(crate) const ANSWERED: &str = "A#";
pub(crate) const BOOKED: &str = "B#";

/// Everything that begins so.
pub(crate) fn begins(with: &str) -> (String, String) {
    (with.to_owned(), format!("{with}~"))
}

pub(crate) fn solution(version: u64, part: usize) -> String {
    format!("S#{version:08}#{part:04}")
}

pub(crate) fn solution_range(version: u64) -> (String, String) {
    begins(&format!("S#{version:08}#"))
}
