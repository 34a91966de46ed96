use utoipa::OpenApi;

use crate::{
    Attendance, Booking, BookingChange, Closure, ClosureReport, ConfirmationDecision, DrawRecord, Eligibility,
    ErrorBody, NewBooking, NewMessage, NewSlots, PhoneBooking, Reconciliation, SaveService, ServiceCard, SlotCard,
    SlotReport, StaffBooking, StaffService, StaffSlot, ThreadMessage,
};

#[derive(OpenApi)]
#[openapi(paths(
    services,
    slots,
    eligibility,
    draw_record,
    bookings,
    book,
    booking,
    booking_ics,
    change_booking,
    cancel_booking,
    accept_offer,
    reveal,
    read_thread,
    reply,
    staff_services,
    save_service,
    staff_slots,
    make_slots,
    run_draw,
    staff_bookings_csv,
    reconciliation,
    phone_booking,
    attendance,
    confirmation,
    staff_cancellation,
    staff_thread,
    staff_message,
    close_day
))]
pub(super) struct Reservations;

/// Every published service.
#[utoipa::path(get, path = "/api/services", responses((status = 200, body = Vec<ServiceCard>)))]
fn services() {}

/// The slots of a service between two days, both included; at most 62 days.
#[utoipa::path(get, path = "/api/services/{id}/slots",
    params(("id" = String, Path), ("from" = String, Query), ("to" = String, Query)),
    responses((status = 200, body = Vec<SlotCard>), (status = "4XX", body = ErrorBody)))]
fn slots() {}

/// Which of the resident's children may have this appointment, and when; as if the booking `without` were not there,
/// for one that shall move.
#[utoipa::path(get, path = "/api/services/{id}/eligibility", security(("resident" = [])),
    params(("id" = String, Path), ("without" = Option<String>, Query)),
    responses((status = 200, body = Vec<Eligibility>), (status = "4XX", body = ErrorBody)))]
fn eligibility() {}

/// The draw of a service: the commitment before, everything to check it after.
#[utoipa::path(get, path = "/api/services/{id}/draw", params(("id" = String, Path)),
    responses((status = 200, body = DrawRecord), (status = "4XX", body = ErrorBody)))]
fn draw_record() {}

/// The resident's bookings, by start.
#[utoipa::path(get, path = "/api/bookings", security(("resident" = [])),
    responses((status = 200, body = Vec<Booking>), (status = "4XX", body = ErrorBody)))]
fn bookings() {}

/// Books, joins the waiting list, or applies, as the service has it. The same key returns the same booking.
#[utoipa::path(post, path = "/api/bookings", security(("resident" = [])),
    params(("Idempotency-Key" = String, Header)), request_body = NewBooking,
    responses((status = 201, body = Booking), (status = "4XX", body = ErrorBody)))]
fn book() {}

/// One booking with its answers.
#[utoipa::path(get, path = "/api/bookings/{id}", security(("resident" = [])), params(("id" = String, Path)),
    responses((status = 200, body = Booking), (status = "4XX", body = ErrorBody)))]
fn booking() {}

/// The booking for a calendar (RFC 5545).
#[utoipa::path(get, path = "/api/bookings/{id}/ics", security(("resident" = [])), params(("id" = String, Path)),
    responses((status = 200, body = String, content_type = "text/calendar"), (status = "4XX", body = ErrorBody)))]
fn booking_ics() {}

/// Moves a booking; the old place is kept if the new one is gone.
#[utoipa::path(post, path = "/api/bookings/{id}/change", security(("resident" = [])),
    params(("id" = String, Path), ("Idempotency-Key" = String, Header)), request_body = BookingChange,
    responses((status = 200, body = Booking), (status = "4XX", body = ErrorBody)))]
fn change_booking() {}

/// Cancels a booking, leaves the waiting list, or withdraws an application. Again: the same answer.
#[utoipa::path(post, path = "/api/bookings/{id}/cancellation", security(("resident" = [])), params(("id" = String, Path)),
    responses((status = 200, body = Booking), (status = "4XX", body = ErrorBody)))]
fn cancel_booking() {}

/// Says yes to a place that is held. Again: the same answer.
#[utoipa::path(post, path = "/api/bookings/{id}/acceptance", security(("resident" = [])), params(("id" = String, Path)),
    responses((status = 200, body = Booking), (status = "4XX", body = ErrorBody)))]
fn accept_offer() {}

/// Shows staff who the family is, for a pseudonymous service. It cannot be taken back.
#[utoipa::path(post, path = "/api/bookings/{id}/revelation", security(("resident" = [])), params(("id" = String, Path)),
    responses((status = 200, body = Booking), (status = "4XX", body = ErrorBody)))]
fn reveal() {}

/// The thread with the office, oldest first. Reading it is the receipt.
#[utoipa::path(get, path = "/api/bookings/{id}/messages", security(("resident" = [])), params(("id" = String, Path)),
    responses((status = 200, body = Vec<ThreadMessage>), (status = "4XX", body = ErrorBody)))]
fn read_thread() {}

/// Replies to the office.
#[utoipa::path(post, path = "/api/bookings/{id}/messages", security(("resident" = [])),
    params(("id" = String, Path), ("Idempotency-Key" = String, Header)), request_body = NewMessage,
    responses((status = 201, body = ThreadMessage), (status = "4XX", body = ErrorBody)))]
