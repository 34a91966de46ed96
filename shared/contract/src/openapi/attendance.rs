use utoipa::OpenApi;

use crate::{
    Absence, AbsenceChange, Attending, CentreCard, ErrorBody, InvitationCard, InvitationCode, Joining, NewAbsence,
    NewVisit, OnTheWay, Pass, VisitCard,
};

#[derive(OpenApi)]
#[openapi(paths(
    attending,
    passes,
    look_at_invitation,
    join,
    leave,
    on_the_way,
    report_absence,
    change_absence,
    withdraw_absence,
    centre,
    my_visits,
    enter,
    forget_visits
))]
pub(super) struct Attendance;

/// The children that the resident is a guardian of, with their day.
#[utoipa::path(get, path = "/api/attendance", security(("resident" = [])),
    responses((status = 200, body = Vec<Attending>), (status = "4XX", body = ErrorBody)))]
fn attending() {}

/// The keys of the changing QR, today's and tomorrow's, for each facility whose children the resident may collect.
#[utoipa::path(get, path = "/api/attendance/passes", security(("resident" = [])),
    responses((status = 200, body = Vec<Pass>), (status = "4XX", body = ErrorBody)))]
fn passes() {}

/// Whom a code is about, before anybody joins.
#[utoipa::path(post, path = "/api/attendance/invitation", security(("resident" = [])), request_body = InvitationCode,
    responses((status = 200, body = InvitationCard), (status = "4XX", body = ErrorBody)))]
fn look_at_invitation() {}

/// Joins a child with the code that its facility handed out. The code is used up.
#[utoipa::path(post, path = "/api/attendance/joining", security(("resident" = [])), request_body = Joining,
    responses((status = 201, body = InvitationCard), (status = "4XX", body = ErrorBody)))]
fn join() {}

/// Leaves a child. The facility can invite again.
#[utoipa::path(delete, path = "/api/attendance/{child}", security(("resident" = [])), params(("child" = String, Path)),
    responses((status = 204), (status = "4XX", body = ErrorBody)))]
fn leave() {}

/// これから行きます. An absence that was reported for today is withdrawn with it.
#[utoipa::path(post, path = "/api/attendance/{child}/on-the-way", security(("resident" = [])),
    params(("child" = String, Path)), request_body = OnTheWay,
    responses((status = 204), (status = "4XX", body = ErrorBody)))]
fn on_the_way() {}

/// Reports absences. Days on which a child is not expected are left out; the same key reports nothing twice.
#[utoipa::path(post, path = "/api/absences", security(("resident" = [])), params(("Idempotency-Key" = String, Header)),
    request_body = NewAbsence, responses((status = 201, body = Vec<Absence>), (status = "4XX", body = ErrorBody)))]
fn report_absence() {}

/// Changes the reason.
#[utoipa::path(patch, path = "/api/absences/{id}", security(("resident" = [])), params(("id" = String, Path)),
    request_body = AbsenceChange, responses((status = 200, body = Absence), (status = "4XX", body = ErrorBody)))]
fn change_absence() {}

/// Withdraws an absence. Again: the same answer.
#[utoipa::path(delete, path = "/api/absences/{id}", security(("resident" = [])), params(("id" = String, Path)),
    responses((status = 204), (status = "4XX", body = ErrorBody)))]
fn withdraw_absence() {}

/// A centre that families can enter by its QR.
#[utoipa::path(get, path = "/api/centres/{id}", params(("id" = String, Path)),
    responses((status = 200, body = CentreCard), (status = "4XX", body = ErrorBody)))]
fn centre() {}

/// The visits that the family wanted to remember, oldest first.
#[utoipa::path(get, path = "/api/visits", security(("resident" = [])),
    responses((status = 200, body = Vec<VisitCard>), (status = "4XX", body = ErrorBody)))]
fn my_visits() {}

/// Counts a visit, without a name. The same key counts once.
#[utoipa::path(post, path = "/api/visits", security(("resident" = [])), params(("Idempotency-Key" = String, Header)),
    request_body = NewVisit, responses((status = 201, body = VisitCard), (status = "4XX", body = ErrorBody)))]
fn enter() {}

/// Forgets every visit of the family; the counts stay.
#[utoipa::path(delete, path = "/api/visits", security(("resident" = [])),
    responses((status = 204), (status = "4XX", body = ErrorBody)))]
fn forget_visits() {}
