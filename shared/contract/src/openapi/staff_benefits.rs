use utoipa::OpenApi;

use crate::{
    BankFileCard, BankResult, CohortPreview, ConfirmBankResult, ConfirmMatches, Confirmed, DecideApplications, Decided,
    EligibleReport, ErrorBody, Funnel, MatchCard, NewBankFile, NewNoticeRun, NewParting, NoticeAudience, NoticeRun,
    Parted, PayerForm, ReleaseBankFile, ReportedReturn, SaveBanks, SaveProgramme, StaffEntitlement, StaffProgramme,
};

#[derive(OpenApi)]
#[openapi(paths(
    staff_programmes,
    save_programme,
    preview_programme,
    import_eligible,
    programme_funnel,
    programme_entitlements,
    programme_export,
    decide_applications,
    notice_audience,
    send_notice,
    matches,
    confirm_matches,
    part_join,
    payer,
    save_payer,
    save_banks,
    bank_files,
    make_bank_file,
    release_bank_file,
    discard_bank_file,
    bank_file_content,
    bank_file_result,
    reported_result,
    confirm_result
))]
pub(super) struct StaffBenefits;

/// Every programme.
#[utoipa::path(get, path = "/api/staff/programmes", security(("staff" = [])), responses((status = 200, body = Vec<StaffProgramme>), (status = "4XX", body = ErrorBody)))]
fn staff_programmes() {}

/// Saves a programme. Its rule is in force at once: look at the preview first.
#[utoipa::path(post, path = "/api/staff/programmes", security(("staff" = [])), request_body = SaveProgramme, responses((status = 200, body = StaffProgramme), (status = "4XX", body = ErrorBody)))]
fn save_programme() {}

/// Who would enter and who would leave if a programme were saved so.
#[utoipa::path(post, path = "/api/staff/programmes/{id}/preview", security(("staff" = [])), params(("id" = String, Path)), request_body = SaveProgramme, responses((status = 200, body = CohortPreview), (status = "4XX", body = ErrorBody)))]
fn preview_programme() {}

/// Takes over the office's list (CSV with a head, UTF-8 or CP932, at most 1 MB a part). A list in several parts has the
/// head in each, `import` from the first answer in the others, and `last=false` in all but the last: it is in force when its
/// last part has been taken, and not before. A My Number anywhere refuses it (`my_number_refused`).
#[utoipa::path(post, path = "/api/staff/programmes/{id}/eligible", security(("staff" = [])), params(("id" = String, Path), ("import" = Option<String>, Query), ("last" = Option<bool>, Query)), request_body(content = String, content_type = "application/octet-stream"), responses((status = 200, body = EligibleReport), (status = "4XX", body = ErrorBody)))]
fn import_eligible() {}

/// How many stand where.
#[utoipa::path(get, path = "/api/staff/programmes/{id}/funnel", security(("staff" = [])), params(("id" = String, Path)), responses((status = 200, body = Funnel), (status = "4XX", body = ErrorBody)))]
fn programme_funnel() {}

/// People in one state (`open`, `unknown`, `applied`, `granted`, `returned`, …), at most 200.
#[utoipa::path(get, path = "/api/staff/programmes/{id}/entitlements", security(("staff" = [])), params(("id" = String, Path), ("state" = Option<String>, Query)), responses((status = 200, body = Vec<StaffEntitlement>), (status = "4XX", body = ErrorBody)))]
fn programme_entitlements() {}

/// The list with where everybody stands, as CSV (UTF-8 with BOM); `only=unreached` for letters.
#[utoipa::path(get, path = "/api/staff/programmes/{id}/list.csv", security(("staff" = [])), params(("id" = String, Path), ("only" = Option<String>, Query), ("page" = Option<u32>, Query, description = "From 1; one behind the other they are the file")), responses((status = 200, content_type = "text/csv", headers(("x-pages" = u32, description = "Pages"), ("etag" = String, description = "The list: pages of one file have the same"))), (status = "4XX", body = ErrorBody)))]
fn programme_export() {}

/// Grants, refuses, takes a refusal back, or asks for another account.
#[utoipa::path(post, path = "/api/staff/programmes/{id}/decisions", security(("staff" = [])), params(("id" = String, Path)), request_body = DecideApplications, responses((status = 200, body = Decided), (status = "4XX", body = ErrorBody)))]
fn decide_applications() {}

/// Who would be told, and who was.
#[utoipa::path(get, path = "/api/staff/programmes/{id}/notices", security(("staff" = [])), params(("id" = String, Path)), responses((status = 200, body = NoticeAudience), (status = "4XX", body = ErrorBody)))]
fn notice_audience() {}