fn reply() {}

/// Every service, published or not.
#[utoipa::path(get, path = "/api/staff/services", security(("staff" = [])),
    responses((status = 200, body = Vec<StaffService>), (status = "4XX", body = ErrorBody)))]
fn staff_services() {}

/// Makes a service (`version` 0) or changes one. What is booked stays as it was booked.
#[utoipa::path(post, path = "/api/staff/services", security(("staff" = [])), request_body = SaveService,
    responses((status = 200, body = StaffService), (status = 201, body = StaffService), (status = "4XX", body = ErrorBody)))]
fn save_service() {}

/// Slots with everyone in them, of one service between two days, both included; at most 31 days.
#[utoipa::path(get, path = "/api/staff/services/{id}/slots", security(("staff" = [])),
    params(("id" = String, Path), ("from" = String, Query), ("to" = String, Query)),
    responses((status = 200, body = Vec<StaffSlot>), (status = "4XX", body = ErrorBody)))]
fn staff_slots() {}

/// Makes slots from the pattern or one by one; with `dry_run` only says what it would do.
#[utoipa::path(post, path = "/api/staff/services/{id}/slots", security(("staff" = [])), params(("id" = String, Path)),
    request_body = NewSlots, responses((status = 200, body = SlotReport), (status = "4XX", body = ErrorBody)))]
fn make_slots() {}

/// Draws now, if the campaign has closed; otherwise the schedule does it. Again: the same result.
#[utoipa::path(post, path = "/api/staff/services/{id}/draw", security(("staff" = [])), params(("id" = String, Path)),
    responses((status = 200, body = DrawRecord), (status = "4XX", body = ErrorBody)))]
fn run_draw() {}

/// Bookings between two days as CSV (UTF-8 with BOM), a part at a time: `x-next` names the first day of the next part
/// and is absent at the end. Only the first part has the header line.
#[utoipa::path(get, path = "/api/staff/services/{id}/bookings.csv", security(("staff" = [])),
    params(("id" = String, Path), ("from" = String, Query), ("to" = String, Query), ("next" = Option<String>, Query)),
    responses((status = 200, body = String, content_type = "text/csv"), (status = "4XX", body = ErrorBody)))]
fn staff_bookings_csv() {}

/// Compares counts, entries and diaries between two days, both included; at most 31 days.
#[utoipa::path(get, path = "/api/staff/services/{id}/reconciliation", security(("staff" = [])),
    params(("id" = String, Path), ("from" = String, Query), ("to" = String, Query)),
    responses((status = 200, body = Reconciliation), (status = "4XX", body = ErrorBody)))]
fn reconciliation() {}

/// Books for somebody on the phone.
#[utoipa::path(post, path = "/api/staff/bookings", security(("staff" = [])),
    params(("Idempotency-Key" = String, Header)), request_body = PhoneBooking,
    responses((status = 201, body = StaffBooking), (status = "4XX", body = ErrorBody)))]
fn phone_booking() {}

/// Notes whether they came.
#[utoipa::path(post, path = "/api/staff/slots/{slot}/bookings/{id}/attendance", security(("staff" = [])),
    params(("slot" = String, Path), ("id" = String, Path)), request_body = Attendance,
    responses((status = 200, body = StaffBooking), (status = "4XX", body = ErrorBody)))]
fn attendance() {}

/// Says yes or no to a request; the family hears it. Yes also takes a held place, for somebody on the phone.
#[utoipa::path(post, path = "/api/staff/slots/{slot}/bookings/{id}/confirmation", security(("staff" = [])),
    params(("slot" = String, Path), ("id" = String, Path)), request_body = ConfirmationDecision,
    responses((status = 200, body = StaffBooking), (status = "4XX", body = ErrorBody)))]
fn confirmation() {}

/// Cancels for a family, such as one that called; a family in LINE hears it.
#[utoipa::path(post, path = "/api/staff/slots/{slot}/bookings/{id}/cancellation", security(("staff" = [])),
    params(("slot" = String, Path), ("id" = String, Path)),
    responses((status = 200, body = StaffBooking), (status = "4XX", body = ErrorBody)))]
fn staff_cancellation() {}

/// The thread with the family, oldest first. Reading it is the receipt.
#[utoipa::path(get, path = "/api/staff/slots/{slot}/bookings/{id}/messages", security(("staff" = [])),
    params(("slot" = String, Path), ("id" = String, Path)),
    responses((status = 200, body = Vec<ThreadMessage>), (status = "4XX", body = ErrorBody)))]
fn staff_thread() {}

/// 事務連絡 to one family: LINE says only that there is a message, the text is on our page.
#[utoipa::path(post, path = "/api/staff/slots/{slot}/bookings/{id}/messages", security(("staff" = [])),
    params(("slot" = String, Path), ("id" = String, Path), ("Idempotency-Key" = String, Header)),
    request_body = NewMessage, responses((status = 201, body = ThreadMessage), (status = "4XX", body = ErrorBody)))]
fn staff_message() {}

/// Closes a day of a service.
#[utoipa::path(post, path = "/api/staff/closures", security(("staff" = [])), request_body = Closure,
    responses((status = 200, body = ClosureReport), (status = "4XX", body = ErrorBody)))]
fn close_day() {}
