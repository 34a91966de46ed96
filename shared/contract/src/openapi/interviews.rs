use utoipa::OpenApi;

use crate::{
    ErrorBody, InterviewDayCard, InterviewEdit, InterviewLine, InterviewLocks, InterviewShown, InterviewWishes,
    NewInterviewBooking, NewInterviewDay, StaffInterviewDay, StaffWishes,
};

#[derive(OpenApi)]
#[openapi(paths(
    interview_days,
    answer_interview_day,
    book_interview,
    staff_interview_days,
    draft_interview_day,
    staff_interview_day,
    edit_interview_day,
    open_interview_day,
    solve_interview_day,
    lock_interview_day,
    write_interview_wishes,
    publish_interview_day
))]
pub(super) struct Interviews;

/// Interviews and home visits that concern the resident's children and are open or decided, the next ones first. Sentences
/// are in the language of `Accept-Language` (default: the resident's own). Whoever may not read of a child, or must not
/// learn of its household's appointments, does not find it.
#[utoipa::path(get, path = "/api/interview-days", security(("resident" = [])), responses((status = 200, body = Vec<InterviewDayCard>), (status = "4XX", body = ErrorBody)))]
fn interview_days() {}

/// What a family can and would like, in place of what it answered before. `deadline_over`; `version_conflict` where the
/// other guardian has answered since; `not_permitted` without the right to report; `interview_invalid` for a time that is
/// not offered.
#[utoipa::path(put, path = "/api/interview-days/{id}/wishes", security(("resident" = [])), params(("id" = String, Path)), request_body = InterviewWishes, responses((status = 200, body = InterviewDayCard), (status = "4XX", body = ErrorBody)))]
fn answer_interview_day() {}

/// A free slot for a child without a time, once it is decided. It is changed and cancelled like any booking.
#[utoipa::path(post, path = "/api/interview-days/{id}/bookings", security(("resident" = [])), params(("id" = String, Path), ("Idempotency-Key" = String, Header)), request_body = NewInterviewBooking, responses((status = 200, body = InterviewDayCard), (status = "4XX", body = ErrorBody)))]
fn book_interview() {}

/// Those of one facility, newest first.
#[utoipa::path(get, path = "/api/staff/interview-days", security(("staff" = [])), params(("facility" = String, Query)), responses((status = 200, body = Vec<InterviewLine>), (status = "4XX", body = ErrorBody)))]
fn staff_interview_days() {}

/// Plans interviews or home visits. Families learn nothing of it. `interview_invalid` with the place.
#[utoipa::path(post, path = "/api/staff/interview-days", security(("staff" = [])), params(("Idempotency-Key" = String, Header)), request_body = NewInterviewDay, responses((status = 201, body = StaffInterviewDay), (status = "4XX", body = ErrorBody)))]
fn draft_interview_day() {}

/// How many have answered, and the solution with its reasons.
#[utoipa::path(get, path = "/api/staff/interview-days/{id}", security(("staff" = [])), params(("id" = String, Path)), responses((status = 200, body = StaffInterviewDay), (status = "4XX", body = ErrorBody)))]
fn staff_interview_day() {}

/// Another draft in its place, until it is published. A wish for a time that is gone does not count any more.
#[utoipa::path(put, path = "/api/staff/interview-days/{id}", security(("staff" = [])), params(("id" = String, Path)), request_body = InterviewEdit, responses((status = 200, body = StaffInterviewDay), (status = "4XX", body = ErrorBody)))]
fn edit_interview_day() {}

/// Asks the families: each guardian who may answer is told once.
#[utoipa::path(post, path = "/api/staff/interview-days/{id}/opening", security(("staff" = [])), params(("id" = String, Path)), responses((status = 202, body = StaffInterviewDay), (status = "4XX", body = ErrorBody)))]
fn open_interview_day() {}

/// Looks for a solution of all classes at once, in the background: ask until it is not `solving` any more. Whoever had a
/// place in the solution before stays where that costs little. Before the deadline too: `unanswered` says how many may
/// still answer.
#[utoipa::path(post, path = "/api/staff/interview-days/{id}/solution", security(("staff" = [])), params(("id" = String, Path)), responses((status = 202, body = StaffInterviewDay), (status = "4XX", body = ErrorBody)))]
fn solve_interview_day() {}

/// Times that are agreed, in place of those before: the way to put a child somewhere by hand. `interview_invalid` where
/// they contradict each other, a slot or what a family cannot.
#[utoipa::path(put, path = "/api/staff/interview-days/{id}/locks", security(("staff" = [])), params(("id" = String, Path)), request_body = InterviewLocks, responses((status = 200, body = StaffInterviewDay), (status = "4XX", body = ErrorBody)))]
fn lock_interview_day() {}

/// Writes down the answer of a family that gave it on paper or by phone; after the deadline too.
#[utoipa::path(put, path = "/api/staff/interview-days/{id}/families/{family}", security(("staff" = [])), params(("id" = String, Path), ("family" = String, Path)), request_body = StaffWishes, responses((status = 200, body = StaffInterviewDay), (status = "4XX", body = ErrorBody)))]
fn write_interview_wishes() {}

/// Makes an appointment for each placed child and tells each family once, in the background. Asking again changes nothing.
#[utoipa::path(post, path = "/api/staff/interview-days/{id}/publication", security(("staff" = [])), params(("id" = String, Path)), request_body = InterviewShown, responses((status = 202, body = StaffInterviewDay), (status = "4XX", body = ErrorBody)))]
fn publish_interview_day() {}