/// Tells them; each resident hears of a run once.
#[utoipa::path(post, path = "/api/staff/programmes/{id}/notices", security(("staff" = [])), params(("id" = String, Path)), request_body = NewNoticeRun, responses((status = 202, body = NoticeRun), (status = "4XX", body = ErrorBody)))]
fn send_notice() {}

/// Registered people and rows that may be the same: name, day of birth and address agree.
#[utoipa::path(get, path = "/api/staff/programmes/{id}/matches", security(("staff" = [])), params(("id" = String, Path)), responses((status = 200, body = Vec<MatchCard>), (status = "4XX", body = ErrorBody)))]
fn matches() {}

/// Joins pairs that staff have compared.
#[utoipa::path(post, path = "/api/staff/programmes/{id}/matches", security(("staff" = [])), params(("id" = String, Path)), request_body = ConfirmMatches, responses((status = 200, body = Confirmed), (status = "4XX", body = ErrorBody)))]
fn confirm_matches() {}

/// Takes a join back that was wrong, with what that person did to rights that are not theirs.
#[utoipa::path(post, path = "/api/staff/partings", security(("staff" = [])), request_body = NewParting, responses((status = 200, body = Parted), (status = "4XX", body = ErrorBody)))]
fn part_join() {}

/// From where the municipality pays.
#[utoipa::path(get, path = "/api/staff/payer", security(("staff" = [])), responses((status = 200, body = PayerForm), (status = "4XX", body = ErrorBody)))]
fn payer() {}

/// Sets it.
#[utoipa::path(put, path = "/api/staff/payer", security(("staff" = [])), request_body = PayerForm, responses((status = 200, body = PayerForm), (status = "4XX", body = ErrorBody)))]
fn save_payer() {}

/// Adds to the directory of banks, or replaces entries of it.
#[utoipa::path(post, path = "/api/staff/banks", security(("staff" = [])), request_body = SaveBanks, responses((status = 204), (status = "4XX", body = ErrorBody)))]
fn save_banks() {}

/// The bank files of a programme, newest first.
#[utoipa::path(get, path = "/api/staff/programmes/{id}/bank-files", security(("staff" = [])), params(("id" = String, Path)), responses((status = 200, body = Vec<BankFileCard>), (status = "4XX", body = ErrorBody)))]
fn bank_files() {}

/// Makes a file of everything that is granted. The same key makes one.
#[utoipa::path(post, path = "/api/staff/programmes/{id}/bank-files", security(("staff" = [])), params(("id" = String, Path), ("Idempotency-Key" = String, Header)), request_body = NewBankFile, responses((status = 202, body = BankFileCard), (status = "4XX", body = ErrorBody)))]
fn make_bank_file() {}

/// A second person releases it.
#[utoipa::path(post, path = "/api/staff/programmes/{id}/bank-files/{file}/release", security(("staff" = [])), params(("id" = String, Path), ("file" = String, Path)), request_body = ReleaseBankFile, responses((status = 200, body = BankFileCard), (status = "4XX", body = ErrorBody)))]
fn release_bank_file() {}

/// Takes it apart before its release.
#[utoipa::path(post, path = "/api/staff/programmes/{id}/bank-files/{file}/discard", security(("staff" = [])), params(("id" = String, Path), ("file" = String, Path)), responses((status = 202, body = BankFileCard), (status = "4XX", body = ErrorBody)))]
fn discard_bank_file() {}

/// Its bytes, once it is released.
#[utoipa::path(get, path = "/api/staff/programmes/{id}/bank-files/{file}/content", security(("staff" = [])), params(("id" = String, Path), ("file" = String, Path)), responses((status = 200, content_type = "application/octet-stream"), (status = "4XX", body = ErrorBody)))]
fn bank_file_content() {}

/// Reports the bank's result. It counts when a second person has confirmed it.
#[utoipa::path(post, path = "/api/staff/programmes/{id}/bank-files/{file}/result", security(("staff" = [])), params(("id" = String, Path), ("file" = String, Path)), request_body = BankResult, responses((status = 202, body = BankFileCard), (status = "4XX", body = ErrorBody)))]
fn bank_file_result() {}

/// What was reported, for the second person to look at.
#[utoipa::path(get, path = "/api/staff/programmes/{id}/bank-files/{file}/result", security(("staff" = [])), params(("id" = String, Path), ("file" = String, Path)), responses((status = 200, body = Vec<ReportedReturn>), (status = "4XX", body = ErrorBody)))]
fn reported_result() {}

/// Takes it over: a second person has looked at it. What came back opens a correction with the family, everything else is paid.
#[utoipa::path(post, path = "/api/staff/programmes/{id}/bank-files/{file}/result/confirmation", security(("staff" = [])), params(("id" = String, Path), ("file" = String, Path)), request_body = ConfirmBankResult, responses((status = 202, body = BankFileCard), (status = "4XX", body = ErrorBody)))]
fn confirm_result() {}
