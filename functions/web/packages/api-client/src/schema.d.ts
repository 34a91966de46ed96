// Generated from shared/contract/openapi.json by `npm run client`. Do not edit.

export interface paths {
    "/api/absences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Reports absences. Days on which a child is not expected are left out; the same key reports nothing twice. */
        post: operations["report_absence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/absences/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Withdraws an absence. Again: the same answer. */
        delete: operations["withdraw_absence"];
        options?: never;
        head?: never;
        /** Changes the reason. */
        patch: operations["change_absence"];
        trace?: never;
    };
    "/api/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The children that the resident is a guardian of, with their day. */
        get: operations["attending"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendance/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whom a code is about, before anybody joins. */
        post: operations["look_at_invitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendance/joining": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Joins a child with the code that its facility handed out. The code is used up. */
        post: operations["join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendance/passes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The keys of the changing QR, today's and tomorrow's, for each facility whose children the resident may collect. */
        get: operations["passes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendance/{child}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Leaves a child. The facility can invite again. */
        delete: operations["leave"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/attendance/{child}/on-the-way": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** これから行きます. An absence that was reported for today is withdrawn with it. */
        post: operations["on_the_way"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/banks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every bank. */
        get: operations["banks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/banks/{code}/branches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The branches of a bank. */
        get: operations["bank_branches"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/benefits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The resident's benefits. `identity_needed` where nobody has registered with a card. */
        get: operations["benefits"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/benefits/{id}/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Another account for it. Nothing is applied for with this: the card that comes back shows it. */
        put: operations["choose_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/benefits/{id}/application": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Applies for exactly what was shown. Again: the same answer. `shown_changed` where it has changed since. */
        post: operations["apply_for_benefit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/benefits/{id}/declination": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Does not want it; applying stays possible until the deadline. */
        post: operations["decline_benefit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The resident's bookings, by start. */
        get: operations["bookings"];
        put?: never;
        /** Books, joins the waiting list, or applies, as the service has it. The same key returns the same booking. */
        post: operations["book"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One booking with its answers. */
        get: operations["booking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/acceptance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says yes to a place that is held. Again: the same answer. */
        post: operations["accept_offer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels a booking, leaves the waiting list, or withdraws an application. Again: the same answer. */
        post: operations["cancel_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Moves a booking; the old place is kept if the new one is gone. */
        post: operations["change_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/ics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The booking for a calendar (RFC 5545). */
        get: operations["booking_ics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The thread with the office, oldest first. Reading it is the receipt. */
        get: operations["read_thread"];
        put?: never;
        /** Replies to the office. */
        post: operations["reply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/bookings/{id}/revelation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows staff who the family is, for a pseudonymous service. It cannot be taken back. */
        post: operations["reveal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/centres/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A centre that families can enter by its QR. */
        get: operations["centre"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The resident's children and pregnancies. */
        get: operations["list_children"];
        put?: never;
        /** Registers a child or a pregnancy; at most 20 for one resident. */
        post: operations["register_child"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/children/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Removes the record; queued messages about it are not sent. */
        delete: operations["remove_child"];
        options?: never;
        head?: never;
        /** Changes dates or the emoji. A changed date moves the calendar at once; nothing is sent twice. */
        patch: operations["change_child"];
        trace?: never;
    };
    "/api/children/{id}/birth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Turns a pregnancy into a child, or into several. */
        post: operations["report_birth"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/children/{id}/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The calendar of one child, in the language of `Accept-Language` (default: the resident's own). */
        get: operations["child_calendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/children/{id}/loss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a pregnancy that was lost. Every message about it stops at once, those already queued too. */
        post: operations["report_loss"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is kept of the resident's identity, and what they agree to by registering it. */
        get: operations["identity"];
        put?: never;
        post?: never;
        /** Removes the four items. Again: the same answer. */
        delete: operations["withdraw_identity"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a sign-in with the My Number card; the purpose that was shown is agreed to with it. */
        post: operations["begin_identity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/identity/registration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keeps the four items that the card gives, in place of earlier ones. */
        post: operations["register_identity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interview-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Interviews and home visits that concern the resident's children and are open or decided, the next ones first. Sentences
         *     are in the language of `Accept-Language` (default: the resident's own). Whoever may not read of a child, or must not
         *     learn of its household's appointments, does not find it.
         */
        get: operations["interview_days"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interview-days/{id}/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A free slot for a child without a time, once it is decided. It is changed and cancelled like any booking. */
        post: operations["book_interview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/interview-days/{id}/wishes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * What a family can and would like, in place of what it answered before. `deadline_over`; `version_conflict` where the
         *     other guardian has answered since; `not_permitted` without the right to report; `interview_invalid` for a time that is
         *     not offered.
         */
        put: operations["answer_interview_day"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The resident's own settings. */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes language, topics, or whether messages are sent. */
        patch: operations["change_me"];
        trace?: never;
    };
    "/api/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What schools and nurseries have written about the resident's children, newest first. */
        get: operations["inbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One message, in the resident's language or in `lang`. Whoever may not read of any of its children any more does not
         *     find it.
         */
        get: operations["read_message"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/attachments/{attachment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that goes with it. */
        get: operations["message_attachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/messages/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that it was read; the first time counts. */
        post: operations["message_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/nurseries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Facilities near one or two points, or by name and district, with what a family wants of them. `query_invalid` with the
         *     reason where it cannot be answered.
         */
        get: operations["nurseries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/nurseries/index": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tables of points, one of each municipality. */
        get: operations["points_tables"];
        put?: never;
        /**
         * Estimates a family's points, line by line. Nothing is kept. `household_invalid` with the field where the answers cannot
         *     be true.
         */
        post: operations["estimate_index"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/nurseries/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every facility in a packed form that a page loads once and searches by itself: home stays on the phone. The layout
         *     stands in `domain::nursery::pack`.
         */
        get: operations["nursery_pack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/nurseries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One facility. */
        get: operations["nursery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every published service. */
        get: operations["services"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/services/{id}/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The draw of a service: the commitment before, everything to check it after. */
        get: operations["draw_record"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/services/{id}/eligibility": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Which of the resident's children may have this appointment, and when; as if the booking `without` were not there,
         *     for one that shall move.
         */
        get: operations["eligibility"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/services/{id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The slots of a service between two days, both included; at most 62 days. */
        get: operations["slots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Exchanges a LIFF ID token for a session of one hour. */
        post: operations["open_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/attachments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Brings a file: PDF, PNG, JPEG or WebP by its bytes, at most 3 MB. `attachment_refused` with the reason. */
        post: operations["bring_attachment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/attachments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A file that one has brought oneself, or that goes with a message that one may see. */
        get: operations["staff_attachment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/banks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Adds to the directory of banks, or replaces entries of it. */
        post: operations["save_banks"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/bookings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Books for somebody on the phone. */
        post: operations["phone_booking"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/closures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a day of a service. */
        post: operations["close_day"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The facilities that the caller may enter. */
        get: operations["staff_facilities"];
        put?: never;
        /** Saves a facility; a new one answers 201. */
        post: operations["save_facility"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reads a file of facilities (national standard, older standard, GeoJSON, our extension) and says what it would change;
         *     with `dry_run=false` publishes exactly what was shown. A bad file never replaces good data.
         */
        post: operations["import_facilities"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Facts that were kept aside, oldest first. */
        get: operations["aside"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/aside/{entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets a fact in that was kept aside, or throws it away. */
        post: operations["decide_aside"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A day of a facility; today when `day` is absent. */
        get: operations["board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/children": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The roster, by class and name. */
        get: operations["staff_children"];
        put?: never;
        /** Saves children of the roster. Those that somebody else changed meanwhile are named and left alone. */
        post: operations["save_children"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/children/{child}/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes a fact down about a child, a correction too; nothing is overwritten. The same key writes nothing twice. */
        post: operations["write_fact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/children/{child}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The classes that a pupil was in, oldest first. */
        get: operations["pupil_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/children/{child}/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A code for one guardian, good once, for a week. */
        post: operations["invite_guardian"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/children/{child}/marks/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Confirms or changes the mark of one pupil. What stood there before stays readable. */
        put: operations["change_mark"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/children/{child}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Places an order about a child, from today on: against a guardian, and for a household. Edits of the roster leave it. */
        post: operations["place_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/children/{child}/orders/{order}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Lifts an order. Only an officer does. */
        delete: operations["lift_order"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/children/{child}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything that was written down about a child on a day. */
        get: operations["records"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/classes/{class}/marks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The register of a class: of one month, or of the days from one to another, both included, at most 366. */
        get: operations["register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/classes/{class}/marks.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same for a spreadsheet: RFC 4180, UTF-8 with a byte order mark. */
        get: operations["register_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/classes/{class}/marks/{day}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Confirms marks of a class on a day that has come. A report of a guardian writes none by itself. */
        post: operations["confirm_class"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/devices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The devices, revoked ones included. */
        get: operations["staff_devices"];
        put?: never;
        /** A code for one device, good once, for ten minutes. */
        post: operations["invite_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/devices/{device}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Changes what a device is called, and whether its silence counts. */
        patch: operations["change_device"];
        trace?: never;
    };
    "/api/staff/facilities/{id}/devices/{device}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Approves a device after its six digits were compared. */
        post: operations["approve_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/devices/{device}/revocation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Revokes a device. What it wrote before and sends later is kept aside. */
        post: operations["revoke_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/runs/{run}/closure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Closes a bus run from the office. It cannot be closed while a child who got on has not got off. */
        post: operations["close_run"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/facilities/{id}/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Visits of a centre between two days, both included; at most 62 days. */
        get: operations["visit_counts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/interview-days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Those of one facility, newest first. */
        get: operations["staff_interview_days"];
        put?: never;
        /** Plans interviews or home visits. Families learn nothing of it. `interview_invalid` with the place. */
        post: operations["draft_interview_day"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/interview-days/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many have answered, and the solution with its reasons. */
        get: operations["staff_interview_day"];
        /** Another draft in its place, until it is published. A wish for a time that is gone does not count any more. */
        put: operations["edit_interview_day"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/interview-days/{id}/families/{family}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Writes down the answer of a family that gave it on paper or by phone; after the deadline too. */
        put: operations["write_interview_wishes"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/interview-days/{id}/locks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Times that are agreed, in place of those before: the way to put a child somewhere by hand. `interview_invalid` where
         *     they contradict each other, a slot or what a family cannot.
         */
        put: operations["lock_interview_day"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/interview-days/{id}/opening": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the families: each guardian who may answer is told once. */
        post: operations["open_interview_day"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/interview-days/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes an appointment for each placed child and tells each family once, in the background. Asking again changes nothing. */
        post: operations["publish_interview_day"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/interview-days/{id}/solution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Looks for a solution of all classes at once, in the background: ask until it is not `solving` any more. Whoever had a
         *     place in the solution before stays where that costs little. Before the deadline too: `unanswered` says how many may
         *     still answer.
         */
        post: operations["solve_interview_day"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Messages of one school or nursery, newest first, at most 50. */
        get: operations["staff_messages"];
        put?: never;
        /** Writes a draft, and says whom it would reach, how that differs from the usual, and who else has to look. Nothing is sent. */
        post: operations["draft_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/messages/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One message as it stands. */
        get: operations["written_message"];
        /** Another draft in its place, before it leaves. */
        put: operations["edit_message"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/messages/{id}/approval": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The second person: not its author (`second_person_needed`), and at home wherever it reaches. */
        post: operations["approve_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/messages/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stops it before it leaves. */
        post: operations["cancel_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/messages/{id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Other words for a message that has left: readers see them, and that it was corrected. Nobody is told again. */
        post: operations["correct_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/messages/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who was told and who has read; of the facilities where whoever asks is at home. */
        get: operations["message_readers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/messages/{id}/recall": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes it back after it has left: nobody can read it any more, and how many had is kept. */
        post: operations["recall_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/messages/{id}/reminder": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tells those again who have not read it. */
        post: operations["remind_of_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/messages/{id}/submission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends it off: it is held for a minute (ten seconds in an emergency), or waits for a second person. */
        post: operations["submit_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/milestones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every milestone with the municipality's setting. */
        get: operations["staff_milestones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/milestones/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Saves a draft of a milestone's setting. */
        put: operations["draft_milestone"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/milestones/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Shows who would get what on which day. */
        post: operations["preview_milestone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/milestones/{id}/publication": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts the draft in force. */
        post: operations["publish_milestone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/nurseries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every facility with its free places. */
        get: operations["staff_nurseries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/nurseries/{id}/vacancies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Notes the free places of one facility. */
        put: operations["save_vacancies"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/partings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a join back that was wrong, with what that person did to rights that are not theirs. */
        post: operations["part_join"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/payer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** From where the municipality pays. */
        get: operations["payer"];
        /** Sets it. */
        put: operations["save_payer"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/points": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every table of points. */
        get: operations["staff_points"];
        put?: never;
        /**
         * Publishes a table that was tried: `shown_changed` where what the re-run said is not what it would say now.
         *     `points_invalid` with the place where it makes no sense.
         */
        post: operations["save_points"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/points/rerun": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a table would change for the saved cases. */
        post: operations["rerun_points"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/points/{municipality}/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The anonymous cases of a municipality. */
        get: operations["points_cases"];
        put?: never;
        /** Saves one. */
        post: operations["save_points_case"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/points/{municipality}/cases/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes one. */
        delete: operations["delete_points_case"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every programme. */
        get: operations["staff_programmes"];
        put?: never;
        /** Saves a programme. Its rule is in force at once: look at the preview first. */
        post: operations["save_programme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/bank-files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The bank files of a programme, newest first. */
        get: operations["bank_files"];
        put?: never;
        /** Makes a file of everything that is granted. The same key makes one. */
        post: operations["make_bank_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/bank-files/{file}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Its bytes, once it is released. */
        get: operations["bank_file_content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/bank-files/{file}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes it apart before its release. */
        post: operations["discard_bank_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/bank-files/{file}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A second person releases it. */
        post: operations["release_bank_file"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/bank-files/{file}/result": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was reported, for the second person to look at. */
        get: operations["reported_result"];
        put?: never;
        /** Reports the bank's result. It counts when a second person has confirmed it. */
        post: operations["bank_file_result"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/bank-files/{file}/result/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes it over: a second person has looked at it. What came back opens a correction with the family, everything else is paid. */
        post: operations["confirm_result"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Grants, refuses, takes a refusal back, or asks for another account. */
        post: operations["decide_applications"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/eligible": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Takes over the office's list (CSV with a head, UTF-8 or CP932, at most 1 MB a part). A list in several parts has the
         *     head in each, `import` from the first answer in the others, and `last=false` in all but the last: it is in force when its
         *     last part has been taken, and not before. A My Number anywhere refuses it (`my_number_refused`).
         */
        post: operations["import_eligible"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/entitlements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People in one state (`open`, `unknown`, `applied`, `granted`, `returned`, …), at most 200. */
        get: operations["programme_entitlements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/funnel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many stand where. */
        get: operations["programme_funnel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/list.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The list with where everybody stands, as CSV (UTF-8 with BOM); `only=unreached` for letters. */
        get: operations["programme_export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Registered people and rows that may be the same: name, day of birth and address agree. */
        get: operations["matches"];
        put?: never;
        /** Joins pairs that staff have compared. */
        post: operations["confirm_matches"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who would be told, and who was. */
        get: operations["notice_audience"];
        put?: never;
        /** Tells them; each resident hears of a run once. */
        post: operations["send_notice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/programmes/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Who would enter and who would leave if a programme were saved so. */
        post: operations["preview_programme"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/roster/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reads a roster (OneRoster Japan profile as a zip, or a table as CSV) and says what it would change; with
         *     `dry_run=false` takes over exactly what was shown, in the background. What is wrong stands in `rejections`, by file and
         *     line; such a file is not taken over (`roster_refused`).
         */
        post: operations["import_roster"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/roster/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far a roster has come. */
        get: operations["roster_import"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The latest daily pushes, newest first. */
        get: operations["staff_runs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/runs/{day}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Delivery state of the batches of one day's push, `day` as `yyyy-mm-dd`. */
        get: operations["staff_notices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/services": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every service, published or not. */
        get: operations["staff_services"];
        put?: never;
        /** Makes a service (`version` 0) or changes one. What is booked stays as it was booked. */
        post: operations["save_service"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/services/{id}/bookings.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Bookings between two days as CSV (UTF-8 with BOM), a part at a time: `x-next` names the first day of the next part
         *     and is absent at the end. Only the first part has the header line.
         */
        get: operations["staff_bookings_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/services/{id}/draw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Draws now, if the campaign has closed; otherwise the schedule does it. Again: the same result. */
        post: operations["run_draw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/services/{id}/reconciliation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Compares counts, entries and diaries between two days, both included; at most 31 days. */
        get: operations["reconciliation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/services/{id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Slots with everyone in them, of one service between two days, both included; at most 31 days. */
        get: operations["staff_slots"];
        put?: never;
        /** Makes slots from the pattern or one by one; with `dry_run` only says what it would do. */
        post: operations["make_slots"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/slots/{slot}/bookings/{id}/attendance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Notes whether they came. */
        post: operations["attendance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/slots/{slot}/bookings/{id}/cancellation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancels for a family, such as one that called; a family in LINE hears it. */
        post: operations["staff_cancellation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/slots/{slot}/bookings/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says yes or no to a request; the family hears it. Yes also takes a held place, for somebody on the phone. */
        post: operations["confirmation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/slots/{slot}/bookings/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The thread with the family, oldest first. Reading it is the receipt. */
        get: operations["staff_thread"];
        put?: never;
        /** 事務連絡 to one family: LINE says only that there is a message, the text is on our page. */
        post: operations["staff_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/surveys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Writes a survey and the message that brings it, as a draft; submit the message. Nothing is sent. */
        post: operations["draft_survey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/surveys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came back so far, and who has not answered. Of an anonymous survey nothing before three have. */
        get: operations["staff_survey"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/staff/surveys/{id}/answers.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The answers as a file for a spreadsheet. */
        get: operations["survey_file"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/surveys/{id}/answers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Answers a survey that a message brings: of a named one as often as the deadline allows, of an anonymous one once. */
        put: operations["answer_survey"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sync/carried": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same for another device of the facility, in the bytes that it signed. */
        post: operations["push_carried"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sync/device": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The device as it is enrolled, and how far its approval has come. */
        get: operations["read_device"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sync/enrolment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A device introduces itself with a code that staff were shown. It waits for their approval. */
        post: operations["enrol_device"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sync/pull": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Pages of the feeds that the cursors name (base64url of a JSON list of `sync::feed::Cursor`). */
        get: operations["pull"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sync/push": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Entries of the device's log, at most 24, in the shape of `sync::server::Push`; the answer is a `sync::server::Answer`.
         *     Packed with gzip where `Content-Encoding` says so. 409: the log is expected from another entry on; 422: the push
         *     cannot be taken as it is.
         */
        post: operations["push"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/visits": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The visits that the family wanted to remember, oldest first. */
        get: operations["my_visits"];
        put?: never;
        /** Counts a visit, without a name. The same key counts once. */
        post: operations["enter"];
        /** Forgets every visit of the family; the counts stay. */
        delete: operations["forget_visits"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/config.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a page needs to know before it can start. */
        get: operations["page_config"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/identity/done": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the provider sends the browser back; goes on to the page, with code and state in the fragment. */
        get: operations["identity_done"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description A child of the reader. */
        AboutChild: {
            class: string;
            name: string;
            token: string;
        };
        /**
         * @description An absence, a late coming or an early going that was reported and not withdrawn. A day has one of the first, or one of
         *     each of the others.
         */
        Absence: {
            /** @description Comes or goes at, such as `10:30`, in Japan. */
            at?: string | null;
            child_id: string;
            /** Format: date */
            day: string;
            id: string;
            kind?: components["schemas"]["ReportKind"];
            /** @description A few words for whoever looks after the child, such as a temperature. */
            note?: string | null;
            why: components["schemas"]["AbsenceReason"];
        };
        /** @description Changes a report; what is left out stays. Another kind is another report. */
        AbsenceChange: {
            at?: string | null;
            /** @description Empty takes it away. */
            note?: string | null;
            why?: components["schemas"]["AbsenceReason"] | null;
        };
        /**
         * @description Why a child stays at home, comes late or goes early.
         * @enum {string}
         */
        AbsenceReason: "sick" | "private" | "other" | "bereavement" | "infection";
        /** @description An account with most of its number hidden. */
        AccountCard: {
            bank: string;
            branch: string;
            /** @description As the bank writes it, half-width. */
            holder: string;
            kind: string;
            /** @description Such as `****567`. */
            number: string;
        };
        /** @description Who gets a place. */
        Admission: {
            /** @enum {string} */
            kind: "first_come";
        } | {
            /**
             * Format: int32
             * @description How long a freed place is held.
             */
            hold_minutes: number;
            /** @enum {string} */
            kind: "waiting_list";
            /**
             * Format: int32
             * @description How many may wait for one slot.
             */
            longest: number;
        } | {
            /** @enum {string} */
            kind: "draw";
        };
        /** @enum {string} */
        AdmissionKind: "first_come" | "waiting_list" | "draw";
        /** @description From `from_months` up to the day before `until_months` is reached. */
        AgeRange: {
            /**
             * Format: int32
             * @description Completed months of life.
             */
            from_months: number;
            /**
             * Format: int32
             * @description The child must be younger than this.
             */
            until_months: number;
        };
        /** @description Units for the children of an age. */
        Ages: {
            age?: components["schemas"]["AgeRange"] | null;
            /**
             * Format: int32
             * @description What each takes.
             */
            units: number;
        };
        /** @description What somebody has to do something about. */
        AlarmCard: {
            /** @description A guardian said that the child is on the way. */
            coming: boolean;
            /** @description `not_seen`, `unknown`, `absent_but_present`, `on_bus_not_at_gate`, `still_on_bus`, `still_inside`. */
            kind: string;
            run_id?: string | null;
            /** @description Devices that may know more, and when they were last heard of. */
            silent: components["schemas"]["SilentGate"][];
        };
        /** @description Yen, by what decides about them. */
        Amount: {
            /** @enum {string} */
            kind: "fixed";
            /**
             * Format: int32
             * @description For each.
             */
            yen: number;
        } | {
            /** @enum {string} */
            kind: "per_fetus";
            /**
             * Format: int32
             * @description For each of them.
             */
            yen: number;
        } | {
            /** @enum {string} */
            kind: "by_order";
            /** @description Of the first child, the second, …; the last counts for all that follow. */
            yen: number[];
        };
        /** @description A fact that was kept aside. */
        AsideCard: {
            at: string;
            /** @description It can be filed as it is. */
            can_release: boolean;
            child?: string | null;
            device: string;
            id: string;
            /** @description What it says, where this release can read it. */
            kind?: string | null;
            received_at: string;
            uncertain: boolean;
            /** @description `forked`, `revoked`, `unknown_child`, `out_of_scope`, `newer`. */
            why: string;
        };
        /** @description Lets a fact in that was kept aside, or throws it away. */
        AsideDecision: {
            release: boolean;
        };
        /** @description A file that goes with a message. */
        AttachmentCard: {
            /** @description 64 hex digits; names it. */
            id: string;
            /** @description Such as `application/pdf`. */
            media_type: string;
            name: string;
            /**
             * Format: int32
             * @description Bytes.
             */
            size: number;
        };
        /** @description Where the browser goes. The way back is good for ten minutes, once, and for the same resident. */
        AttemptCard: {
            url: string;
        };
        /** @description Whether they came; `booked` takes a mark back. */
        Attendance: {
            state: components["schemas"]["AttendanceState"];
        };
        /** @enum {string} */
        AttendanceState: "arrived" | "no_show" | "booked";
        /** @description A child that the resident is a guardian of, and its day. */
        Attending: {
            /**
             * @description Reported from today on, by any guardian, in the order of their days: absences, late comings and early goings; only
             *     for who may report.
             */
            absences: components["schemas"]["Absence"][];
            /** @description When a child may come again after a fever, as the facility puts it; absent where it has not said so. */
            after_fever?: string | null;
            child_id: string;
            class: string;
            /** @description Who may collect the child, of those whom this guardian may know of. */
            collectors: components["schemas"]["Collector"][];
            facility: string;
            facility_id: string;
            facility_kind: components["schemas"]["FacilityKind"];
            may_collect: boolean;
            /**
             * @description Sees the days, and hears of arrivals and departures. Without it, `today` is absent, and so it is for a school,
             *     where nobody is checked in at a gate.
             */
            may_read: boolean;
            may_report: boolean;
            /** @description As the facility calls the child. */
            name: string;
            plan?: components["schemas"]["DayPlan"] | null;
            today?: components["schemas"]["TodayCard"] | null;
            /** @description The emoji that stands for the child in this guardian's LINE. */
            token: string;
        };
        BTreeMap: {
            [key: string]: string;
        };
        /** @description A bank with its branches, for the directory. */
        BankEntry: {
            bank: components["schemas"]["BankName"];
            branches: components["schemas"]["BankName"][];
        };
        /** @description A bank file. */
        BankFileCard: {
            /**
             * Format: int32
             * @description Transfers, once it is made.
             */
            count: number;
            id: string;
            /** Format: date-time */
            made_at: string;
            /** @description Whoever made it does not release it. */
            made_by: string;
            /** Format: date */
            pay_on: string;
            released_by?: string | null;
            reported?: components["schemas"]["ReportedResult"] | null;
            /**
             * Format: int32
             * @description Of them paid, and sent back, as the bank's result says.
             */
            returned: number;
            /** @description SHA-256 of its bytes, once it is made. */
            sha256?: string | null;
            state: components["schemas"]["BankFileState"];
            /**
             * Format: int64
             * @description Yen.
             */
            total: number;
        };
        /**
         * @description What becomes of a bank file.
         * @enum {string}
         */
        BankFileState: "gathering" | "ready" | "released" | "settling" | "settled" | "discarding" | "discarded";
        /** @description A bank, or a branch of one. */
        BankName: {
            /** @description Four digits, or three for a branch. */
            code: string;
            /** @description In kana, as a bank file writes it. */
            kana: string;
            name: string;
        };
        /** @description What the bank says of a file: everything that is not named here was paid. */
        BankResult: {
            returned: components["schemas"]["ReturnedTransfer"][];
        };
        /**
         * @description What an order takes from a guardian.
         * @enum {string}
         */
        Bar: "read" | "report" | "collect";
        /**
         * @description How far a batch has come.
         * @enum {string}
         */
        BatchState: "gathering" | "frozen" | "accepted" | "withdrawn" | "refused";
        /** @description A benefit that is the resident's, or may be. */
        BenefitCard: {
            account?: components["schemas"]["AccountCard"] | null;
            /** @description What applying agrees to. */
            consent: string;
            /**
             * Format: date
             * @description The last day to apply.
             */
            deadline?: string | null;
            description: string;
            /** @description It is for a pregnancy that was lost: spoken of gently. */
            gentle: boolean;
            id: string;
            /** @description Why the resident is entitled, line by line. */
            lines: components["schemas"]["BenefitLine"][];
            /** @description What can be done now. */
            may_apply: boolean;
            may_change_account: boolean;
            may_decline: boolean;
            /**
             * Format: date
             * @description The first day to apply, where that lies ahead.
             */
            opens_on?: string | null;
            /** @description Why it was refused or came back, as staff or the bank say. */
            reason?: string | null;
            /** @description SHA-256 of everything above that is agreed to; sent back with the application. */
            shown: string;
            sources: components["schemas"]["Source"][];
            state: components["schemas"]["BenefitState"];
            title: string;
            /** @description For whom, as the office's list names them; for a pregnancy its emoji. */
            whom: string;
            /** Format: int32 */
            yen?: number | null;
        };
        /** @description One condition and what was found. */
        BenefitLine: {
            /**
             * Format: int32
             * @description 0, or 1 below a line that says "one of these".
             */
            depth: number;
            found?: string | null;
            says: string;
            verdict: components["schemas"]["Verdict"];
        };
        /**
         * @description Where it stands.
         * @enum {string}
         */
        BenefitState: "open" | "declined" | "applied" | "refused" | "granted" | "paid" | "returned";
        /** @description Turns a pregnancy into a child, or into several. */
        BirthReport: {
            /** Format: date */
            birth_date: string;
            /** @description One entry for each child born; as many as the pregnancy expected when absent. */
            children?: components["schemas"]["NewbornToken"][] | null;
        };
        /** @description A facility's day. */
        Board: {
            /** @description Facts kept aside that somebody has to look at. */
            aside: number;
            /** @description How many of each class it is about. Schools only. */
            classes?: components["schemas"]["ClassCard"][];
            closing: string;
            /** Format: date */
            day: string;
            devices: components["schemas"]["StaffDevice"][];
            /** @description By class, then by number, then by name as it is read. */
            lines: components["schemas"]["BoardLine"][];
            /** @description The marks that can be confirmed. Schools only. */
            marks?: components["schemas"]["Mark"][];
            /** @description The moment that it is about. */
            now: string;
            open: boolean;
            runs: components["schemas"]["RunCard"][];
        };
        /** @description One child on the board. */
        BoardLine: {
            absence?: components["schemas"]["AbsenceReason"] | null;
            alarms: components["schemas"]["AlarmCard"][];
            /** @description Guardians were asked in LINE whether the child comes. */
            asked_at?: string | null;
            /** @description Who called whom and when. */
            calls: components["schemas"]["CallCard"][];
            child_id: string;
            class: string;
            coming?: components["schemas"]["ComingCard"] | null;
            /** @description What does not fit together: `absent_but_seen`, `in_twice` and the like. */
            contradictions: string[];
            cutoff: string;
            /** @description What somebody saw and that does not lie on this day: filed under a wrong date, or aside. Staff decide. */
            elsewhere: components["schemas"]["ElsewhereCard"][];
            /** @description In the order in which they are called. */
            guardians: components["schemas"]["GuardianCard"][];
            kana: string;
            marked?: components["schemas"]["MarkCard"] | null;
            name: string;
            /**
             * Format: int32
             * @description 出席番号.
             */
            number?: number | null;
            /** @description How many guardians LINE can reach. */
            reachable: number;
            /** @description What was reported and not taken back. */
            reports?: components["schemas"]["ReportCard"][];
            since?: string | null;
            standing: components["schemas"]["Standing"];
            stays: components["schemas"]["StayCard"][];
            /** @description The mark that the reports lead to, by id; a teacher confirms it or takes another. */
            suggested?: string | null;
            /** @description A time is to be confirmed (時刻要確認). */
            uncertain: boolean;
        };
        /** @description A booking of the resident who asks. */
        Booking: {
            answers?: {
                [key: string]: string;
            };
            can_cancel: boolean;
            can_change: boolean;
            child_ids: string[];
            ends_at: string;
            /** @description A place is held until then; say yes by `POST …/acceptance`. */
            held_until?: string | null;
            id: string;
            place: string;
            /**
             * Format: int32
             * @description Place on the waiting list, from 1.
             */
            position?: number | null;
            /** @description Staff see a pseudonym for it: this one. Absent once revealed, and for other services. */
            pseudonym?: string | null;
            service_id: string;
            slot_id: string;
            starts_at: string;
            state: components["schemas"]["State"];
            title: string;
            /**
             * Format: int32
             * @description Messages from the office that were not opened yet.
             */
            unread: number;
        };
        /**
         * @description Moves a booking to another slot of the same service. Wants `Idempotency-Key`; the old place is kept if the new one is
         *     gone.
         */
        BookingChange: {
            slot_id: string;
        };
        /** @description The children a pregnancy turned into. The first keeps the pregnancy's id. */
        Born: {
            children: components["schemas"]["Child"][];
            id: string;
        };
        /** @description A line of the bus, which makes one run on each day that the facility is open. */
        BusLine: {
            /** @description It sets out. */
            departs: string;
            /**
             * @description The vehicle has an overlook-prevention device (required for commuting since 2023-04, 令和4年厚労省令175, except
             *     with two rows of seats or less).
             */
            device_required?: boolean;
            /** @description Where it goes. */
            direction: components["schemas"]["Direction"];
            /** @description Outward: whoever was on it is to be seen in the facility by then. Homeward: everyone is handed over by then. */
            due: string;
            /** @description 1 to 16 of `a-z` and `0-9`. */
            id: string;
            /** @description Such as 朝・北コース. */
            name: string;
            /** @description In order. */
            stops?: components["schemas"]["Stop"][];
            /** @description Which vehicle. */
            vehicle: string;
        };
        /** @description One line of a child's calendar. */
        CalendarEntry: {
            /**
             * Format: date
             * @description The next open day of the office, when `ends` falls on a closed one and the law lets the term run until then.
             */
            accepted_until?: string | null;
            /** @description Whether it concerns this child (a line for twins does not concern one child); only such lines are sent. */
            applies: boolean;
            /** @description `pregnancy`, `birth`, `checkup`, `vaccination`, `nursery`, `school`. */
            category: string;
            /**
             * Format: date
             * @description Last day; absent when open.
             */
            ends?: string | null;
            /** @description What to do, in one sentence. */
            guide: string;
            /** @description The milestone's id, such as `hc.18m`. */
            milestone: string;
            /** @description How the dates were derived, in words. */
            reason: string;
            /** @description The law or official text that the dates come from. */
            source: string;
            /**
             * Format: date
             * @description First day, Asia/Tokyo; absent when only the last day is defined.
             */
            starts?: string | null;
            title: string;
        };
        CallCard: {
            at: string;
            by: string;
            reached: boolean;
            whom: string;
        };
        /** @description A child of a caller: one of the two dates. */
        CallerChild: {
            /** Format: date */
            birth_date?: string | null;
            /** Format: date */
            due_date?: string | null;
        };
        /** @description A span of time in Japan. */
        Campaign: {
            /** @description The moment at which it is over. */
            closes_at: string;
            /** @description First moment, such as `2026-04-01T09:00:00`. */
            opens_at: string;
        };
        CampaignCard: {
            closes_at: string;
            opens_at: string;
        };
        CapacityForm: number | {
            [key: string]: number;
        };
        /** @description What the browser brought back: a code, or an error. */
        CardAnswer: {
            code?: string | null;
            error?: string | null;
            state: string;
        };
        /**
         * @description Where and how somebody cares for a relative.
         * @enum {string}
         */
        Care: "severe_home" | "attend" | "inpatient" | "other";
        /** @description Someone who works there. Facts name them by id. */
        Carer: {
            /** @description `s_` and 1 to 14 of `a-z` and `0-9`. */
            id: string;
            /** @description As colleagues call them. */
            name: string;
        };
        /** @description Another device's push, carried by the one that signs this request. */
        CarriedPush: {
            /** @description The body exactly as its device signed it. */
            body: string;
            /**
             * Format: int64
             * @description Milliseconds that it was under way, by the carrier's counter.
             */
            carried_for: number;
            /** @description Who wrote it. */
            device: string;
            nonce: string;
            signature: string;
            time: string;
        };
        /** @description A centre whose entrance somebody stands at. */
        CentreCard: {
            id: string;
            name: string;
        };
        /** @description Confirms one pupil. */
        ChangeMark: {
            /** @description One of the facility's marks; `null`: was there. */
            mark?: string | null;
            note?: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description A registered child or pregnancy. */
        Child: {
            /** Format: date */
            birth_date?: string | null;
            /** Format: date */
            due_date?: string | null;
            /** Format: int32 */
            fetuses?: number | null;
            id: string;
            kind: components["schemas"]["Kind"];
            token: string;
        };
        /** @description Changes to a [`Child`]; what is absent stays. The kind cannot change: a pregnancy becomes a child by its birth. */
        ChildChange: {
            /** Format: date */
            birth_date?: string | null;
            /** Format: date */
            due_date?: string | null;
            /** Format: int32 */
            fetuses?: number | null;
            token?: string | null;
        };
        /**
         * @description What is so of the child.
         * @enum {string}
         */
        ChildMark: "disability" | "multiple_birth" | "leaves_small_nursery";
        /** @description Who has read about a child. */
        ChildReaders: {
            child_id: string;
            class: string;
            facility_id: string;
            guardians: components["schemas"]["GuardianReader"][];
            name: string;
            /** Format: int32 */
            number?: number | null;
        };
        /** @description A class. */
        Class: {
            /** @description Whoever is expected and was not seen by then is an alarm. In a school: the first bell. */
            cutoff: string;
            grade?: components["schemas"]["Grade"] | null;
            /** @description 1 to 8 of `a-z` and `0-9`. */
            id: string;
            /** @description Such as うさぎ組. */
            name: string;
        };
        /** @description A class of a school on a day. */
        ClassCard: {
            /** @description Of whom an absence, a late coming, an early going is reported. */
            absent: number;
            class: string;
            /** @description Of whom something is confirmed. */
            confirmed: number;
            early: number;
            /** @description Pupils who are expected. */
            expected: number;
            late: number;
            /**
             * Format: int64
             * @description Sent back with marks, to refuse those made over someone else's; 0 where nothing is confirmed.
             */
            version: number;
        };
        /** @description What is confirmed of a class on a day, by pupil. */
        ClassMarks: {
            class: string;
            /** Format: date */
            day: string;
            marks: {
                [key: string]: components["schemas"]["MarkCard"];
            };
            /** Format: int64 */
            version: number;
        };
        /** @description Free places of a class. */
        ClassVacancy: {
            /**
             * Format: int32
             * @description Years on 1 April, 0 to 5.
             */
            class: number;
            vacancy?: components["schemas"]["NurseryVacancy"] | null;
        };
        /**
         * @description Closes a day of a service: everybody concerned gets one message with an offer to book again. Without
         *     `confirmed_count` it only counts; with it, the count must still be right (`version_conflict`).
         */
        Closure: {
            /**
             * Format: int32
             * @description How many bookings the person at the screen saw.
             */
            confirmed_count?: number | null;
            /** Format: date */
            date: string;
            service_id: string;
        };
        ClosureReport: {
            /**
             * Format: int32
             * @description Bookings, held places, waiting families and applications concerned.
             */
            bookings: number;
            /** @description It has happened. */
            closed: boolean;
            /**
             * Format: int32
             * @description Of these, how many have LINE and get the message; the others want a call.
             */
            in_line: number;
            /** Format: int32 */
            slots: number;
            /** @description What the message says. */
            text: string;
            /** @description Callers to phone. */
            to_call: components["schemas"]["StaffBooking"][];
        };
        /** @description Somebody whom a change concerns. */
        CohortPerson: {
            lines: components["schemas"]["BenefitLine"][];
            name: string;
            subject: string;
        };
        /** @description What a change of a programme would do to the people on its list. */
        CohortPreview: {
            /** Format: int32 */
            enter: number;
            /** @description The first of those who enter. */
            entering: components["schemas"]["CohortPerson"][];
            /** Format: int32 */
            leave: number;
            /** @description The first of those who leave. */
            leaving: components["schemas"]["CohortPerson"][];
            /**
             * Format: int32
             * @description Of those who leave: how many have applied already.
             */
            leaving_applied: number;
            /** Format: int32 */
            stay: number;
            /**
             * Format: int32
             * @description Of whom the new rule cannot tell.
             */
            unknown: number;
        };
        /** @description Somebody who may collect a child. */
        Collector: {
            name: string;
            relation: string;
        };
        ComingCard: {
            eta?: string | null;
            said: string;
        };
        /** @description One thing that must be so. */
        Condition: {
            /**
             * Format: date
             * @description First day.
             */
            from?: string | null;
            /** @enum {string} */
            is: "born";
            /**
             * Format: date
             * @description Last day.
             */
            until?: string | null;
        } | {
            /**
             * Format: int32
             * @description So many years at least.
             */
            at_least?: number | null;
            /**
             * Format: int32
             * @description Fewer years than these.
             */
            below?: number | null;
            /** @enum {string} */
            is: "age";
            /**
             * Format: date
             * @description The day.
             */
            on: string;
        } | {
            /** @enum {string} */
            is: "lives_here";
            /**
             * Format: date
             * @description The day.
             */
            on: string;
        } | {
            /**
             * Format: date
             * @description First day.
             */
            from?: string | null;
            /** @enum {string} */
            is: "due";
            /**
             * Format: date
             * @description Last day.
             */
            until?: string | null;
        } | {
            /** @description The column's head. */
            column: string;
            /** @enum {string} */
            is: "listed";
            /** @description The values. */
            one_of: string[];
            /** @description What a family calls it. */
            says: {
                [key: string]: string;
            };
        } | {
            /** @enum {string} */
            is: "any";
            /** @description Two or more, none of them again [`Condition::Any`]. */
            of: components["schemas"]["Condition"][];
        };
        /** @description Confirms a reported result: exactly the one that was looked at. */
        ConfirmBankResult: {
            /** @description [`ReportedResult::id`]. */
            id: string;
        };
        /** @description Confirms pupils of a class; all of them, or none. */
        ConfirmClass: {
            /** @description At most 100, each once. */
            marks: components["schemas"]["NewMark"][];
            /**
             * Format: int64
             * @description The version of the class's day that was looked at.
             */
            version: number;
        };
        /** @description Confirms pairs: staff have compared them. */
        ConfirmMatches: {
            /** @description [`MatchCard::id`], at most 100. */
            ids: string[];
        };
        /**
         * @description Who says yes.
         * @enum {string}
         */
        Confirmation: "automatic" | "by_staff";
        /** @description Says yes or no to a request. */
        ConfirmationDecision: {
            accept: boolean;
        };
        /** @description Pairs that are joined now. */
        Confirmed: {
            /** Format: int32 */
            joined: number;
            /** @description Pairs that changed since they were shown. */
            stale: string[];
        };
        /**
         * @description What a day with a mark counts as.
         * @enum {string}
         */
        Counts: "present" | "absent" | "excused" | "none";
        /** @description What a facility counts on for a child today, unless it hears otherwise. */
        DayPlan: {
            /** @description It is open, and the child comes on this day of the week. */
            expected: boolean;
            /** @description Lunch is made for it; an absence is seen there. */
            lunch: boolean;
            /** @description The child takes a bus of the facility; an absence is seen on it. */
            rides: boolean;
        };
        /** @description Decides about applications. */
        DecideApplications: {
            /** @description Why, in a sentence that the family reads: needed to refuse and to ask, and for nothing else. */
            because?: string | null;
            decision: components["schemas"]["Decision"];
            /** @description At most 100. */
            subjects: string[];
        };
        /** @description What became of each. */
        Decided: {
            /** Format: int32 */
            done: number;
            left: components["schemas"]["NotDecided"][];
        };
        /**
         * @description What staff decide.
         * @enum {string}
         */
        Decision: "grant" | "refuse" | "reopen" | "ask_account";
        /** @description A device as it sees itself. */
        DeviceCard: {
            /** @description Shown on the device and to staff, who compare them before they approve. */
            check: string;
            facility: string;
            facility_id: string;
            id: string;
            kind: components["schemas"]["DeviceKind"];
            name: string;
            /** Format: int64 */
            server_time: number;
            state: components["schemas"]["DeviceState"];
        };
        /** @description What staff change about a device. */
        DeviceChange: {
            daily?: boolean | null;
            name?: string | null;
        };
        /**
         * @description What a device is for.
         * @enum {string}
         */
        DeviceKind: "gate" | "class" | "bus" | "entry";
        /**
         * @description How far an enrolment has come.
         * @enum {string}
         */
        DeviceState: "pending" | "active" | "revoked";
        Difference: {
            booking_id?: string | null;
            /** @description `count`, `missing_in_diary`, `missing_in_slot`, `state`, `units`. */
            code: string;
            slot_id: string;
        };
        /** @description Something besides places that a party uses up, such as places for babies, a share of staff, a bed, an hour. */
        Dimension: {
            /**
             * @description What one child takes, by age; the first that fits counts, none takes nothing. A ratio of 3, 6 and 20 children to
             *     one member of staff is 20, 10 and 3 units of the 60 that a person has.
             */
            by_age?: components["schemas"]["Ages"][];
            /** @description What the whole party takes, by its answer: question id → option id → units. A morning, an afternoon or both. */
            by_answer?: {
                [key: string]: {
                    [key: string]: number;
                };
            };
            /** @description 1 to 12 of `a-z`; not `places`, which every child takes one of. */
            id: string;
            /** @description What staff call it. */
            title: {
                [key: string]: string;
            };
        };
        /**
         * @description Where a bus goes.
         * @enum {string}
         */
        Direction: "outward" | "homeward";
        /** @description A message as staff write it. */
        DraftMessage: {
            /** @description Ids of files that were brought, at most 5. */
            attachments?: string[];
            audience: components["schemas"]["MessageAudience"];
            content: components["schemas"]["MessageContent"];
            /**
             * Format: date-time
             * @description After that it does not leave. Without one: a week after it could leave, six hours in an emergency.
             */
            not_after?: string | null;
            /**
             * Format: date-time
             * @description When it leaves, with an offset; without one, as soon as it may.
             */
            send_at?: string | null;
            urgency?: components["schemas"]["MessageUrgency"];
        };
        /** @description Saves a draft; nothing is sent differently until it is published. */
        DraftMilestone: {
            enabled: boolean;
            texts?: components["schemas"]["BTreeMap"];
            /**
             * Format: int64
             * @description The version that was on the screen.
             */
            version: number;
        };
        /** @description A survey that was drafted, with the message that brings it: submit that one. */
        DraftedSurvey: {
            id: string;
            message: components["schemas"]["StaffMessage"];
        };
        /**
         * @description Everything that anyone needs to check a draw: `sha256(seed)` is `commitment`; for each slot, applications ordered by
         *     `hmac-sha256(seed, application id)` get places while they fit.
         */
        DrawRecord: {
            closes_at: string;
            /** @description SHA-256 of the seed, in hex; published before the first application. */
            commitment: string;
            opens_at: string;
            /** @description The seed, in hex; published once the draw is closed. */
            seed?: string | null;
            service_id: string;
            /** @description Once drawn. */
            slots?: components["schemas"]["DrawnSlot"][];
        };
        DrawnApplication: {
            drawn: boolean;
            id: string;
            /** @description By dimension. */
            units: {
                [key: string]: number;
            };
        };
        DrawnSlot: {
            /** @description In the order of the draw. */
            applications: components["schemas"]["DrawnApplication"][];
            /** @description By dimension. */
            capacity: {
                [key: string]: number;
            };
            slot_id: string;
        };
        /** @description Whether one child (or the household, with `child_id` absent) may have an appointment. */
        Eligibility: {
            child_id?: string | null;
            eligible: boolean;
            /**
             * Format: date
             * @description First and last day on which a slot may lie.
             */
            from?: string | null;
            /** @description Why not, for the person. */
            message?: string | null;
            /** @description Why not, for the program: `age`, `weeks`, `milestone`, `prior`, `gap`, `party`. */
            reason?: string | null;
            /** Format: date */
            until?: string | null;
        };
        /** @description What became of a part of a list. */
        EligibleReport: {
            /** @description Names the import, for its further parts. */
            import: string;
            /** @description The list is in force: this was its last part. */
            in_force: boolean;
            /** @description Every row that was not, by its line in the file. */
            refused: components["schemas"]["RefusedRow"][];
            /**
             * Format: int32
             * @description Rows of all parts so far.
             */
            rows: number;
            /**
             * Format: int32
             * @description Rows of this part that were taken.
             */
            taken: number;
        };
        ElsewhereCard: {
            /** @description As well as the server could tell. */
            at: string;
            /** @description The day that it is filed under; absent where it is kept aside. */
            filed?: string | null;
            /** @description `in`, `out`, `boarded`, `alighted` or `roll_call`. */
            kind: string;
        };
        /** @description A code that one device can enrol with, shown once. */
        Enrolment: {
            code: string;
            expires_at: string;
            /** @description The address to make a QR of. */
            link: string;
        };
        /** @description Every error has this body. */
        ErrorBody: {
            error: components["schemas"]["ErrorDetail"];
        };
        ErrorDetail: {
            /** @description The nearest free slots, where one was full. */
            alternatives?: components["schemas"]["SlotCard"][];
            /** @description What stands in the way, where staff may know it. */
            bookings?: string[];
            /** @description For the program; one of [`Refusal`]'s codes. */
            code: string;
            /** @description For the person, in the language asked for by `Accept-Language`. */
            message: string;
            /** @description Why exactly, for the program, where a code has several reasons (`not_eligible`). */
            reason?: string | null;
        };
        /** @description A day that differs from the pattern: closed when it has no sessions. */
        Exception: {
            /**
             * Format: date
             * @description The day.
             */
            date: string;
            /** @description What runs on it instead; its weekdays must be the day's own. */
            sessions?: components["schemas"]["Weekly"][];
        };
        /** @description A place that looks after children. */
        Facility: {
            /** @description When a child may come again after a fever, in the facility's own words, at most 200 characters. */
            after_fever?: string | null;
            /** @description Each child belongs to one. */
            classes?: components["schemas"]["Class"][];
            /** @description Further days on which it is closed. */
            closed?: string[];
            /** @description Closed on public holidays and from 29 December to 3 January. */
            closed_on_holidays?: boolean;
            /** @description Whoever is inside after it is an alarm. */
            closing: string;
            /** @description Clubs, committees and the like, beside the classes. */
            groups?: components["schemas"]["Group"][];
            /** @description 2 to 20 of `a-z`, `0-9` and `-`. */
            id: string;
            /** @description What kind of place it is. */
            kind: components["schemas"]["FacilityKind"];
            /** @description Bus lines. */
            lines?: components["schemas"]["BusLine"][];
            /** @description It serves lunch: who reports an absence has said so to the kitchen as well. */
            lunch?: boolean;
            /** @description What its register can say of a day (出席簿); empty for the usual marks. Schools only. */
            marks?: components["schemas"]["Mark"][];
            /** @description What everybody calls it, at most 40 characters. Facility names may stand in LINE. */
            name: string;
            /**
             * Format: int32
             * @description The school year that the classes are of, by the year in which its April lies. Schools only.
             */
            school_year?: number | null;
            /** @description Who works there and writes things down. */
            staff?: components["schemas"]["Carer"][];
            /** @description Guardians hear of arrivals and departures. */
            tells_guardians?: boolean;
            /** @description Days of the week on which it is open. */
            weekdays: string[];
        };
        /** @description A facility that is not the same. */
        FacilityChange: {
            fields: components["schemas"]["FacilityFieldChange"][];
            name: string;
        };
        /** @description What changes. */
        FacilityDifference: {
            /** Format: int32 */
            added: number;
            /** @description The first 100 of each, by name. */
            adding: string[];
            /** Format: int32 */
            changed: number;
            changing: components["schemas"]["FacilityChange"][];
            going: string[];
            /** Format: int32 */
            gone: number;
            /** Format: int32 */
            unchanged: number;
        };
        /** @description A field that is not the same. */
        FacilityFieldChange: {
            /** @description Such as `capacity` or `classes.1.vacancy.state`. */
            field: string;
            new?: string | null;
            old?: string | null;
        };
        /** @description A cell and what is wrong with it. */
        FacilityFlaw: {
            /** @description What stands there; empty where it must not be repeated. */
            cell: string;
            column: string;
            /** @description Such as `no_name` or `swapped`. */
            reason: string;
            /** @description What belongs to the reason: the other row, the day that was understood, the longest text. */
            value?: string | null;
        };
        /** @description What a file would change, or has changed. */
        FacilityImport: {
            /**
             * @description More than a fifth of what a municipality has published would disappear: the number is sent back as `gone` by who
             *     means it.
             */
            asks_gone: boolean;
            /** @description `facilities` or `extension`. */
            contents: string;
            difference: components["schemas"]["FacilityDifference"];
            /** @description `utf8`, `cp932` … */
            encoding: string;
            /** @description `csv`, `tsv` or `geo_json`. */
            format: string;
            published: boolean;
            /** Format: int32 */
            refused: number;
            /** @description Every row that is not plainly taken, the first 1,000. */
            rows: components["schemas"]["FacilityRow"][];
            /** @description Names what was shown: sent back, exactly this is published. */
            shown: string;
            /** Format: int32 */
            taken: number;
            /** @description Columns that nothing was read from. */
            unread: string[];
            /**
             * Format: int32
             * @description Taken without some cell, or with one that was put right.
             */
            warned: number;
        };
        /**
         * @description What kind of place it is.
         * @enum {string}
         */
        FacilityKind: "nursery" | "centre" | "school";
        /** @description What became of a row. */
        FacilityRow: {
            name?: string | null;
            refused?: components["schemas"]["FacilityFlaw"] | null;
            /**
             * Format: int64
             * @description Line of the file on which it begins.
             */
            row: number;
            /** @description What was left out or put right. */
            warnings: components["schemas"]["FacilityFlaw"][];
        };
        /** @description One feed's page in an answer to a pull. */
        FeedPage: {
            feed: string;
            /** @description `sync::feed::Page`. */
            page: Record<string, never>;
        };
        /** @description How many stand where. */
        Funnel: {
            /**
             * Format: int32
             * @description Wait for a decision.
             */
            applied: number;
            /** Format: int32 */
            declined: number;
            /**
             * Format: int32
             * @description Entitled by the rule.
             */
            eligible: number;
            /**
             * Format: int32
             * @description Stand in a bank file.
             */
            filed: number;
            /**
             * Format: int32
             * @description Wait for a bank file.
             */
            granted: number;
            /**
             * Format: int32
             * @description Entitled and joined to a resident in LINE.
             */
            joined: number;
            /**
             * Format: int32
             * @description On the list and not entitled.
             */
            not_eligible: number;
            /** Format: int32 */
            notified: number;
            /** Format: int32 */
            paid: number;
            /**
             * Format: int32
             * @description Have opened the page since.
             */
            read: number;
            /** Format: int32 */
            refused: number;
            /** Format: int32 */
            returned: number;
            /**
             * Format: int32
             * @description Of whom the rule cannot tell.
             */
            unknown: number;
            /**
             * Format: int64
             * @description Yen of what is granted, filed or paid.
             */
            yen: number;
        };
        /** @description "n日以上の間隔": n whole days lie between, so the earliest day is n + 1 days later. */
        Gap: {
            /**
             * Format: int32
             * @description Whole days between.
             */
            days: number;
            /** @description Which services count; this one always does. */
            services?: string[];
        };
        /**
         * @description A grade of a school.
         * @enum {string}
         */
        Grade: "E1" | "E2" | "E3" | "P1" | "P2" | "P3" | "P4" | "P5" | "P6" | "J1" | "J2" | "J3" | "H1" | "H2" | "H3";
        /** @description Children who belong together beside their classes. */
        Group: {
            /** @description 1 to 16 of `a-z` and `0-9`. */
            id: string;
            /** @description What it is. */
            kind: components["schemas"]["GroupKind"];
            /** @description Such as サッカー部. */
            name: string;
        };
        /**
         * @description What children belong to beside their classes.
         * @enum {string}
         */
        GroupKind: "club" | "committee" | "pta" | "after_school" | "other";
        /** @description Somebody around a child. Two households and grandparents are people with different permissions. */
        Guardian: {
            /** @description Which of the child's households they live in, 1 to 8 of `a-z` and `0-9`; without one, the one that most live in. */
            household?: string | null;
            /** @description `g_` and 1 to 24 of `a-z` and `0-9`. A person with several children here has one id. */
            id: string;
            /** @description The child itself, by its own phone: reads, and never reports. */
            is_child?: boolean;
            /** @description The child may be handed over to them. */
            may_collect?: boolean;
            /** @description Sees the child's days, and hears of arrivals and departures. */
            may_read?: boolean;
            /** @description Can say that the child will not come. */
            may_report?: boolean;
            /** @description At most 40 characters. */
            name: string;
            /** @description Such as 母 or 祖父, at most 10 characters. */
            relation: string;
        };
        GuardianCard: {
            /** @description An order forbids to hand the child over to them (引渡し不可). */
            barred: boolean;
            id: string;
            /** @description What the roster says, without what orders take away. */
            may_collect: boolean;
            name: string;
            relation: string;
        };
        /**
         * @description What is so of a guardian.
         * @enum {string}
         */
        GuardianMark: "on_leave" | "certified_for_work" | "nursery_staff" | "solo_assignment" | "works_here" | "under_one_month" | "disabled";
        /** @description A guardian and a message. */
        GuardianReader: {
            name: string;
            /**
             * Format: date-time
             * @description When they opened it first.
             */
            read_at?: string | null;
            relation: string;
            told: boolean;
        };
        /**
         * @description What is so of a household.
         * @enum {string}
         */
        HouseholdMark: "sibling_enrolled" | "sibling_same_nursery" | "applies_together" | "unlicensed" | "young_grandparent" | "welfare" | "leave_extension_accepted" | "transfer" | "protection" | "disaster" | "disability_in_household" | "documents_complete";
        /** @description The LIFF ID token, exchanged once for a session. */
        IdToken: {
            /** @description As `liff.getIDToken()` returns it: a JWT, ES256. */
            id_token: string;
        };
        /** @description What is kept of somebody's identity, and for what. */
        IdentityCard: {
            /** @description What the resident agrees to when registering. */
            purpose: components["schemas"]["PurposeCard"];
            registered?: components["schemas"]["RegisteredCard"] | null;
        };
        /**
         * @description How bad an illness is.
         * @enum {string}
         */
        Illness: "hospital" | "bedridden" | "mental" | "rest" | "home" | "other";
        /** @description A message in the inbox. */
        InboxCard: {
            /**
             * Format: int32
             * @description Files go with it.
             */
            attachments: number;
            /** @description It was corrected after it went out. */
            edited: boolean;
            /** @description Who writes: names of schools or nurseries. */
            from: string[];
            id: string;
            /** @description This resident has opened it. */
            read: boolean;
            /** @description It was taken back; there is nothing to read any more. */
            recalled: boolean;
            /**
             * Format: date-time
             * @description When it went out.
             */
            sent_at: string;
            /** @description It asks something. */
            survey: boolean;
            /** @description In the resident's language, where staff wrote it so. Empty where it was recalled. */
            title: string;
            /** @description The resident's emojis for the children that it is about. */
            tokens: string[];
            /** @description To be read now. */
            urgent: boolean;
        };
        /** @description A page of the inbox, newest first. */
        InboxPage: {
            /** @description Ask again with `before=` this for what is older; none at the end. */
            before?: string | null;
            messages: components["schemas"]["InboxCard"][];
        };
        /** @description What one other answer would give. */
        IndexChange: {
            difference: components["schemas"]["PointsSpan"];
            rank?: components["schemas"]["IndexRank"] | null;
            rule: string;
            /** @description If so. */
            text: string;
            total: components["schemas"]["PointsSpan"];
        };
        /** @description An estimate (目安). The points of the lines sum up to the total. */
        IndexEstimate: {
            /** @description What one other answer would give. */
            changes: components["schemas"]["IndexChange"][];
            class?: components["schemas"]["IndexNote"] | null;
            /** Format: date */
            effective_from: string;
            lines: components["schemas"]["IndexLine"][];
            /** @description What the table lacks. */
            missing?: string | null;
            /** @description That it is an estimate, and that the office decides. */
            notice: string;
            rank?: components["schemas"]["IndexRank"] | null;
            /** @description Adjustments that apply and do not count. */
            set_aside: components["schemas"]["IndexSetAside"][];
            tie_breakers: components["schemas"]["IndexStanding"][];
            /** @description What comes after them and is not known. */
            tie_breakers_rest?: string | null;
            title: string;
            /** @description Why the household comes before everybody; empty for most. */
            top_priority: components["schemas"]["IndexNote"][];
            /** @description The total; of a table of ranks the points within the rank. */
            total: components["schemas"]["PointsSpan"];
            /** @description Guardians, from 0, of whom the table says nothing: the office has to be asked. */
            unrated: number[];
        };
        /** @description A line of the derivation. */
        IndexLine: {
            /**
             * Format: int32
             * @description Which guardian, from 0.
             */
            guardian?: number | null;
            /** @description `base`, `adjustment`, `cap`, `floor`, `aggregate`, `multiplier`, `override`. */
            kind: string;
            points: components["schemas"]["PointsSpan"];
            rank?: components["schemas"]["IndexRank"] | null;
            rule: string;
            /** @description Where it is written. */
            source: string;
            text: string;
            /** @description Nobody has compared it with an official text yet. */
            unverified: boolean;
            /** @description `guardian`, `absent`, `household`, `child`. */
            whose: string;
        };
        /** @description A row that gives no points. */
        IndexNote: {
            rule: string;
            source: string;
            text: string;
        };
        /** @description Asks for an estimate. Nothing of it is kept. */
        IndexQuestion: {
            household: components["schemas"]["PointHousehold"];
            /** @description The municipality's code. */
            municipality: string;
        };
        /** @description Ranks from … to, the better one first. */
        IndexRank: {
            best: string;
            worst: string;
        };
        /** @description An adjustment that applies and does not count. */
        IndexSetAside: {
            /** @description The rule that counts instead. */
            because: string;
            points: components["schemas"]["PointsSpan"];
            rule: string;
            text: string;
        };
        /** @description A comparison among equals, with what this household has. */
        IndexStanding: {
            rule: string;
            source: string;
            text: string;
            /** @description In words. */
            value?: string | null;
        };
        /** @description When an interview is. */
        InterviewAppointment: {
            /**
             * @description The reader's booking, by which it is changed or cancelled (`/api/bookings/{id}/change`). None where another guardian
             *     of the family has it.
             */
            booking_id?: string | null;
            /** Format: date-time */
            ends_at: string;
            /** @description Where to go; empty for a home visit. */
            place: string;
            /** @description Why it is then, in the reader's language; empty once somebody has moved it. */
            reasons: string[];
            /** Format: date-time */
            starts_at: string;
        };
        /** @description How a published appointment stands: the family may have moved or cancelled it since. */
        InterviewBooking: {
            /** @description It is not where the solution put it. */
            moved: boolean;
            /** @description In Japan. */
            starts: string;
            state: components["schemas"]["State"];
        };
        /** @description A child of the reader in interviews. */
        InterviewChild: {
            appointment?: components["schemas"]["InterviewAppointment"] | null;
            /** @description As `child_id` of requests. */
            child_id: string;
            class: string;
            name: string;
            /** @description Once it is decided: the service whose free slots (`/api/services/{id}/slots`) are open to the family. */
            service_id?: string | null;
            token: string;
            /** @description Why it has no time, once that is decided: a sentence in the reader's language. */
            unplaced?: string | null;
        };
        /** @description When the teacher of a class is there. */
        InterviewClass: {
            class_id: string;
            /** @description Where to go, such as 1年1組の教室, at most 40 characters; empty for home visits. */
            place?: string;
            /** @description 1 to 20; no two at once. */
            windows: components["schemas"]["InterviewWindows"][];
        };
        /** @description A class in interviews. */
        InterviewClassCard: {
            /** Format: int32 */
            children: number;
            class: string;
            class_id: string;
            /** @description Starts of its slots, in Japan, in order. */
            starts: string[];
        };
        /** @description Interviews or home visits that concern children of the reader. */
        InterviewDayCard: {
            /**
             * Format: date-time
             * @description The last moment at which a family can answer.
             */
            deadline: string;
            /** @description The times are given: `appointment` says when, and `unplaced` for whom there is none. */
            decided: boolean;
            /** @description 町内 to choose from; home visits only. */
            districts: string[];
            /** @description Once for each family of the reader; nearly always one. */
            families: components["schemas"]["InterviewFamily"][];
            /** @description What the school is called. */
            from: string;
            id: string;
            kind: components["schemas"]["InterviewKind"];
            /** @description Answers are taken. */
            open: boolean;
            /** @description Such as 1学期 個人面談. */
            title: string;
        };
        /** @description Interviews as staff write them. */
        InterviewDraft: {
            /** @description Which classes, each once. */
            classes: components["schemas"]["InterviewClass"][];
            /**
             * Format: date-time
             * @description The last moment at which a family can answer, with an offset; before the first slot.
             */
            deadline: string;
            /** @description 町内 that families choose from, at most 100 of 20 characters; home visits only. Never an address. */
            districts?: string[];
            kind: components["schemas"]["InterviewKind"];
            rest?: components["schemas"]["InterviewRest"] | null;
            siblings: components["schemas"]["InterviewSiblingGap"];
            /** @description Such as 1学期 個人面談, at most 40 characters. */
            title: string;
        };
        /** @description A draft in place of the one that was read. */
        InterviewEdit: {
            draft: components["schemas"]["InterviewDraft"];
            /**
             * Format: int64
             * @description The version that was read.
             */
            version: number;
        };
        /** @description A family in interviews: its children here, and what it answered. */
        InterviewFamily: {
            /** @description It has answered. */
            answered: boolean;
            /** @description Names the family in an answer: one of its children. */
            child_id: string;
            /** @description Those of whom the reader may read. */
            children: components["schemas"]["InterviewChild"][];
            /** @description One of `districts`. */
            district?: string | null;
            /** @description When it cannot. */
            impossible: components["schemas"]["InterviewWhen"][];
            /** @description The reader may answer for it. */
            may_answer: boolean;
            /** @description What can be chosen from, in order: every slot of the children's teachers. */
            offered: components["schemas"]["InterviewHalfDay"][];
            /**
             * Format: int64
             * @description Grows with every answer; 0 before the first.
             */
            revision: number;
            /** @description When it would like to, the dearest first. */
            wishes: components["schemas"]["InterviewWhen"][];
        };
        /**
         * @description Half of a day.
         * @enum {string}
         */
        InterviewHalf: "morning" | "afternoon";
        /** @description Half a day on which a teacher of the family's has slots. */
        InterviewHalfDay: {
            /**
             * Format: date
             * @description `yyyy-mm-dd`.
             */
            day: string;
            half: components["schemas"]["InterviewHalf"];
            /** @description Starts of the slots, such as `2026-07-21T13:30:00`, in Japan. */
            starts: string[];
        };
        /**
         * @description Who goes where.
         * @enum {string}
         */
        InterviewKind: "interview" | "home_visit";
        /** @description Interviews in a list. */
        InterviewLine: {
            /** Format: date-time */
            deadline: string;
            /**
             * Format: date
             * @description The first and the last day with a slot.
             */
            from: string;
            id: string;
            kind: components["schemas"]["InterviewKind"];
            state: components["schemas"]["InterviewState"];
            title: string;
            /** Format: date */
            until: string;
        };
        /** @description Times that are agreed, all of them: who is not named is free. They hold from the next solution on. */
        InterviewLocks: {
            locks: components["schemas"]["InterviewPlacement"][];
            /**
             * Format: int64
             * @description The version that was read.
             */
            version: number;
        };
        /** @description A teacher is away, on each of the days. */
        InterviewPause: {
            /** @description From then. */
            from: string;
            /** @description Until then; the next slot starts here. */
            until: string;
        };
        /** @description A child's place in a solution. */
        InterviewPlace: {
            /** @enum {string} */
            kind: "placed";
            /** Format: int32 */
            minutes: number;
            reasons: components["schemas"]["InterviewWhy"][];
            /** @description In Japan. */
            starts: string;
        } | {
            /** @enum {string} */
            kind: "unplaced";
            reason: components["schemas"]["InterviewWhyNot"];
        };
        /** @description A child's slot. */
        InterviewPlacement: {
            /** @description The child. */
            child: string;
            /** @description The start of a slot of its teacher. */
            starts: string;
        };
        /** @description After so many slots in a row one stays free. */
        InterviewRest: {
            /**
             * Format: int32
             * @description At least 1.
             */
            after: number;
            /**
             * Format: int32
             * @description Slots of a day with at least so many minutes between them are not in a row. At most as long as the shortest slot,
             *     so that a slot left free is rest enough.
             */
            minutes: number;
        };
        /** @description A solution. */
        InterviewResult: {
            /** @description It is proven that none is better. */
            best: boolean;
            bound: components["schemas"]["InterviewScore"];
            /**
             * Format: double
             * @description How much better it could be at most, as a part of its points; none where more children might be placed.
             */
            gap?: number | null;
            /** @description Answers, locks, classes or the draft have changed since: solve it again, or publish what was solved. */
            outdated: boolean;
            /** Format: int32 */
            placed: number;
            /** @description How good it is, and what no solution can exceed. */
            score: components["schemas"]["InterviewScore"];
            /**
             * @description Names exactly what is shown; to be sent back when it is published. None where it cannot be published any more
             *     (children have come or gone, or a time has passed): solve it again.
             */
            shown?: string | null;
            /** Format: date-time */
            solved_at: string;
            /**
             * Format: int32
             * @description Families that had not answered by then.
             */
            unanswered: number;
            /** Format: int32 */
            unplaced: number;
        };
        /** @description How good a timetable is: whoever places more children is greater; then points count. */
        InterviewScore: {
            /**
             * Format: int64
             * @description The sum of the weights, at least 0.
             */
            points: number;
            /**
             * Format: int32
             * @description Children without a slot.
             */
            unplaced: number;
        };
        /** @description What somebody has looked at and publishes. */
        InterviewShown: {
            /** @description `InterviewResult.shown`; `shown_changed` where it would be something else by now. */
            shown: string;
        };
        /** @description Time between the slots of siblings with different teachers, in minutes. With one teacher they may follow at once. */
        InterviewSiblingGap: {
            /**
             * Format: int32
             * @description Less is never given: to get from one room to the next.
             */
            least: number;
            /**
             * Format: int32
             * @description What is at most that far apart counts as next to each other.
             */
            most: number;
        };
        /**
         * @description Where interviews stand.
         * @enum {string}
         */
        InterviewState: "draft" | "collecting" | "solving" | "publishing" | "published";
        /** @description A time as families name it. */
        InterviewWhen: {
            /** @enum {string} */
            kind: "at";
            /** @description In Japan. */
            starts: string;
        } | {
            /** @description The day. */
            day: string;
            /** @description Which half. */
            half: components["schemas"]["InterviewHalf"];
            /** @enum {string} */
            kind: "half_day";
        };
        /** @description Something to say about a slot. */
        InterviewWhy: {
            /** @enum {string} */
            why: "locked";
        } | {
            /**
             * Format: int32
             * @description Counted from 1.
             */
            rank: number;
            /** @enum {string} */
            why: "wish";
        } | {
            /** @enum {string} */
            why: "no_wish";
        } | {
            /** @enum {string} */
            why: "wishes_not_open";
        } | {
            /** @enum {string} */
            why: "wishes_taken";
        } | {
            /** @enum {string} */
            why: "wishes_outweighed";
        } | {
            /**
             * Format: int32
             * @description Between the two.
             */
            minutes: number;
            /** @enum {string} */
            why: "sibling_next";
        } | {
            /** @enum {string} */
            why: "sibling_same_day";
        } | {
            /** @enum {string} */
            why: "sibling_other_day";
        } | {
            /** @enum {string} */
            why: "district_day";
        } | {
            /** @enum {string} */
            why: "stayed";
        } | {
            /** @enum {string} */
            why: "moved";
        };
        /** @description What is in the way of a slot. */
        InterviewWhyNot: {
            /** @enum {string} */
            why: "every_slot_impossible";
        } | {
            /**
             * Format: int32
             * @description As many need one.
             */
            children: number;
            /**
             * Format: int32
             * @description As many can be used, with the teacher's rests.
             */
            slots: number;
            /** @enum {string} */
            why: "too_few_slots";
        } | {
            /** @enum {string} */
            why: "too_near_sibling";
        } | {
            /** @enum {string} */
            why: "teachers_rest";
        } | {
            /**
             * Format: int32
             * @description As many it could have come to.
             */
            possible: number;
            /** @enum {string} */
            why: "possible_slots_taken";
        };
        /** @description The same hours on several days. */
        InterviewWindows: {
            /** @description 1 to 60. */
            days: string[];
            /** @description The first slot starts then. */
            from: string;
            /**
             * Format: int32
             * @description Minutes between one slot and the next, at most 120: to write something down, to reach the next home.
             */
            gap?: number;
            /**
             * Format: int32
             * @description Minutes of a slot.
             */
            length: number;
            /** @description When the teacher is away in between, at most 10. */
            pauses?: components["schemas"]["InterviewPause"][];
            /** @description The last one has ended by then. */
            until: string;
        };
        /** @description What a family can and would like. */
        InterviewWishes: {
            /** @description `InterviewFamily.child_id`. */
            child_id: string;
            /** @description One of `districts`; never an address. */
            district?: string | null;
            /** @description At most 400. */
            impossible?: components["schemas"]["InterviewWhen"][];
            /**
             * Format: int64
             * @description The revision that was read; `version_conflict` where another guardian has answered since.
             */
            revision: number;
            /** @description At most 20, the dearest first, for all children of the family. */
            wishes?: components["schemas"]["InterviewWhen"][];
        };
        /** @description A code that one guardian can join with, shown once. */
        Invitation: {
            code: string;
            expires_at: string;
            /** @description The address to make a QR of. */
            link: string;
        };
        /** @description Whom a code is about. */
        InvitationCard: {
            class: string;
            facility: string;
            name: string;
            relation: string;
        };
        /** @description A code by which a guardian joins a child. */
        InvitationCode: {
            code: string;
        };
        /** @description Joins the child that a code is about. */
        Joining: {
            code: string;
            /** @description The emoji that shall stand for the child in LINE. */
            token: string;
        };
        /**
         * @description Whether a record is about a born child or a pregnancy.
         * @enum {string}
         */
        Kind: "child" | "pregnancy";
        /** @description So many in a period. */
        Limit: {
            /**
             * Format: int32
             * @description At least 1.
             */
            count: number;
            /** @description Of which slots, by their day. */
            period: components["schemas"]["Period"];
        };
        /** @description Limits; what is absent does not limit. */
        Limits: {
            /**
             * Format: int32
             * @description Children in one booking; 10 when absent.
             * @default null
             */
            children_at_once: number | null;
            /** @default null */
            per_child: components["schemas"]["Limit"] | null;
            /** @default null */
            per_household: components["schemas"]["Limit"] | null;
        };
        /** @description A list that was taken over. */
        ListCard: {
            /** Format: date-time */
            imported_at: string;
            /** Format: int32 */
            rows: number;
        };
        /** @description The pregnancy has ended; no message about it is sent any more, not even one that was queued. */
        Loss: {
            ended: boolean;
            id: string;
            /** @description What support remains, when asked for the first time. */
            support?: string | null;
        };
        /** @description Ends a pregnancy that was lost. */
        LossReport: {
            /** @description Whether the family wants to hear what support remains. Never told unasked, and never a second time. */
            tell_support?: boolean;
        };
        /** @description A mark of the register. Whoever has none on a confirmed day was there. */
        Mark: {
            /** @description The reports that lead to it. Of all marks together, each report leads to exactly one. */
            answers?: components["schemas"]["Reported"][];
            /** @description What the day counts as. */
            counts: components["schemas"]["Counts"];
            /** @description Went early; only where the day counts as present. */
            early?: boolean;
            /** @description 1 to 8 of `a-z` and `0-9`. */
            id: string;
            /** @description Such as 病気による欠席, at most 20 characters. */
            label: string;
            /** @description Came late; only where the day counts as present. */
            late?: boolean;
            /** @description What stands in the cell, such as 病: at most 2 characters. */
            symbol: string;
        };
        /** @description What stood in a cell before it was changed. */
        MarkBefore: {
            at: string;
            by: string;
            note?: string | null;
            symbol: string;
        };
        /** @description What is confirmed of a pupil's day. */
        MarkCard: {
            at: string;
            /** @description What stood there before, the newest first. */
            before?: components["schemas"]["MarkBefore"][];
            by: string;
            counts: components["schemas"]["Counts"];
            /** @description Its id; absent where the pupil was there. */
            mark?: string | null;
            note?: string | null;
            /** @description What stands in the cell; empty where the pupil was there. */
            symbol: string;
        };
        /** @description A registered person and a row of the list that may be the same. */
        MatchCard: {
            /** Format: date */
            born: string;
            card_address: string;
            card_name: string;
            /** @description Names the pair. */
            id: string;
            list_address: string;
            list_name: string;
            /** @description 宛名番号. */
            number: string;
        };
        /** @description What a resident chose to hear, and in which language. */
        Me: {
            /** @description Whether the account is followed on LINE now: without it no message can arrive. */
            following: boolean;
            /** @description `ja`, `ja-easy` (やさしい日本語) or `en`. */
            language: string;
            /** @description Whether life-stage messages are sent at all. */
            push: boolean;
            /** @description The emojis that can stand for a child, in the order in which they are offered. */
            tokens: string[];
            /** @description The topics that are on: `pregnancy`, `birth`, `checkup`, `vaccination`, `nursery`, `school`. */
            topics: string[];
        };
        /** @description Changes to [`Me`]; what is absent stays. */
        MeChange: {
            language?: string | null;
            push?: boolean | null;
            topics?: string[] | null;
        };
        /** @description Whom a message is for: everybody whom one of the selectors names. */
        MessageAudience: components["schemas"]["MessageSelector"][];
        /**
         * @description Why a second person has to look.
         * @enum {string}
         */
        MessageBecause: "many" | "larger" | "outside_scope" | "names_outside" | "several_facilities";
        /** @description What a message says: the Japanese original and what staff wrote in other languages. */
        MessageContent: {
            /** @description BCP 47 tag, such as `ja`, `ja-easy`, `en`, `pt`, `zh-Hans` → words. `ja` must be there. */
            texts: {
                [key: string]: components["schemas"]["MessageWords"];
            };
        };
        /** @description Other words, looked at. */
        MessageCorrection: {
            /** @description Why a second person has to approve; until then the old words stand. */
            second?: components["schemas"]["MessageBecause"][];
            /** @description Names exactly what is shown here. */
            shown: string;
            /** @description The words stand, or wait for the second person. */
            taken: boolean;
            warnings: components["schemas"]["MessageWarning"][];
        };
        /** @description A draft in place of the one that was read. */
        MessageEdit: {
            draft: components["schemas"]["DraftMessage"];
            /**
             * Format: int64
             * @description The version that was read.
             */
            version: number;
        };
        /** @description How often something stands somewhere. What stands there is not repeated. */
        MessagePlace: components["schemas"]["MessageWhere"] & {
            /** @description How often, at least once. */
            count: number;
        };
        /** @description Whom a message reaches. */
        MessageReach: {
            /** Format: int32 */
            children: number;
            classes: components["schemas"]["ReachedClass"][];
            /**
             * Format: int32
             * @description Guardians with LINE who get it.
             */
            guardians: number;
            /**
             * Format: int32
             * @description Children of whom nobody gets it: somebody has to phone, or hand out paper.
             */
            unreached: number;
            /**
             * Format: int32
             * @description What messages of this author usually reach; none where there are too few to say.
             */
            usual?: number | null;
        };
        /** @description Who was told and who has read. */
        MessageReaders: {
            children: components["schemas"]["ChildReaders"][];
            /**
             * Format: int32
             * @description Of whom have read.
             */
            read: number;
            /**
             * Format: int32
             * @description Guardians who were told.
             */
            told: number;
            /**
             * Format: int32
             * @description Children of whom nobody was told.
             */
            unreached: number;
        };
        /** @description Children who have something in common. */
        MessageSelector: {
            /** @description Which one. */
            facility: string;
            /** @enum {string} */
            kind: "facility";
        } | {
            /** @description Which school. */
            facility: string;
            /** @description Which grade. */
            grade: components["schemas"]["Grade"];
            /** @enum {string} */
            kind: "grade";
        } | {
            /** @description Which class. */
            class: string;
            /** @description Where. */
            facility: string;
            /** @enum {string} */
            kind: "class";
        } | {
            /** @description Where. */
            facility: string;
            /** @description Which group. */
            group: string;
            /** @enum {string} */
            kind: "group";
        } | {
            /** @description Where. */
            facility: string;
            /** @enum {string} */
            kind: "bus_line";
            /** @description Which line. */
            line: string;
        } | {
            /** @description Their ids. */
            children: string[];
            /** @description Where. */
            facility: string;
            /** @enum {string} */
            kind: "children";
        };
        /** @description What somebody has looked at and answers for. */
        MessageShown: {
            /** @description `StaffMessage.shown`; `shown_changed` where it would be something else by now. */
            shown: string;
        };
        /**
         * @description Where a message stands.
         * @enum {string}
         */
        MessageState: "draft" | "awaiting_approval" | "held" | "scheduled" | "sending" | "sent" | "cancelled" | "recalled" | "expired";
        /**
         * @description How a message is sent.
         * @enum {string}
         */
        MessageUrgency: "normal" | "emergency";
        /** @description Something odd that may still be right. */
        MessageWarning: {
            /** @description This time. */
            now: number;
            /** @description What [`usual`] says. */
            usual: number;
            /** @enum {string} */
            warning: "larger";
        } | {
            /** @description Their ids. */
            facilities: string[];
            /** @enum {string} */
            warning: "outside_scope";
        } | {
            /** @description Where. */
            places: components["schemas"]["MessagePlace"][];
            /** @enum {string} */
            warning: "names_outside";
        } | {
            /** @description Its place among the attachments. */
            attachment: number;
            /** @enum {string} */
            warning: "unreadable";
        };
        /** @description A text of a message. */
        MessageWhere: {
            /** @enum {string} */
            in: "title";
            /** @description In which language. */
            language: string;
        } | {
            /** @enum {string} */
            in: "body";
            /** @description In which language. */
            language: string;
        } | {
            /** @description Its place among the attachments. */
            attachment: number;
            /** @enum {string} */
            in: "attachment_name";
        } | {
            /** @description Its place among the attachments. */
            attachment: number;
            /** @enum {string} */
            in: "attachment_text";
        };
        /** @description A title and what stands below it. */
        MessageWords: {
            /** @description At most 4,000 characters, with line breaks. */
            body: string;
            /** @description One line of at most 60 characters. */
            title: string;
        };
        /** @description What a municipality decides about one milestone. */
        MilestoneSetting: {
            enabled: boolean;
            texts?: components["schemas"]["BTreeMap"];
        };
        /**
         * @description Reports children absent, late or going early; all of it, or nothing. It takes the place of what does not go with it:
         *     an absence that of late coming and early going, and the other way round.
         */
        NewAbsence: {
            /** @description Comes or goes at, such as `10:30`, while the facility is open: for these two kinds, and only for them. */
            at?: string | null;
            /** @description At most 8. */
            child_ids: string[];
            /** @description Today or later, at most 31 days ahead; with the children at most 40 in all. */
            days: string[];
            kind?: components["schemas"]["ReportKind"];
            /** @description At most 100 characters; never in LINE. */
            note?: string | null;
            why: components["schemas"]["AbsenceReason"];
        };
        /** @description An account as its holder knows it, digits in half or full width. */
        NewAccount: {
            /** @description Four digits. */
            bank: string;
            /** @description Three digits. */
            branch: string;
            /** @description In kana. */
            holder: string;
            /** @description 普通, 当座 or 貯蓄. */
            kind: string;
            /** @description Up to seven digits. */
            number: string;
        };
        /** @description Applies for what was shown. */
        NewApplication: {
            /** @description [`BenefitCard::shown`]. */
            shown: string;
        };
        /** @description Begins a sign-in with the card. */
        NewAttempt: {
            /** @description [`PurposeCard::version`] that was shown and agreed to. */
            purpose: string;
        };
        /** @description Makes a bank file of everything that is granted. */
        NewBankFile: {
            /**
             * Format: date
             * @description The day of the transfers.
             */
            pay_on: string;
        };
        /** @description Books a slot for these children, all or none. Wants the header `Idempotency-Key` (1 to 64 visible ASCII). */
        NewBooking: {
            /** @description Question id → text, option id, or `yes`/`no`. */
            answers?: {
                [key: string]: string;
            };
            child_ids?: string[];
            slot_id: string;
        };
        /**
         * @description Registers a child (`birth_date`, optionally the `due_date` there was, for the corrected age of a child born early)
         *     or a pregnancy (`due_date`, `fetuses`).
         */
        NewChild: {
            /**
             * Format: date
             * @description `yyyy-mm-dd`, Asia/Tokyo.
             */
            birth_date?: string | null;
            /**
             * Format: date
             * @description `yyyy-mm-dd`, 40w0d.
             */
            due_date?: string | null;
            /**
             * Format: int32
             * @description How many children are expected, 1 to 5; 1 when absent.
             */
            fetuses?: number | null;
            kind: components["schemas"]["Kind"];
            /** @description The emoji that stands for the child in LINE; the next free one when absent. */
            token?: string | null;
        };
        /** @description Other words for a message that has left. */
        NewCorrection: {
            content: components["schemas"]["MessageContent"];
            /** @description What was looked at. Without it nothing is changed, and it is said what to look at. */
            shown?: string | null;
        };
        /** @description Enrols a device with the code that staff were shown. */
        NewDevice: {
            /** @description Good once, for ten minutes. */
            code: string;
            facility_id: string;
            /** @description The uncompressed P-256 point (65 bytes), base64url. */
            public_key: string;
        };
        /** @description Enrols one device. */
        NewEnrolment: {
            kind: components["schemas"]["DeviceKind"];
            /** @description Such as 正門, at most 20 characters. */
            name: string;
        };
        /** @description A fact that staff write down about a child, on a day. */
        NewFact: {
            /** @description Who of the facility's staff writes it, by id. */
            by: string;
            /** Format: date */
            day: string;
            fact: components["schemas"]["StaffFact"];
            /** @description Beside a report (`absence`, `coming`, `leaving`): at most 100 characters. */
            note?: string | null;
        };
        /** @description A free slot that a family takes for a child without a time. */
        NewInterviewBooking: {
            /** @description `InterviewChild.child_id`. */
            child_id: string;
            slot_id: string;
        };
        /** @description Interviews to be planned. */
        NewInterviewDay: {
            draft: components["schemas"]["InterviewDraft"];
            facility_id: string;
        };
        /** @description Invites a guardian of a child. */
        NewInvitation: {
            guardian_id: string;
        };
        NewMark: {
            child_id: string;
            /** @description One of the facility's marks; none: was there. */
            mark?: string | null;
            /** @description At most 100 characters. */
            note?: string | null;
        };
        /** @description A message to the other side, at most 500 UTF-16 units. Wants `Idempotency-Key`. */
        NewMessage: {
            text: string;
        };
        /** @description Sends a notice. */
        NewNoticeRun: {
            /**
             * Format: int32
             * @description The count that was shown; another one is refused with `audience_changed`.
             */
            expected: number;
            kind: components["schemas"]["NoticeKind"];
        };
        /** @description Places an order from today on. The same one again is the one that stands. */
        NewOrder: {
            /** @description May be empty where a household is protected. */
            bars: components["schemas"]["Bar"][];
            guardian_id: string;
            /** @description A household that another guardian of the child lives in. */
            protects?: string | null;
        };
        /** @description Takes a join back: who is joined to that number is somebody else. */
        NewParting: {
            /** @description 宛名番号. */
            number: string;
        };
        /** @description Saves one. It names nobody: a title such as `ひとり親・フルタイム・2歳`. */
        NewPointsCase: {
            household: components["schemas"]["PointHousehold"];
            title: string;
        };
        /** @description How many are told again. */
        NewReminder: {
            /**
             * Format: int32
             * @description How many have not read it, as shown; `audience_changed` where there are fewer or more by now.
             */
            unread: number;
        };
        NewSlot: {
            /** @description Places, or units by dimension. */
            capacity: components["schemas"]["CapacityForm"];
            ends_at: string;
            /** @description `a` when absent. */
            lane?: string | null;
            /** @description With an offset, or without one in Japan's time. */
            starts_at: string;
        };
        /**
         * @description Makes slots: those of the pattern between two days, or single ones. A slot that exists takes on the capacity; a slot
         *     with bookings never loses a place that is taken (`capacity_below_booked`, with the list).
         */
        NewSlots: {
            /** @description Only says what would happen. */
            dry_run?: boolean;
            /**
             * Format: date
             * @description First day of the pattern.
             */
            from?: string | null;
            /** @description Single slots instead, at most 500. */
            slots?: components["schemas"]["NewSlot"][];
            /**
             * Format: date
             * @description Last day of the pattern, at most 366 days later.
             */
            to?: string | null;
        };
        /** @description A survey as staff write it: a message with questions. */
        NewSurvey: {
            /** @description Nobody learns who answered what. */
            anonymous?: boolean;
            audience: components["schemas"]["MessageAudience"];
            /** @description What the message that brings it says; its titles are the survey's. */
            content: components["schemas"]["MessageContent"];
            /**
             * Format: date-time
             * @description The last moment at which an answer counts, with an offset.
             */
            deadline: string;
            per?: components["schemas"]["SurveyPer"];
            /** @description 1 to 30. */
            questions: components["schemas"]["SurveyQuestion"][];
            /** @description When those who have not answered are reminded, at most 4. */
            reminders?: components["schemas"]["Reminder"][];
            /**
             * Format: date-time
             * @description When the message leaves; without one, as soon as it may.
             */
            send_at?: string | null;
        };
        /** @description An answer. */
        NewSurveyAnswer: {
            /** @description Question id → option ids, one text, or one day. */
            answers: {
                [key: string]: string[];
            };
            /** @description `SurveyTurn.child_id`. */
            child_id: string;
        };
        /** @description A visit of a centre. */
        NewVisit: {
            /** Format: int32 */
            adults: number;
            /** @description Ages in years, one for each child. */
            children: number[];
            /** @description What the QR at the entrance says behind the facility. */
            code: string;
            facility_id: string;
            /** @description The family's own list shall have it. */
            remember: boolean;
        };
        /** @description The emoji of one newborn. */
        NewbornToken: {
            /** @description The next free one when absent; the first child keeps the pregnancy's. */
            token?: string | null;
        };
        /** @description An application that stays as it was. */
        NotDecided: {
            /** @description `not_entitled`, `other_state`, `not_found`. */
            code: string;
            subject: string;
        };
        /** @description Who would hear, before anything is sent. */
        NoticeAudience: {
            /**
             * Format: int32
             * @description Residents who would be told of it for the first time.
             */
            first: number;
            /**
             * Format: int32
             * @description Residents who were told and have not answered.
             */
            reminder: number;
            runs: components["schemas"]["NoticeRun"][];
            /** @description The message as it stands in LINE. */
            text: string;
            /**
             * Format: int32
             * @description Entitled and without LINE here: they get a letter.
             */
            unreached: number;
        };
        /** @description The delivery state of one batch of notices. */
        NoticeBatch: {
            /** Format: int32 */
            attempts: number;
            /** Format: date-time */
            created_at: string;
            id: string;
            members: number;
            /** @description LINE's request id of the accepted call. */
            request_id?: string | null;
            state: components["schemas"]["BatchState"];
            /** @description Members who withdrew, were lost or blocked the account before it was sent. */
            withheld: number;
        };
        /**
         * @description The first word, or another one to those who have not answered.
         * @enum {string}
         */
        NoticeKind: "first" | "reminder";
        /** @description A notice that was sent, or is being sent. */
        NoticeRun: {
            /** Format: date-time */
            at: string;
            /**
             * Format: int32
             * @description Residents it is for.
             */
            audience: number;
            /** @description Every batch is written. */
            complete: boolean;
            id: string;
            kind: components["schemas"]["NoticeKind"];
        };
        /** @description With how many points the last child was admitted. */
        NurseryBorder: {
            kind: components["schemas"]["NurseryBorderKind"];
            /**
             * Format: int32
             * @description Places that were left over, of [`NurseryBorderKind::Remaining`].
             */
            places?: number | null;
            /**
             * Format: double
             * @description Points, of [`NurseryBorderKind::Points`] and [`NurseryBorderKind::AtMost`].
             */
            points?: number | null;
            /**
             * Format: int32
             * @description Fiscal year of entry.
             */
            year: number;
        };
        /**
         * @description How a list says it.
         * @enum {string}
         */
        NurseryBorderKind: "points" | "at_most" | "remaining" | "all_admitted" | "nobody_admitted" | "no_places" | "undisclosed" | "no_class";
        /** @description What several years say together. */
        NurseryBorderRange: {
            /** Format: double */
            highest?: number | null;
            /**
             * Format: double
             * @description The lowest and the highest number; none where no year has one.
             */
            lowest?: number | null;
            /**
             * Format: int32
             * @description Years in which everyone was admitted or places were left.
             */
            open: number;
            /**
             * Format: int32
             * @description Years that say neither.
             */
            unclear: number;
            /**
             * Format: int32
             * @description Years that are known.
             */
            years: number;
        };
        /** @description A facility with everything that is published of it. */
        NurseryCard: {
            address?: string | null;
            /** @description As the list says it. */
            ages?: string | null;
            allergy?: string | null;
            /** Format: int32 */
            capacity?: number | null;
            classes: components["schemas"]["NurseryClass"][];
            /**
             * Format: int32
             * @description The same; beyond 1440 on the next day.
             */
            closes?: number | null;
            corporation?: string | null;
            district?: string | null;
            kana?: string | null;
            key: string;
            kind: string;
            /** @description The list's word, of a kind that is none of ours. */
            kind_text?: string | null;
            /** Format: double */
            lat?: number | null;
            /** Format: double */
            lng?: number | null;
            name: string;
            note?: string | null;
            /** @description What it offers. */
            offers: string[];
            /** @description What it says that it does not. */
            offers_not: string[];
            /**
             * Format: int32
             * @description Minutes after midnight.
             */
            opens?: number | null;
            phone?: string | null;
            url?: string | null;
            vacancy?: components["schemas"]["NurseryVacancy"] | null;
            /** @description `monday` to `sunday`; empty where the list does not say. */
            weekdays: string[];
        };
        /** @description A class of a facility. */
        NurseryClass: {
            /** @description The newest first. */
            borders: components["schemas"]["NurseryBorder"][];
            /** Format: int32 */
            capacity?: number | null;
            /**
             * Format: int32
             * @description Years on 1 April, 0 to 5.
             */
            class: number;
            offered: boolean;
            /** @description Over the years; a look back and no promise. */
            range: components["schemas"]["NurseryBorderRange"];
            vacancy?: components["schemas"]["NurseryVacancy"] | null;
        };
        /** @description A facility that fits. */
        NurseryHit: {
            /** @description A class was asked for, and the list does not say whom it takes. */
            ages_unknown: boolean;
            district?: string | null;
            /** @description Municipality and id, such as `139998-TS01`. */
            key: string;
            kind: string;
            /**
             * Format: double
             * @description Degrees; none where the list has no coordinates.
             */
            lat?: number | null;
            /** Format: double */
            lng?: number | null;
            /**
             * Format: int32
             * @description In a straight line from the first anchor.
             */
            metres?: number | null;
            name: string;
            /**
             * Format: int32
             * @description From the second.
             */
            second_metres?: number | null;
            /** @description Siblings go there. */
            siblings: boolean;
            vacancy?: components["schemas"]["NurseryVacancy"] | null;
            /**
             * Format: int32
             * @description An estimate (目安) from the straight line: the way on foot is longer.
             */
            walking_minutes?: number | null;
        };
        /** @description What a search found, in its order: nurseries of siblings first, then by distance in a straight line. */
        NurserySearch: {
            /** @description Names what was searched, as the pack's `etag` does. */
            edition: string;
            hits: components["schemas"]["NurseryHit"][];
            /**
             * Format: int32
             * @description Facilities that are published.
             */
            of: number;
        };
        /** @description What a list says of free places. */
        NurseryVacancy: {
            /** @description For children who begin in that month, such as `2027-04`. */
            entry?: string | null;
            /**
             * Format: date
             * @description As of when.
             */
            on?: string | null;
            /**
             * Format: int32
             * @description How many, of [`NurseryVacancyState::Number`].
             */
            places?: number | null;
            state: components["schemas"]["NurseryVacancyState"];
            /** @description What stands there, of [`NurseryVacancyState::Symbol`]. */
            symbol?: string | null;
        };
        /**
         * @description How a list says it.
         * @enum {string}
         */
        NurseryVacancyState: "number" | "open" | "few" | "none" | "ask" | "not_offered" | "symbol";
        /** @description The child is on the way. */
        OnTheWay: {
            /** @description Expected at a moment of today. */
            eta?: string | null;
        };
        /** @description When booking opens and closes. */
        Opening: {
            /** @default null */
            campaign: components["schemas"]["Campaign"] | null;
            /**
             * Format: int32
             * @description Minutes before the start until when it can be booked.
             * @default 0
             */
            closes_minutes: number;
            /**
             * Format: int32
             * @description Days before the slot on which it can first be booked, from 00:00.
             * @default 60
             */
            days_before: number;
        };
        OptionCard: {
            id: string;
            title: string;
        };
        /** @description An order that stands: 面会制限, DV等支援措置 and the like. It outlives every edit of the roster. */
        OrderCard: {
            bars: components["schemas"]["Bar"][];
            /** @description Against whom. The roster may have lost them since. */
            guardian_id: string;
            id: string;
            /** @description As the roster called them when the order was placed. */
            name: string;
            /** @description The household that nobody of another one learns anything of. */
            protects?: string | null;
            /** Format: date */
            since: string;
        };
        /** @description What a page needs to know before it can start: `GET /config.json`. */
        PageConfig: {
            liff_id: string;
            /** @description Where LIFF's SDK is loaded from. */
            liff_sdk_url: string;
            /** @description The municipality as residents call it. */
            municipality: string;
            /** @description OIDC authorization endpoint for staff (code + PKCE). */
            staff_authorize_url: string;
            staff_client_id: string;
            /** @description OIDC token endpoint for staff. */
            staff_token_url: string;
        };
        /** @description What was undone with a join. */
        Parted: {
            /**
             * Format: int32
             * @description Rights whose money is with the bank or was there: they stay as they are.
             */
            paid: number;
            /**
             * Format: int32
             * @description Rights that are open again: nobody has agreed to anything.
             */
            reopened: number;
        };
        /**
         * @description Whom an appointment is for.
         * @enum {string}
         */
        Party: "children" | "pregnancy" | "either" | "household";
        /**
         * @description What a phone needs to show a guardian's QR, also without a network: the key of a day. The code changes every 30
         *     seconds: `TSN1.<person>.<step>.<code>`, where step is Unix time / 30 and code the first 8 bytes of
         *     HMAC-SHA256(key, step), base64url. A kiosk takes it for two minutes, so a picture of it is soon worth nothing.
         */
        Pass: {
            /** Format: date */
            day: string;
            facility: string;
            facility_id: string;
            /** @description base64url. */
            key: string;
            /** @description The guardian's id at the facility. */
            person: string;
            /** @description The emojis of the children that it is for. */
            tokens: string[];
        };
        /** @description The key of a facility on a day, base64url. A guardian's own key is HMAC-SHA256 of it over the guardian's id. */
        PassKey: {
            /** Format: date */
            day: string;
            key: string;
        };
        /** @description A class that a pupil was in. */
        PastClass: {
            class: string;
            /** Format: int32 */
            number?: number | null;
            /** Format: int32 */
            school_year: number;
        };
        /** @description From where the municipality pays. */
        PayerForm: {
            bank: string;
            branch: string;
            /** @description 委託者コード, ten digits. */
            code: string;
            /** @description 普通 or 当座. */
            kind: string;
            /** @description 委託者名, in kana. */
            name: string;
            number: string;
        };
        /**
         * @description A period of a limit.
         * @enum {string}
         */
        Period: "ahead" | "month" | "fiscal_year" | "campaign";
        /** @description Books for somebody on the phone. Wants `Idempotency-Key`. Eligibility and limits hold as for everyone. */
        PhoneBooking: {
            answers?: {
                [key: string]: string;
            };
            children?: components["schemas"]["CallerChild"][];
            name: string;
            phone: string;
            slot_id: string;
        };
        /** @description How two guardians become one household, with its own line in a derivation. */
        PointAggregate: {
            /** @description How. */
            by: components["schemas"]["PointBy"];
            /** @description Like a row's. */
            id: string;
            /** @description The last rank, where the table has ranks: what cannot be told may be this. */
            last_rank?: string | null;
            /** @description Where it is written. */
            source: components["schemas"]["PointCite"];
            /** @description What it is called. */
            text: {
                [key: string]: string;
            };
        };
        /**
         * @description A day that others are counted from.
         * @enum {string}
         */
        PointAnchor: "due" | "birth" | "child" | "season";
        /** @description Points from a number on. */
        PointBand: {
            /**
             * Format: int64
             * @description Less than this; up to the next band when absent.
             */
            below?: number | null;
            /**
             * Format: int64
             * @description The least that belongs to it.
             */
            from: number;
            /**
             * Format: double
             * @description What it gives.
             */
            points: number;
            /** @description What it is called. */
            text: {
                [key: string]: string;
            };
        };
        /**
         * @description Points or ranks of the guardians, and how two become one. The one who is absent is read like the others, by the reason
         *     `absent`; where no row has it, only the one who is there counts.
         */
        PointBase: {
            /** @description How two guardians become one household. */
            aggregate: components["schemas"]["PointAggregate"];
            /** @description When adjustments of one guardian are added. */
            guardian_adjustments?: components["schemas"]["PointGuardianAdjustments"];
            /** @description Bounds of the household's base before its adjustments. */
            household?: components["schemas"]["PointLimits"];
            /** @description Bounds of what one guardian has. */
            per_guardian?: components["schemas"]["PointLimits"];
            /** @description Which of the rows that apply to a guardian count. */
            pick?: components["schemas"]["PointPick"];
            /** @description The rows. */
            rows: components["schemas"]["PointRow"][];
            /** @description Bounds of what one guardian has with their adjustments, where those are added before. */
            with_adjustments?: components["schemas"]["PointLimits"];
        };
        /**
         * @description How two become one.
         * @enum {string}
         */
        PointBy: "sum" | "min" | "avg" | "worst_rank";
        /** @description A step of an order. */
        PointCategory: {
            /** @description Like a row's. */
            id: string;
            /** @description What it is called. */
            text: {
                [key: string]: string;
            };
            /** @description What is so of a guardian. */
            when: components["schemas"]["PointCondition"];
        };
        /** @description The child. */
        PointChild: {
            /**
             * Format: int32
             * @description The class it would enter, 0 to 5: its age on 1 April of the school year.
             */
            age_class: number;
            /**
             * Format: date
             * @description Its birthday, where a table counts from it.
             */
            born?: string | null;
            /** @description What is so. */
            marks?: components["schemas"]["ChildMark"][];
        };
        /** @description A place in one of the table's documents. */
        PointCite: {
            /** @description Id of the document. */
            document: string;
            /** @description Page, row, note: 1 to 120 characters. */
            place: string;
        };
        /** @description What is compared. */
        PointCompare: {
            /** @enum {string} */
            kind: "yes";
            /** @description What. */
            when: components["schemas"]["PointCondition"];
        } | {
            /** @description Which end comes first. */
            first: components["schemas"]["PointEnd"];
            /** @enum {string} */
            kind: "number";
            /** @description Which. */
            of: components["schemas"]["PointMeasure"];
        } | {
            /** @description Which end comes first. */
            first: components["schemas"]["PointEnd"];
            /** @enum {string} */
            kind: "points";
            /** @description Which. */
            of: components["schemas"]["PointPart"];
        } | {
            /** @enum {string} */
            kind: "category";
            /** @description Two or more, in order. */
            order: components["schemas"]["PointCategory"][];
        };
        /**
         * @description Something that is so or not. What was not answered is not so.
         *
         *     Some look at one guardian: where no guardian is looked at they stand within [`Condition::AnyGuardian`] or
         *     [`Condition::EveryGuardian`]. In a row of the base they look at one reason; elsewhere at all reasons of a guardian.
         */
        PointCondition: {
            /** @enum {string} */
            is: "always";
        } | {
            /** @enum {string} */
            is: "reason";
            /** @description The kinds. */
            one_of: components["schemas"]["ReasonKind"][];
        } | {
            /** @enum {string} */
            is: "form";
            /** @description The forms. */
            one_of: components["schemas"]["WorkForm"][];
        } | {
            /** @enum {string} */
            is: "illness";
            /** @description The degrees. */
            one_of: components["schemas"]["Illness"][];
        } | {
            /** @enum {string} */
            is: "care";
            /** @description The degrees. */
            one_of: components["schemas"]["Care"][];
        } | {
            /** @enum {string} */
            is: "guardian";
            /** @description What. */
            mark: components["schemas"]["GuardianMark"];
        } | {
            /** @enum {string} */
            is: "household";
            /** @description What. */
            mark: components["schemas"]["HouseholdMark"];
        } | {
            /** @enum {string} */
            is: "child";
            /** @description What. */
            mark: components["schemas"]["ChildMark"];
        } | {
            /** @enum {string} */
            is: "asked";
            /** @description Its id. */
            question: string;
        } | {
            /** @enum {string} */
            is: "residence";
            /** @description The places. */
            one_of: components["schemas"]["Residence"][];
        } | {
            /** @enum {string} */
            is: "single";
        } | {
            /**
             * Format: int64
             * @description At least so much.
             */
            at_least?: number | null;
            /**
             * Format: int64
             * @description Less than so much.
             */
            below?: number | null;
            /** @enum {string} */
            is: "number";
            /** @description Which. */
            of: components["schemas"]["PointMeasure"];
        } | {
            from?: components["schemas"]["PointMoment"] | null;
            /** @enum {string} */
            is: "window";
            until?: components["schemas"]["PointMoment"] | null;
        } | {
            /** @enum {string} */
            is: "no_band";
            /** @description The row. */
            row: string;
        } | {
            /** @enum {string} */
            is: "any_guardian";
            /** @description What. */
            so: components["schemas"]["PointCondition"];
        } | {
            /** @enum {string} */
            is: "every_guardian";
            /** @description What. */
            so: components["schemas"]["PointCondition"];
        } | {
            /** @enum {string} */
            is: "all";
            /** @description Two or more. */
            of: components["schemas"]["PointCondition"][];
        } | {
            /** @enum {string} */
            is: "any";
            /** @description Two or more. */
            of: components["schemas"]["PointCondition"][];
        } | {
            /** @enum {string} */
            is: "not";
            /** @description What. */
            so: components["schemas"]["PointCondition"];
        };
        /** @description A document that rows cite. */
        PointDocument: {
            /** @description 1 to 40 of `a-z`, `0-9`, `_` and `-`. */
            id: string;
            /** @description What it is called. */
            title: string;
            /** @description Where it can be read. */
            url?: string | null;
        };
        /** @description One side of a grid's cell. */
        PointEdge: {
            /**
             * Format: int64
             * @description The least that belongs to it; it ends where the next begins.
             */
            from: number;
            /** @description What it is called. */
            text: {
                [key: string]: string;
            };
        };
        /**
         * @description Which end of an order comes first.
         * @enum {string}
         */
        PointEnd: "most" | "least";
        /** @description Two adjustments that do not count together. */
        PointExclusion: {
            /** @description One. */
            first: string;
            /** @description Which stays. */
            keep?: components["schemas"]["PointKeep"];
            /** @description The other. */
            second: string;
            /** @description Where it is written. */
            source: components["schemas"]["PointCite"];
        };
        /** @description What a row gives. */
        PointGives: {
            /** @enum {string} */
            kind: "fixed";
            /**
             * Format: double
             * @description The points.
             */
            points: number;
        } | {
            /** @description Rising. */
            bands: components["schemas"]["PointBand"][];
            /** @enum {string} */
            kind: "bands";
            /** @description Which number. */
            of: components["schemas"]["PointMeasure"];
        } | {
            /** @description Rising days of a month. */
            days: components["schemas"]["PointEdge"][];
            /** @enum {string} */
            kind: "grid";
            /** @description Rising minutes of a day. */
            minutes: components["schemas"]["PointEdge"][];
            /** @description For each of the days, the points for each of the minutes. */
            points: number[][];
        } | {
            /** @enum {string} */
            kind: "per_unit";
            /**
             * Format: int32
             * @description No more units than these are counted.
             */
            most?: number | null;
            /** @description Which number. */
            of: components["schemas"]["PointMeasure"];
            /**
             * Format: double
             * @description For each.
             */
            points: number;
        } | {
            /** @enum {string} */
            kind: "range";
            /**
             * Format: double
             * @description At least.
             */
            least: number;
            /**
             * Format: double
             * @description At most.
             */
            most: number;
        } | {
            /** @enum {string} */
            kind: "like";
            /**
             * Format: double
             * @description More or less.
             */
            plus?: number;
            /** @description The row. */
            row: string;
        } | {
            /** @enum {string} */
            kind: "parts";
            /** @description Two or more. */
            of: components["schemas"]["PointRow"][];
        } | {
            /** @enum {string} */
            kind: "rank";
            /** @description Which. */
            rank: string;
        } | {
            /** @enum {string} */
            kind: "multiply";
            /**
             * Format: int32
             * @description Hundredths.
             */
            percent: number;
        } | {
            /** @enum {string} */
            kind: "total";
            /**
             * Format: double
             * @description The total.
             */
            points: number;
        } | {
            /** @enum {string} */
            kind: "nothing";
        };
        /** @description Adjustments of which one counts (いずれか). */
        PointGroup: {
            /** @description Like a row's. */
            id: string;
            /** @description Which. */
            keep?: components["schemas"]["PointKeep"];
            /** @description Two or more adjustments. */
            one_of: string[];
            /** @description Where it is written. */
            source: components["schemas"]["PointCite"];
        };
        /** @description Somebody who cares for the child. */
        PointGuardian: {
            /** @description What the office has said it gives for a row whose points it sets itself: row → points. */
            manual?: {
                [key: string]: number;
            };
            /** @description What is so. */
            marks?: components["schemas"]["GuardianMark"][];
            /** @description The rank that they know or were told, where a table of ranks does not say it. */
            rank?: string | null;
            /** @description Why they cannot care for it in the daytime, at least one. */
            reasons: components["schemas"]["PointReason"][];
        };
        /**
         * @description When adjustments of one guardian are added.
         * @enum {string}
         */
        PointGuardianAdjustments: "after_aggregate" | "before_aggregate";
        /** @description How working hours are counted. What is not said is not counted. */
        PointHours: {
            /**
             * @description Breaks count.
             * @default false
             */
            breaks: boolean;
            /**
             * @description The way there and back counts.
             * @default false
             */
            commute: boolean;
            /**
             * Format: int32
             * @description So many minutes beyond a full hour make it the next one, fewer the last one (30: 7時間30分 is 8時間).
             * @default null
             */
            full_hour_from: number | null;
            /**
             * @description Overtime counts.
             * @default false
             */
            overtime: boolean;
        };
        /** @description One application for one child. */
        PointHousehold: {
            /**
             * Format: int32
             * @description Months of fees that are owed.
             */
            arrears_months?: number;
            /** @description Questions of the table's own that were answered with yes. */
            asked?: string[];
            /** @description The child. */
            child: components["schemas"]["PointChild"];
            /**
             * Format: int32
             * @description Children up to the third grade of elementary school, this one among them.
             */
            children_to_grade3?: number;
            /**
             * Format: date
             * @description The first day of the month of entry.
             */
            entry_month: string;
            /**
             * Format: int32
             * @description The bracket of the fee by income (階層), 0 the lowest.
             */
            fee_bracket?: number | null;
            /** @description One, where the other is absent (death, divorce, never married …), or two. Their order does not matter. */
            guardians: components["schemas"]["PointGuardian"][];
            /**
             * Format: int64
             * @description Income of the household in a year, in yen.
             */
            income_yen?: number | null;
            /** @description What the office has said it gives for a row whose points it sets itself: row → points. */
            manual?: {
                [key: string]: number;
            };
            /** @description What is so. */
            marks?: components["schemas"]["HouseholdMark"][];
            /**
             * Format: int32
             * @description Months that the child has been waiting.
             */
            months_waiting?: number;
            /**
             * Format: int32
             * @description Children before school, this one among them.
             */
            preschool_children?: number;
            /** @description Where the family lives. */
            residence?: components["schemas"]["Residence"];
            /**
             * Format: int64
             * @description Income-based resident tax (所得割) of the household in yen.
             */
            tax_yen?: number | null;
            /**
             * Format: int32
             * @description The place of the nursery in question among the wishes, from 1.
             */
            wish_rank?: number | null;
            /**
             * Format: int32
             * @description Nurseries wished for.
             */
            wishes?: number;
        };
        /**
         * @description Which of several stays.
         * @enum {string}
         */
        PointKeep: "higher" | "lower" | "first";
        /** @description A bound, with its own line in a derivation. */
        PointLimit: {
            /** @description Like a row's. */
            id: string;
            /**
             * Format: double
             * @description The bound.
             */
            points: number;
            /** @description Where it is written. */
            source: components["schemas"]["PointCite"];
            /** @description What it is called. */
            text: {
                [key: string]: string;
            };
        };
        /** @description Bounds. */
        PointLimits: {
            /** @default null */
            cap: components["schemas"]["PointLimit"] | null;
            /** @default null */
            floor: components["schemas"]["PointLimit"] | null;
        };
        /**
         * @description A number that rows count by.
         * @enum {string}
         */
        PointMeasure: "days_per_month" | "days_per_week" | "minutes_per_day" | "minutes_per_week" | "minutes_per_month" | "disability_grade" | "care_hours_per_month" | "lesser_days_per_month" | "lesser_minutes_per_month" | "age_class" | "preschool_children" | "children_to_grade3" | "wishes" | "wish_rank" | "arrears_months" | "months_waiting" | "fee_bracket" | "tax_yen" | "income_yen";
        /** @description A day counted from another: first days and weeks, then the edge of the month, then months. */
        PointMoment: {
            /** @description From where. */
            anchor: components["schemas"]["PointAnchor"];
            /**
             * Format: int32
             * @description So many days later, or earlier when negative.
             */
            days?: number;
            /**
             * Format: int32
             * @description So many months.
             */
            months?: number;
            /** @description The edge of the month. */
            snap?: components["schemas"]["PointSnap"];
            /**
             * Format: int32
             * @description So many weeks.
             */
            weeks?: number;
        };
        /**
         * @description A part of the points.
         * @enum {string}
         */
        PointPart: "base" | "adjustments" | "total";
        /** @description Days and times of work or study. */
        PointPattern: {
            /**
             * Format: int32
             * @description Minutes of break.
             */
            break_minutes?: number;
            /**
             * Format: int32
             * @description Minutes of the way there and back.
             */
            commute_minutes?: number;
            /**
             * Format: int32
             * @description Days a month, 0 to 31.
             */
            days_per_month: number;
            /**
             * Format: int32
             * @description Days a week, 0 to 7; a quarter of those a month where it is not answered (週5日 and 月20日 are one in tables).
             */
            days_per_week?: number | null;
            /**
             * Format: int32
             * @description Minutes of a day, without breaks, the way and overtime.
             */
            minutes_per_day: number;
            /**
             * Format: int32
             * @description Minutes of overtime.
             */
            overtime_minutes?: number;
        };
        /**
         * @description Which of several rows count.
         * @enum {string}
         */
        PointPick: "best" | "all";
        /**
         * @description The smallest difference between two totals.
         * @enum {string}
         */
        PointPrecision: "whole" | "half" | "tenth";
        /** @description A yes-or-no question of this table. */
        PointQuestion: {
            /** @description 1 to 40 of `a-z`, `0-9`, `_` and `-`. */
            id: string;
            /** @description What is asked. */
            text: {
                [key: string]: string;
            };
        };
        /** @description Why somebody cannot care for a child in the daytime (保育を必要とする事由). */
        PointReason: {
            /** @description As what. */
            form?: components["schemas"]["WorkForm"];
            /** @description How much. */
            hours: components["schemas"]["PointPattern"];
            /** @enum {string} */
            kind: "work";
        } | {
            /** @description As what. */
            form?: components["schemas"]["WorkForm"];
            /** @description How much it will be. */
            hours: components["schemas"]["PointPattern"];
            /** @enum {string} */
            kind: "job_offer";
        } | {
            /** @description How much. */
            hours: components["schemas"]["PointPattern"];
            /** @enum {string} */
            kind: "study";
        } | {
            /**
             * Format: date
             * @description The day of birth, once it is known.
             */
            born?: string | null;
            /**
             * Format: date
             * @description The due date.
             */
            due: string;
            /** @enum {string} */
            kind: "childbirth";
        } | {
            /** @description How bad. */
            degree: components["schemas"]["Illness"];
            /** @enum {string} */
            kind: "illness";
        } | {
            /**
             * Format: int32
             * @description The grade on the certificate, 1 the heaviest.
             */
            grade: number;
            /** @enum {string} */
            kind: "disability";
        } | {
            /** @description Where and how. */
            degree: components["schemas"]["Care"];
            /**
             * Format: int32
             * @description Hours a month.
             */
            hours_per_month?: number;
            /** @enum {string} */
            kind: "care";
        } | {
            /** @enum {string} */
            kind: "disaster";
        } | {
            /** @enum {string} */
            kind: "job_seeking";
        } | {
            /** @enum {string} */
            kind: "leave";
        } | {
            /** @enum {string} */
            kind: "absent";
        } | {
            /** @enum {string} */
            kind: "other";
        };
        /**
         * @description What becomes of less than the smallest difference.
         * @enum {string}
         */
        PointRounding: "down" | "half_up" | "up";
        /** @description One row. Base rows are read for each reason of a guardian. */
        PointRow: {
            /** @description What it gives. */
            gives: components["schemas"]["PointGives"];
            /** @description 1 to 40 of `a-z`, `0-9`, `_` and `-`; no two of one table share one. */
            id: string;
            /** @description Whom an adjustment is counted for; rows elsewhere need none. */
            scope?: components["schemas"]["PointScope"];
            /** @description Where it is written. */
            source: components["schemas"]["PointCite"];
            /** @description What is so where it counts. */
            text: {
                [key: string]: string;
            };
            /** @description Nobody has compared it with an official text yet. */
            unverified?: boolean;
            /** @description What must be so. */
            when?: components["schemas"]["PointCondition"];
            /**
             * @description How a family that it does not concern is told of it: 「きょうだいが在園していれば」. Without it nobody is told: what a
             *     child's disability would give is no suggestion.
             */
            would?: {
                [key: string]: string;
            };
        };
        /** @description The table. */
        PointRules: {
            /** @description What is added and taken away (調整指数), all of it unless groups and exclusions say otherwise. */
            adjustments?: components["schemas"]["PointRow"][];
            /** @description Points or ranks of the guardians (基本指数). */
            base: components["schemas"]["PointBase"];
            /** @description Classes that come before points (優先順位 A to E), the first first; a household is in the first that applies. */
            classes?: components["schemas"]["PointRow"][];
            /** @description Every row of the municipality's own table is here. */
            complete: boolean;
            /** @description What it rests on, at least one. */
            documents: components["schemas"]["PointDocument"][];
            /**
             * Format: date
             * @description The first month of entry that it counts for, until a later table does.
             */
            effective_from: string;
            /** @description Pairs of adjustments that do not count together. */
            exclusions?: components["schemas"]["PointExclusion"][];
            /** @description Sets of adjustments of which one counts. */
            groups?: components["schemas"]["PointGroup"][];
            /** @description How working hours are counted. */
            hours?: components["schemas"]["PointHours"];
            /** @description 2 to 32 of `a-z`, `0-9` and `-`, such as `nerima-2026`. */
            id: string;
            /** @description What is missing or unsure, for the page; needed unless it is complete. */
            missing?: {
                [key: string]: string;
            };
            /** @description Rows that multiply the total, in order. */
            multipliers?: components["schemas"]["PointRow"][];
            /** @description The municipality's code of six digits (全国地方公共団体コード), or a name of `a-z`, `0-9` and `-` for a made-up one. */
            municipality: string;
            /** @description That this is an estimate (目安) and that the office decides. */
            notice: {
                [key: string]: string;
            };
            /** @description Rows that put another total or rank in the place of any other; the first that applies. */
            overrides?: components["schemas"]["PointRow"][];
            /** @description The smallest difference between two totals. */
            precision?: components["schemas"]["PointPrecision"];
            /** @description Yes-or-no questions that no other table asks. */
            questions?: components["schemas"]["PointQuestion"][];
            /** @description What becomes of less than that where points are divided or multiplied. */
            rounding?: components["schemas"]["PointRounding"];
            /** @description Who comes first among equals. */
            tie_breakers?: components["schemas"]["PointTieBreakers"];
            /** @description What the table is called. */
            title: {
                [key: string]: string;
            };
            /** @description Who comes before everybody, whatever the points (虐待・DV, 保育士 最優先). */
            top_priority?: components["schemas"]["PointRow"][];
            /** @description Bounds of the total. */
            total?: components["schemas"]["PointLimits"];
        };
        /**
         * @description Whom an adjustment is counted for.
         * @enum {string}
         */
        PointScope: "household" | "guardian" | "child";
        /**
         * @description An edge of a month.
         * @enum {string}
         */
        PointSnap: "none" | "month_start" | "month_end";
        /** @description One comparison. */
        PointTieBreaker: {
            /** @description What is compared. */
            compare: components["schemas"]["PointCompare"];
            /** @description Like a row's. */
            id: string;
            /** @description Where it is written. */
            source: components["schemas"]["PointCite"];
            /** @description Who comes first. */
            text: {
                [key: string]: string;
            };
        };
        /** @description Who comes first among equals. */
        PointTieBreakers: {
            /**
             * @description In order.
             * @default []
             */
            list: components["schemas"]["PointTieBreaker"][];
            /**
             * @description What comes after them and is not known here, for the page; empty where the list is whole.
             * @default {}
             */
            rest: {
                [key: string]: string;
            };
        };
        /** @description How many cases a rule changes. */
        PointsByRule: {
            /** Format: int32 */
            cases: number;
            rule: string;
        };
        /** @description A household that is nobody's. */
        PointsCase: {
            household: components["schemas"]["PointHousehold"];
            id: string;
            title: string;
        };
        /** @description A case with another result. */
        PointsChanged: {
            after: string;
            before: string;
            /** @description Its title. */
            case: string;
            difference: components["schemas"]["PointsSpan"];
            rules: string[];
        };
        /** @description What a table rests on. */
        PointsDocument: {
            title: string;
            url?: string | null;
        };
        /** @description A case without a result. */
        PointsFailed: {
            /** @description Why not by the new table; none where it is the old one that had no result. */
            after?: string | null;
            case: string;
        };
        /** @description A row whose points the office sets. */
        PointsManual: {
            /** Format: double */
            least: number;
            /** Format: double */
            most: number;
            rule: string;
            text: string;
        };
        /** @description A yes-or-no question of one table. */
        PointsQuestion: {
            id: string;
            text: string;
        };
        /** @description What a change of a table would do. */
        PointsRerun: {
            /** @description Rules that give something else, with the number of cases. */
            by_rule: components["schemas"]["PointsByRule"][];
            /**
             * Format: int32
             * @description Saved cases that were looked at.
             */
            cases: number;
            /** @description Those with another result, the biggest difference first. */
            changed: components["schemas"]["PointsChanged"][];
            /** @description What is different in the table itself. */
            edits: string[];
            /** @description Those that one of the tables has no result for. */
            failed: components["schemas"]["PointsFailed"][];
            /** @description Names what was shown: sent back, exactly this is published. */
            shown: string;
        };
        /** @description Points from … to: equal where nothing is open. */
        PointsSpan: {
            /** Format: double */
            least: number;
            /** Format: double */
            most: number;
        };
        /** @description A table of points that an estimate can be made by. */
        PointsTable: {
            complete: boolean;
            documents: components["schemas"]["PointsDocument"][];
            /** Format: date */
            effective_from: string;
            /** @description Rows whose points the office sets itself, within bounds. */
            manual: components["schemas"]["PointsManual"][];
            /** @description What is missing, where it is not. */
            missing?: string | null;
            /** @description The municipality's code. */
            municipality: string;
            /** @description Questions that no other table asks. */
            questions: components["schemas"]["PointsQuestion"][];
            /** @description It has ranks and no points. */
            ranks: boolean;
            /** @description In the language that was asked for. */
            title: string;
        };
        /** @description Exactly who would get what on which day if the draft (or, without one, the published setting) were in force. */
        Preview: {
            /** @description Days on which somebody gets the message. */
            days: components["schemas"]["PreviewDay"][];
            total: number;
        };
        PreviewDay: {
            /** Format: date */
            day: string;
            recipients: components["schemas"]["PreviewRecipient"][];
        };
        /** @description Which days to look at; at most 62. */
        PreviewRange: {
            /**
             * Format: int32
             * @description How many days, 1 to 62; 31 when absent.
             */
            days?: number | null;
            /**
             * Format: date
             * @description First day; tomorrow when absent.
             */
            from?: string | null;
        };
        /** @description One family in a preview, by pseudonym. */
        PreviewRecipient: {
            /**
             * Format: date
             * @description The day of birth or the due date that the rule counted from.
             */
            counted_from: string;
            language: string;
            /** @description The resident's pseudonymous id. */
            resident: string;
            /** @description The message as it would appear in LINE. */
            text: string;
            token: string;
        };
        /** @description A registered interview and the like: the family must have been marked `arrived` there. */
        Prior: {
            /** @description The service that comes first. */
            service: string;
            /**
             * Format: int32
             * @description It counts for so many days; for ever when absent.
             */
            within_days?: number | null;
        };
        /** @description One benefit, for one round of it. */
        Programme: {
            /** @description How much. */
            amount: components["schemas"]["Amount"];
            /**
             * Format: date
             * @description The last day on which anybody can apply.
             */
            apply_until?: string | null;
            /** @description One or two sentences below it. */
            description?: {
                [key: string]: string;
            };
            /**
             * Format: date
             * @description From when on there is a right to it.
             */
            effective_from: string;
            /** @description Whom an entitlement is for. */
            for: components["schemas"]["Unit"];
            /** @description 2 to 32 of `a-z`, `0-9` and `-`. */
            id: string;
            /**
             * Format: int32
             * @description Months after which a right that nobody has used lapses.
             */
            lapses_after_months?: number | null;
            /** @description The round, such as `2026`: everybody is entitled once in each. 1 to 16 of `a-z`, `0-9` and `-`. */
            period: string;
            /** @description What it rests on, at least one. */
            sources: components["schemas"]["Source"][];
            /** @description What residents call it. */
            title: {
                [key: string]: string;
            };
            /**
             * Format: int32
             * @description Of a pregnancy: weeks before the due date from which on it can be applied for. One that has ended does not wait.
             */
            weeks_before_due?: number | null;
            /** @description Everything that must be so. */
            who: components["schemas"]["Condition"][];
        };
        /** @description Publishes the draft. */
        Publication: {
            /**
             * Format: int64
             * @description The version that was on the screen.
             */
            version: number;
        };
        /** @description The answer to a pull. */
        Pulled: {
            /** @description For the entrance of a centre: the key of its changing code, today's and tomorrow's. */
            entry_keys?: components["schemas"]["PassKey"][];
            /**
             * @description Public holidays and the turn of the year, as far ahead as absences can be reported: days on which a facility with
             *     `closed_on_holidays` expects nobody. A device does not know the Act, and the equinoxes are announced each year.
             */
            holidays?: string[];
            /** @description Ask again at once. */
            more: boolean;
            pages: components["schemas"]["FeedPage"][];
            /** @description Keys of guardians' codes, today's and tomorrow's: what a kiosk without a network checks a QR with. */
            pass_keys: components["schemas"]["PassKey"][];
            /** Format: int64 */
            server_time: number;
        };
        /** @description For what the four items are used. */
        PurposeCard: {
            /** @description In the language of `Accept-Language`. */
            text: string;
            /** @description Sent back to say what was agreed to. */
            version: string;
        };
        /** @description One question. */
        Question: components["schemas"]["QuestionKind"] & {
            /** @description 1 to 16 of `a-z0-9_`. */
            id: string;
            /** @description It must be answered. */
            required?: boolean;
            /** @description What is asked. */
            title: {
                [key: string]: string;
            };
        };
        /** @description A question with its options in order. */
        QuestionCard: {
            id: string;
            kind: components["schemas"]["QuestionForm"];
            /**
             * Format: int32
             * @description UTF-16 units of a text.
             */
            longest?: number | null;
            /** @description Of a choice. */
            options?: components["schemas"]["OptionCard"][];
            required: boolean;
            title: string;
        };
        /** @enum {string} */
        QuestionForm: "text" | "choice" | "check";
        /** @description How a question is answered. */
        QuestionKind: {
            /** @enum {string} */
            kind: "text";
            /**
             * Format: int32
             * @description UTF-16 units.
             */
            longest: number;
        } | {
            /** @enum {string} */
            kind: "choice";
            /** @description Option id → what stands on it, in the order of ids. */
            options: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        } | {
            /** @enum {string} */
            kind: "check";
        };
        /** @description What of a class is reached. */
        ReachedClass: {
            /** Format: int32 */
            children: number;
            class: string;
            class_id: string;
            facility: string;
            facility_id: string;
            /** Format: int32 */
            guardians: number;
        };
        /**
         * @description [`super::Reason`] without its numbers.
         * @enum {string}
         */
        ReasonKind: "work" | "job_offer" | "study" | "childbirth" | "illness" | "disability" | "care" | "disaster" | "job_seeking" | "leave" | "absent" | "other";
        /** @description A message as it is read. */
        ReceivedMessage: {
            attachments: components["schemas"]["AttachmentCard"][];
            /** @description Plain text with line breaks. Empty where it was recalled. */
            body: string;
            /** @description The children that it is about. */
            children: components["schemas"]["AboutChild"][];
            /**
             * Format: date-time
             * @description When it was corrected last.
             */
            edited_at?: string | null;
            from: string[];
            id: string;
            /** @description BCP 47 tag of the words below. */
            language: string;
            /** @description Every language in which there are words. */
            languages: string[];
            /**
             * Format: date-time
             * @description When it was taken back.
             */
            recalled_at?: string | null;
            /** Format: date-time */
            sent_at: string;
            survey?: components["schemas"]["SurveyCard"] | null;
            title: string;
            urgent: boolean;
        };
        /** @description Whether the slots' counts, their entries and the families' diaries say the same. */
        Reconciliation: {
            /** Format: int32 */
            bookings: number;
            /** @description Empty when all is well. */
            differences: components["schemas"]["Difference"][];
            /** Format: int32 */
            slots: number;
        };
        /** @description Everything that was written down about a child on a day, in the order of time. */
        Record: {
            at: string;
            by?: string | null;
            /** @description On which device; absent for pages and chats. */
            device?: string | null;
            /** @description Names it in corrections. */
            id: string;
            /** @description `in`, `out`, `absence` and the like. */
            kind: string;
            /** @description What a guardian or staff wrote beside it. */
            note?: string | null;
            reason?: string | null;
            received_at: string;
            /** @description A second record of the same passage. */
            repeated: boolean;
            /** @description The record that it corrects. */
            target?: string | null;
            /** @description The clocks did not agree. */
            uncertain: boolean;
            /** @description A correction took it out. */
            voided: boolean;
            with?: string | null;
        };
        /** @description A row that was not taken. */
        RefusedRow: {
            column: string;
            reason: string;
            /**
             * Format: int32
             * @description Row of the part, the head being 1.
             */
            row: number;
        };
        RefusedSlot: {
            /** @description Bookings in it. */
            bookings: string[];
            code: string;
            message: string;
            slot_id: string;
        };
        /** @description The register of a class (出席簿). */
        Register: {
            class: string;
            /** @description Days on which somebody has confirmed something: the class's school days. */
            days: string[];
            /** Format: date */
            from: string;
            /** @description The marks that can be given today. */
            marks: components["schemas"]["Mark"][];
            /** @description By number, then by name as it is read. */
            pupils: components["schemas"]["RegisterLine"][];
            /** Format: date */
            to: string;
        };
        RegisterLine: {
            /** @description One for each day; `null` where nobody has confirmed anything of this pupil. */
            cells: (components["schemas"]["MarkCard"] | null)[];
            child_id: string;
            kana: string;
            name: string;
            /**
             * Format: int32
             * @description 出席番号.
             */
            number?: number | null;
            tally: components["schemas"]["Tally"];
        };
        /** @description The four items as the card gave them, for their owner alone. */
        RegisteredCard: {
            address: string;
            /** Format: date */
            birth_date: string;
            name: string;
            /**
             * Format: date-time
             * @description When, and so since when the purpose is agreed to.
             */
            registered_at: string;
        };
        /** @description Releases a file: exactly the one that was looked at. */
        ReleaseBankFile: {
            sha256: string;
        };
        /** @description A reminder: at `at` on the day `days_before` the slot. */
        Reminder: {
            /** @description Between 08:00 and 20:00, sent with the next full hour: nobody is woken. */
            at: string;
            /**
             * Format: int32
             * @description 0 is that morning, 1 the day before.
             */
            days_before: number;
        };
        /** @description What was reported about a child's day and not taken back. */
        ReportCard: {
            /** @description Comes or goes at, such as `10:30`, in Japan. */
            at?: string | null;
            /** @description Who said it, by name. */
            by: string;
            kind: components["schemas"]["ReportKind"];
            note?: string | null;
            said_at: string;
            why: components["schemas"]["AbsenceReason"];
        };
        /**
         * @description What is reported about a child's day.
         * @enum {string}
         */
        ReportKind: "absent" | "late" | "early";
        /**
         * @description What is reported of a day, as a mark answers it.
         * @enum {string}
         */
        Reported: "sick" | "private" | "bereavement" | "infection" | "other" | "late" | "early" | "late_and_early";
        /** @description A result that waits for a second person. */
        ReportedResult: {
            /** Format: date-time */
            at: string;
            /** @description Whoever reported it does not confirm it. */
            by: string;
            /** @description Names it by what it says. */
            id: string;
            /**
             * Format: int32
             * @description Transfers that came back, and their yen.
             */
            returned: number;
            /** Format: int64 */
            yen: number;
        };
        /** @description A transfer that came back, as the second person looks at it. */
        ReportedReturn: {
            account: components["schemas"]["AccountCard"];
            /** Format: int64 */
            reference: number;
            /** @description 宛名番号, or the pregnancy's number, of whom it was for. */
            subject: string;
            why: string;
            /** Format: int32 */
            yen: number;
        };
        /**
         * @description Where the family lives.
         * @enum {string}
         */
        Residence: "here" | "moving_here" | "elsewhere";
        /** @description A transfer that came back. */
        ReturnedTransfer: {
            /**
             * Format: int64
             * @description 顧客コード1 of the transfer.
             */
            reference: number;
            /** @description As the bank says; the family reads it. */
            why: string;
        };
        /** @description A child's place on a bus line. */
        Ride: {
            /** @description One of the facility's lines. */
            line: string;
            /** @description One of its stops. */
            stop: string;
        };
        RiderCard: {
            absent: boolean;
            alighted_at?: string | null;
            boarded_at?: string | null;
            child_id: string;
            listed: boolean;
            name: string;
            /** @description Who took the child over. */
            to?: string | null;
        };
        /** @description A child on the roster. */
        RosterChild: {
            /** @description What the child's card says when it is read, at most 32 characters. */
            card?: string | null;
            /** @description One of the facility's classes. */
            class: string;
            /** @description Days of the week on which the child comes. */
            comes: string[];
            /**
             * Format: date
             * @description First day.
             */
            from?: string | null;
            /** @description Those of the facility's groups that it belongs to. */
            groups?: string[];
            /** @description Who is around it. */
            guardians?: components["schemas"]["Guardian"][];
            /** @description `k_` and 1 to 24 of `a-z` and `0-9`: a pseudonym that facts name. */
            id: string;
            /** @description How it is read, at most 60 characters. */
            kana: string;
            /** @description At most 40 characters. */
            name: string;
            /**
             * Format: int32
             * @description 出席番号 in its class.
             */
            number?: number | null;
            /** @description The buses that it takes. */
            rides?: components["schemas"]["Ride"][];
            /**
             * Format: date
             * @description Last day.
             */
            until?: string | null;
        };
        /** @description A class before and after. */
        RosterClass: {
            /** Format: int32 */
            after: number;
            /** Format: int32 */
            before: number;
            class: string;
        };
        /** @description Something in a file that is not as it should be. It names no person. */
        RosterFlaw: {
            /** @description The column or the name that it is about. */
            about?: string | null;
            /** @description Such as `two_homerooms`. */
            code: string;
            file: string;
            /**
             * Format: int32
             * @description Counted from 1, the header being the first; none where it is about the whole file.
             */
            line?: number | null;
        };
        /** @description How far a roster has come. */
        RosterImport: {
            /**
             * Format: int32
             * @description Children to write.
             */
            children: number;
            complete: boolean;
            id: string;
            /**
             * Format: int32
             * @description Hundredths that are done.
             */
            percent: number;
            /**
             * Format: int32
             * @description Children that somebody has changed meanwhile, and who were left as they are; bring the file again.
             */
            stale: number;
        };
        /** @description What a roster would change, or has been ordered to change. */
        RosterPlan: {
            import?: components["schemas"]["RosterImport"] | null;
            /**
             * Format: int32
             * @description How many there are in all.
             */
            rejected: number;
            /** @description Why the file cannot be taken over: at most 50 of them. Then nothing else is said. */
            rejections: components["schemas"]["RosterFlaw"][];
            /** Format: int32 */
            school_year: number;
            schools: components["schemas"]["RosterSchool"][];
            /** @description Names what is shown here; to be sent back to take it over. None where it cannot be. */
            shown?: string | null;
            /** @description What was put right or left out. */
            warnings: components["schemas"]["RosterFlaw"][];
        };
        /** @description What changes at one school. */
        RosterSchool: {
            /** Format: int32 */
            arrived: number;
            classes: components["schemas"]["RosterClass"][];
            facility_id: string;
            /**
             * Format: int32
             * @description On the roster and not in the file; their last day is set, and nothing is deleted.
             */
            gone: number;
            /**
             * Format: int32
             * @description Whose guardians are others.
             */
            guardians: number;
            /**
             * Format: int32
             * @description Into another class, or under another number.
             */
            moved: number;
            name: string;
            /** @description It is not here yet. */
            new: boolean;
            /** @description The classes are those of another school year. */
            new_year: boolean;
            /** Format: int32 */
            pupils: number;
            /** Format: int32 */
            renamed: number;
            /** Format: int32 */
            unchanged: number;
        };
        /** @description One daily push. */
        Run: {
            /**
             * Format: int64
             * @description Batches of at most 500 with equal content.
             */
            batches: number;
            complete: boolean;
            /** Format: date */
            day: string;
            /**
             * Format: int64
             * @description Families that were due.
             */
            due: number;
            /**
             * Format: date
             * @description First day the run looked at: earlier than `day` when it caught up.
             */
            since: string;
            /** Format: date-time */
            started_at: string;
        };
        /** @description A bus run of the day. */
        RunCard: {
            attendant?: string | null;
            children: components["schemas"]["RiderCard"][];
            closed_at?: string | null;
            departs: string;
            driver?: string | null;
            due: string;
            homeward: boolean;
            id: string;
            name: string;
            /** @description What stands in the way of closing it: `still_on`, `not_counted` and the like. */
            obstacles: string[];
            /** Format: int32 */
            off: number;
            /**
             * Format: int32
             * @description Names that got on and off.
             */
            on: number;
            vehicle: string;
        };
        /** @description A part of the directory, at most 100 banks. */
        SaveBanks: {
            banks: components["schemas"]["BankEntry"][];
        };
        SaveChild: {
            child: components["schemas"]["RosterChild"];
            /** Format: int64 */
            version: number;
        };
        /** @description Saves children over the versions that were read; 0 for a new child. */
        SaveChildren: {
            /** @description At most 100. */
            children: components["schemas"]["SaveChild"][];
        };
        /** @description Saves a facility; `version` is 0 for a new one. */
        SaveFacility: {
            facility: components["schemas"]["Facility"];
            /** Format: int64 */
            version: number;
        };
        /** @description Tries a table, and publishes it; `version` is 0 for a new one. */
        SavePoints: {
            rules: components["schemas"]["PointRules"];
            /** @description [`PointsRerun::shown`], to publish: what it changes was looked at. */
            shown?: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description Saves a programme; `version` is 0 for a new one. */
        SaveProgramme: {
            programme: components["schemas"]["Programme"];
            /** Format: int64 */
            version: number;
        };
        /** @description Saves a service; `version` is 0 for a new one. */
        SaveService: {
            service: components["schemas"]["Service"];
            /** Format: int64 */
            version: number;
        };
        /** @description Notes the free places of one facility. */
        SaveVacancies: {
            /** @description Classes that are not named stay as they are. */
            classes: components["schemas"]["ClassVacancy"][];
            /** @description [`StaffNursery::version`]. */
            version: string;
        };
        /** @description What became of the children that were saved. */
        SavedChildren: {
            /** @description How many were saved. */
            saved: number;
            /** @description Ids of children that somebody else changed meanwhile; they were not saved. */
            stale: string[];
        };
        /** @description One kind of appointment. */
        Service: {
            /** @description Who gets a place. */
            admission?: components["schemas"]["Admission"];
            /**
             * @description Whoever plans it makes its bookings, such as a school its interviews. It stands in no list, and nobody else books
             *     it; who has a booking changes and cancels it like any other.
             */
            by_invitation?: boolean;
            /**
             * Format: int32
             * @description Minutes before the start until when a family can cancel or change by itself.
             */
            cancel_minutes?: number;
            /** @description No session on public holidays and from 29 December to 3 January. */
            closed_on_holidays?: boolean;
            /** @description Who says yes. */
            confirmation?: components["schemas"]["Confirmation"];
            /** @description One or two sentences below it. */
            description?: {
                [key: string]: string;
            };
            /** @description What runs out besides places. */
            dimensions?: components["schemas"]["Dimension"][];
            /** @description Nobody who sees the phone may learn what it is about: LINE says only "your appointment". */
            discreet?: boolean;
            /** @description Days that differ from the pattern. */
            exceptions?: components["schemas"]["Exception"][];
            /** @description Whom an appointment is for. */
            for: components["schemas"]["Party"];
            /** @description 2 to 24 of `a-z`, `0-9` and `-`; it travels in postbacks and slot ids. */
            id: string;
            /** @description How much one child or household may have. */
            limits?: components["schemas"]["Limits"];
            /** @description When booking opens and closes. */
            opening?: components["schemas"]["Opening"];
            /** @description Sessions that come back every week. */
            pattern?: components["schemas"]["Weekly"][];
            /** @description Where the office answers, such as `0000-00-0001`: for what cannot be done here any more. */
            phone?: string | null;
            /** @description Where to go. */
            place?: {
                [key: string]: string;
            };
            /** @description Staff see a pseudonym until the family reveals itself. */
            pseudonymous?: boolean;
            /** @description Residents see it. */
            published?: boolean;
            /** @description What must or may be answered, at most 10. Answers never reach LINE. */
            questions?: components["schemas"]["Question"][];
            /** @description At most 4. */
            reminders?: components["schemas"]["Reminder"][];
            /** @description It looks after children who are ill (病児・病後児保育), and is offered to whoever says that a child has a fever. */
            sick_care?: boolean;
            /** @description What residents call it. */
            title: {
                [key: string]: string;
            };
            /** @description Who may book. */
            who?: components["schemas"]["Who"];
        };
        /** @description A service as residents see it, in the language of `Accept-Language`. */
        ServiceCard: {
            admission: components["schemas"]["AdmissionKind"];
            /**
             * Format: date
             * @description First day that can be booked today, and the last.
             */
            bookable_from: string;
            /** Format: date */
            bookable_until: string;
            campaign?: components["schemas"]["CampaignCard"] | null;
            /**
             * Format: int32
             * @description Until so many minutes before the start a family can change or cancel by itself.
             */
            cancel_minutes: number;
            /**
             * Format: int32
             * @description How many children one booking can be for.
             */
            children_at_once: number;
            /** @description Staff say yes or no to each request. */
            confirmed_by_staff: boolean;
            description: string;
            /** @description Nothing about it is said in LINE but that there is an appointment. */
            discreet: boolean;
            /** @description Whom an appointment is for. */
            for: components["schemas"]["Party"];
            id: string;
            /** @description Calendar milestones that lead here, such as `vax.mr1`. */
            milestones: string[];
            /** @description Where the office answers. */
            phone?: string | null;
            place: string;
            /** @description The service that must have taken place before. */
            prior_service_id?: string | null;
            /** @description Staff see a pseudonym until the family reveals itself. */
            pseudonymous: boolean;
            questions: components["schemas"]["QuestionCard"][];
            /** @description The family declares that it lives here: send the answer `resident` = `yes`. */
            residents_only: boolean;
            /** @description It looks after children who are ill (病児・病後児保育). */
            sick_care: boolean;
            title: string;
        };
        /** @description Our own short session; sent on as `Authorization: Bearer`. */
        Session: {
            /**
             * Format: date-time
             * @description When the session stops working; the page exchanges a new ID token then.
             */
            expires_at: string;
            /**
             * Format: date-time
             * @description The moment it was issued, by our clock: a phone's own may be wrong, and "today" decides what is due.
             */
            now: string;
            session: string;
        };
        /** @enum {string} */
        Side: "office" | "family";
        SilentGate: {
            device_id: string;
            name: string;
            since?: string | null;
        };
        /** @description A slot that can be seen. `remaining` is derived from who is in it. */
        SlotCard: {
            /**
             * Format: int32
             * @description Places.
             */
            capacity: number;
            /** @description Staff closed it. */
            closed: boolean;
            ends_at: string;
            id: string;
            /** @description It can be booked, waited for or applied for at this moment. */
            open: boolean;
            /**
             * Format: int32
             * @description Places left.
             */
            remaining: number;
            starts_at: string;
            /**
             * Format: int32
             * @description Families on the waiting list.
             */
            waiting: number;
        };
        /** @description What making slots did, or would do. */
        SlotReport: {
            /** @description Slots of these days that the pattern does not have any more; with bookings they stay until the day is closed. */
            beside_pattern: string[];
            /** @description Ids whose capacity changed. */
            changed: string[];
            /** @description Ids that were there like that already. */
            kept: number;
            /** @description Ids of new slots. */
            made: string[];
            /** @description Slots that would lose places that are taken. */
            refused: components["schemas"]["RefusedSlot"][];
        };
        /** @description A law, an ordinance, a decision of the council. */
        Source: {
            /** @description With its article. */
            title: string;
            /** @description Where it can be read. */
            url?: string | null;
        };
        StaffAnswer: {
            question: string;
            text: string;
            title: string;
        };
        /** @description A booking as staff see it. */
        StaffBooking: {
            answers: components["schemas"]["StaffAnswer"][];
            children: components["schemas"]["StaffChild"][];
            held_until?: string | null;
            id: string;
            made_at: string;
            person: components["schemas"]["StaffPerson"];
            /**
             * Format: int32
             * @description On the waiting list, from 1.
             */
            position?: number | null;
            slot_id: string;
            state: components["schemas"]["State"];
            /**
             * Format: int32
             * @description Replies of the family that staff have not opened.
             */
            unread: number;
        };
        /** @description A child of a booking: the emoji and its age that day. */
        StaffChild: {
            /**
             * Format: int32
             * @description Completed months.
             */
            months?: number | null;
            token?: string | null;
            /**
             * Format: int32
             * @description Completed weeks of pregnancy.
             */
            weeks?: number | null;
        };
        /** @description A device as staff see it. */
        StaffDevice: {
            /** @description Compared with what the device shows before it is approved. */
            check: string;
            /** @description Used every day: its silence makes what nobody saw unknown. */
            daily: boolean;
            enrolled_at: string;
            /** @description Its log was copied or set back. */
            forked: boolean;
            /** @description The last time that it was heard of. */
            heard_at?: string | null;
            id: string;
            kind: components["schemas"]["DeviceKind"];
            /**
             * Format: int64
             * @description Entries that it said it has and that are not here.
             */
            missing: number;
            name: string;
            revoked_at?: string | null;
            state: components["schemas"]["DeviceState"];
            /** @description The last time that nothing of it was missing. */
            through?: string | null;
        };
        /** @description Somebody with a right, as staff see it. */
        StaffEntitlement: {
            account?: components["schemas"]["AccountCard"] | null;
            /** @description 宛名番号 of who applies, where the list in force names them. */
            applicant?: string | null;
            /** Format: date-time */
            applied_at?: string | null;
            /** Format: date */
            born?: string | null;
            /** @description Whether the rule, as it is now, still says yes. */
            entitled: boolean;
            /** @description The bank file in which it stands, or stood last. */
            file?: string | null;
            /** @description Whether who applies is joined to somebody in LINE. */
            joined: boolean;
            lines: components["schemas"]["BenefitLine"][];
            name: string;
            reason?: string | null;
            state: components["schemas"]["BenefitState"];
            /** @description 宛名番号, or the pregnancy's id. */
            subject: string;
            /** @description It is granted, and the account it was granted for cannot be paid to: its bank or branch is gone. */
            unpayable: boolean;
            /** Format: int32 */
            yen?: number | null;
        };
        /** @description A facility with its version. */
        StaffFacility: {
            facility: components["schemas"]["Facility"];
            /** @description Behind a centre's id in the QR of its poster. */
            poster_code?: string | null;
            /**
             * Format: int64
             * @description Sent back to refuse changes made over someone else's.
             */
            version: number;
        };
        /** @description What staff can write down. */
        StaffFact: {
            at?: string | null;
            /** @enum {string} */
            kind: "in";
            with?: string | null;
        } | {
            at?: string | null;
            /** @enum {string} */
            kind: "out";
            with?: string | null;
        } | {
            here: boolean;
            /** @enum {string} */
            kind: "roll_call";
        } | {
            /** @enum {string} */
            kind: "absence";
            why: components["schemas"]["AbsenceReason"];
        } | {
            /** @enum {string} */
            kind: "absence_withdrawn";
        } | {
            eta?: string | null;
            /** @enum {string} */
            kind: "coming";
            why?: components["schemas"]["AbsenceReason"] | null;
        } | {
            /** @enum {string} */
            kind: "coming_withdrawn";
        } | {
            at?: string | null;
            /** @enum {string} */
            kind: "leaving";
            why?: components["schemas"]["AbsenceReason"] | null;
        } | {
            /** @enum {string} */
            kind: "called";
            reached: boolean;
            whom: string;
        } | {
            /** @enum {string} */
            kind: "void";
            reason: string;
            target: string;
        } | {
            at: string;
            /** @enum {string} */
            kind: "redate";
            reason: string;
            target: string;
        };
        /** @description A child in interviews. */
        StaffInterviewChild: {
            booking?: components["schemas"]["InterviewBooking"] | null;
            child_id: string;
            class_id: string;
            /** @description `StaffInterviewFamily.id`. */
            family: string;
            /** @description The start that is agreed. */
            locked?: string | null;
            name: string;
            /** Format: int32 */
            number?: number | null;
            solved?: components["schemas"]["InterviewPlace"] | null;
        };
        /** @description Interviews as staff see them. */
        StaffInterviewDay: {
            /**
             * Format: int32
             * @description Of them have answered.
             */
            answered: number;
            /** @description By class and number. */
            children: components["schemas"]["StaffInterviewChild"][];
            /** @description Each class with its numbers, in the order of the draft. */
            classes: components["schemas"]["InterviewClassCard"][];
            draft: components["schemas"]["InterviewDraft"];
            facility_id: string;
            /** @description Why the last solution was not found, such as `locked.0.starts: impossible`. */
            failed?: string | null;
            /** @description In the order of their first child. */
            families: components["schemas"]["StaffInterviewFamily"][];
            id: string;
            result?: components["schemas"]["InterviewResult"] | null;
            state: components["schemas"]["InterviewState"];
            /** Format: int64 */
            version: number;
        };
        /** @description A family in interviews, with what it answered. */
        StaffInterviewFamily: {
            answered: boolean;
            child_ids: string[];
            district?: string | null;
            /** @description Its first child's id. */
            id: string;
            impossible: components["schemas"]["InterviewWhen"][];
            /** @description Whether a guardian with LINE can answer; without one it is paper or the phone. */
            reachable: boolean;
            /** Format: int64 */
            revision: number;
            wishes: components["schemas"]["InterviewWhen"][];
        };
        /** @description A message as staff see it. */
        StaffMessage: {
            approved_by?: string | null;
            attachments: components["schemas"]["AttachmentCard"][];
            audience: components["schemas"]["MessageAudience"];
            /** @description Who wrote it. */
            author: string;
            content: components["schemas"]["MessageContent"];
            correction?: components["schemas"]["WaitingCorrection"] | null;
            /**
             * Format: int32
             * @description Times the text was corrected after it had left.
             */
            corrections: number;
            /** Format: date-time */
            created_at: string;
            id: string;
            /**
             * Format: date-time
             * @description It leaves then, where it is held or scheduled.
             */
            leaves_at?: string | null;
            /** @description Whoever asks wrote it: somebody else approves. */
            mine: boolean;
            /** Format: date-time */
            not_after: string;
            reach: components["schemas"]["MessageReach"];
            /**
             * Format: int32
             * @description Where it was recalled: how many had read it by then.
             */
            read_before_recall?: number | null;
            /** @description Why a second person has to approve; none where nobody has to. */
            second?: components["schemas"]["MessageBecause"][];
            /** Format: date-time */
            send_at?: string | null;
            /** Format: date-time */
            sent_at?: string | null;
            /** @description Names exactly what is shown here; to be sent back when it is submitted or approved. */
            shown: string;
            state: components["schemas"]["MessageState"];
            /** @description The survey that it brings. */
            survey?: string | null;
            urgency: components["schemas"]["MessageUrgency"];
            /** Format: int64 */
            version: number;
            /** @description What somebody should look at before it leaves. */
            warnings: components["schemas"]["MessageWarning"][];
        };
        /** @description A message in a list. */
        StaffMessageLine: {
            author: string;
            /** Format: int32 */
            children: number;
            /** Format: date-time */
            created_at: string;
            /** Format: int32 */
            guardians: number;
            id: string;
            mine: boolean;
            /** Format: date-time */
            sent_at?: string | null;
            state: components["schemas"]["MessageState"];
            /** @description The survey that it brings. */
            survey?: string | null;
            title: string;
            urgent: boolean;
        };
        /** @description A milestone as staff see it. */
        StaffMilestone: {
            category: string;
            draft?: components["schemas"]["MilestoneSetting"] | null;
            /** Format: date */
            effective_from: string;
            /** @description The national sentence, by language. */
            guides: {
                [key: string]: string;
            };
            id: string;
            published: components["schemas"]["MilestoneSetting"];
            source: string;
            /** @description By language. */
            titles: {
                [key: string]: string;
            };
            /**
             * Format: int64
             * @description Grows by one with every draft and publication; sent back to refuse changes made over someone else's.
             */
            version: number;
        };
        /** @description A facility in the list of vacancies. */
        StaffNursery: {
            classes: components["schemas"]["ClassVacancy"][];
            district?: string | null;
            key: string;
            kind: string;
            name: string;
            /** @description Without coordinates it is found by name and district alone. */
            placed: boolean;
            /** @description Names the vacancies as they are: sent back to refuse changes made over someone else's. */
            version: string;
        };
        /** @description Who booked. */
        StaffPerson: {
            id: string;
            /** @enum {string} */
            kind: "resident";
        } | {
            /** @enum {string} */
            kind: "caller";
            name: string;
            phone: string;
        } | {
            /** @enum {string} */
            kind: "pseudonym";
            name: string;
        };
        /** @description A table of points with its version. */
        StaffPoints: {
            /**
             * Format: int32
             * @description Anonymous cases that a change is tried on.
             */
            cases: number;
            rules: components["schemas"]["PointRules"];
            /**
             * Format: int64
             * @description Sent back to refuse changes made over someone else's.
             */
            version: number;
        };
        /** @description A programme with its version. */
        StaffProgramme: {
            list?: components["schemas"]["ListCard"] | null;
            programme: components["schemas"]["Programme"];
            /**
             * Format: int64
             * @description Sent back to refuse changes made over someone else's.
             */
            version: number;
        };
        /** @description A child on the roster as staff see it. */
        StaffRosterChild: {
            child: components["schemas"]["RosterChild"];
            /** @description Ids of guardians who have joined with LINE. */
            joined: string[];
            /** @description What is ordered about the child. Whatever the guardians' flags say, this comes first. */
            orders: components["schemas"]["OrderCard"][];
            /** Format: int64 */
            version: number;
        };
        /** @description A service with its version. */
        StaffService: {
            /** @description SHA-256 of the draw's seed, for a service with a draw. */
            commitment?: string | null;
            /** @description The draw is over. */
            drawn: boolean;
            service: components["schemas"]["Service"];
            /**
             * Format: int64
             * @description Sent back to refuse changes made over someone else's.
             */
            version: number;
        };
        /** @description A slot with everything in it. */
        StaffSlot: {
            /** @description Who is in it, then who waits, in order. */
            bookings: components["schemas"]["StaffBooking"][];
            /** @description By dimension. */
            capacity: {
                [key: string]: number;
            };
            closed: boolean;
            /** @description By dimension. */
            remaining: {
                [key: string]: number;
            };
            service_id: string;
            slot: components["schemas"]["SlotCard"];
            title: string;
        };
        /** @description A survey as staff see it. */
        StaffSurvey: {
            anonymous: boolean;
            /**
             * Format: int32
             * @description Children or families who are asked.
             */
            asked: number;
            /** Format: date-time */
            deadline: string;
            id: string;
            /** @description The message that brings it. */
            message_id: string;
            missing: components["schemas"]["SurveyMissing"];
            /** @description By `<facility>/<child>`: what the child is called; of whoever has not answered, and whose answers are shown. */
            names: {
                [key: string]: string;
            };
            per: components["schemas"]["SurveyPer"];
            questions: components["schemas"]["SurveyQuestion"][];
            results: components["schemas"]["SurveyResults"];
            title: string;
        };
        /** @description What staff write down for a family that answered on paper. */
        StaffWishes: {
            /** @description One of `districts`. */
            district?: string | null;
            impossible?: components["schemas"]["InterviewWhen"][];
            /**
             * Format: int64
             * @description The revision that was read.
             */
            revision: number;
            /** @description The dearest first. */
            wishes?: components["schemas"]["InterviewWhen"][];
        };
        /**
         * @description Where a child stands, as far as anyone knows.
         * @enum {string}
         */
        Standing: "present" | "on_bus" | "off_bus" | "left" | "absent" | "day_off" | "awaited" | "not_seen" | "unknown";
        /**
         * @description How far a booking has come.
         * @enum {string}
         */
        State: "requested" | "booked" | "waiting" | "offered" | "applied" | "not_drawn" | "arrived" | "no_show" | "cancelled" | "withdrawn" | "lapsed";
        /** @description One stay; an end that nobody recorded is open. */
        StayCard: {
            from?: string | null;
            to?: string | null;
        };
        /** @description Where a bus stops. */
        Stop: {
            /** @description When it is there. */
            at: string;
            /** @description 1 to 8 of `a-z` and `0-9`. */
            id: string;
            /** @description Such as 北公園前. */
            name: string;
        };
        /** @description A survey in a message. */
        SurveyCard: {
            anonymous: boolean;
            /** @description The deadline is over. */
            closed: boolean;
            /** Format: date-time */
            deadline: string;
            id: string;
            questions: components["schemas"]["SurveyQuestion"][];
            /** @description Once for each child, or once for the family. */
            turns: components["schemas"]["SurveyTurn"][];
        };
        /** @description What staff may know of who has not answered. */
        SurveyMissing: {
            /** @enum {string} */
            kind: "named";
            /** @description In order of facility and child. */
            respondents: components["schemas"]["SurveyRespondent"][];
        } | {
            /** @description How many. */
            count: number;
            /** @enum {string} */
            kind: "counted";
        };
        /** @description How often an option was chosen, or a day named. */
        SurveyOptionCount: {
            /** @description How often. */
            count: number;
            /** @description Option id, or day. */
            option: string;
        };
        /**
         * @description Who answers once.
         * @enum {string}
         */
        SurveyPer: "child" | "family";
        /** @description One question. */
        SurveyQuestion: components["schemas"]["SurveyQuestionKind"] & {
            /** @description 1 to 16 of `a-z0-9_`. */
            id: string;
            /** @description It must be answered. */
            required?: boolean;
            /** @description What is asked, by language; Japanese is always there. */
            text: {
                [key: string]: string;
            };
        };
        /** @description How a question is answered. */
        SurveyQuestionKind: {
            /** @enum {string} */
            kind: "choice";
            /** @description Several may be chosen. */
            many?: boolean;
            /** @description Option id → what stands on it, in the order of ids; 2 to 20. */
            options: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        } | {
            /** @enum {string} */
            kind: "text";
            /**
             * Format: int32
             * @description UTF-16 units.
             */
            longest: number;
        } | {
            /** @enum {string} */
            kind: "date";
        };
        /** @description What the answers to one question say. */
        SurveyQuestionResult: {
            /** @description Who answered it. */
            answered: number;
            /** @description Of a choice: each option, chosen or not, in the survey's order. Of a day: each day that was named. */
            counts: components["schemas"]["SurveyOptionCount"][];
            /** @description Which question. */
            question: string;
            /** @description Of a free text. */
            texts: components["schemas"]["SurveyTextAnswer"][];
        };
        /**
         * @description A child, or the children of a family in one facility. It is found in the audience as it was when the survey left
         *     ([`crate::school_message::still`]), so that its name stays.
         */
        SurveyRespondent: {
            /** @description The child; of a family, the one whose id comes first. */
            child: string;
            /** @description Where. */
            facility: string;
        };
        /** @description What the answers say. */
        SurveyResults: {
            /** @description How many it takes. How many answered is not said either. */
            fewer_than: number;
            /** @enum {string} */
            kind: "hidden";
        } | {
            /** @description Answers. */
            answered: number;
            /** @enum {string} */
            kind: "shown";
            /** @description In the survey's order. */
            questions: components["schemas"]["SurveyQuestionResult"][];
        };
        /** @description One free text. */
        SurveyTextAnswer: {
            respondent?: components["schemas"]["SurveyRespondent"] | null;
            /** @description What. */
            text: string;
        };
        /** @description An answer that the reader can give. */
        SurveyTurn: {
            answered: boolean;
            /** @description What was answered; of an anonymous survey nobody knows. */
            answers?: {
                [key: string]: string[];
            };
            /** @description For which child, as `child_id` of the answer. */
            child_id: string;
            /** @description What the children are called for whom it counts. */
            names: string[];
        };
        /** @description What the confirmed days of one pupil come to: a month, a term or a year. */
        Tally: {
            /**
             * Format: int32
             * @description 欠席日数.
             */
            absent: number;
            /**
             * Format: int32
             * @description 出席日数: of those that had to be attended, the ones on which the pupil was not absent.
             */
            attended: number;
            /**
             * Format: int32
             * @description 早退.
             */
            early: number;
            /**
             * Format: int32
             * @description 出席停止・忌引等の日数.
             */
            excused: number;
            /**
             * Format: int32
             * @description 遅刻.
             */
            late: number;
            /**
             * Format: int32
             * @description 出席しなければならない日数: school days without the excused ones.
             */
            must_attend: number;
            /**
             * Format: int32
             * @description 授業日数.
             */
            school_days: number;
        };
        /** @description One message of the thread between a family and the office about one booking. */
        ThreadMessage: {
            at: string;
            from: components["schemas"]["Side"];
            id: string;
            /** @description When the other side opened it. */
            read_at?: string | null;
            text: string;
        };
        /** @description A child's day so far. */
        TodayCard: {
            /** @description A guardian said that the child is on the way. */
            coming: boolean;
            /** @description Expected by then. */
            cutoff?: string | null;
            /** Format: date */
            day: string;
            /** @description Since when. */
            since?: string | null;
            standing: components["schemas"]["Standing"];
            /** @description When the child came and went, in order. */
            stays: components["schemas"]["StayCard"][];
            /** @description A time is still to be confirmed (時刻要確認). */
            uncertain: boolean;
        };
        /**
         * @description Whom an entitlement is for. One child has one entitlement, whoever applies for it.
         * @enum {string}
         */
        Unit: "child" | "pregnancy" | "person";
        /**
         * @description Whether something is so.
         * @enum {string}
         */
        Verdict: "no" | "unknown" | "yes";
        /** @description A visit that a family wanted to remember. */
        VisitCard: {
            at: string;
            facility: string;
        };
        /** @description How many came to a centre on a day. */
        VisitCount: {
            /** Format: int32 */
            adults: number;
            /** @description Children by age in years, from 0 on. */
            children: number[];
            /** Format: date */
            day: string;
            /** @description Visits by hour, from 0 to 23. */
            hours: number[];
            visits: number;
        };
        /** @description Other words that wait for a second person. */
        WaitingCorrection: {
            by: string;
            content: components["schemas"]["MessageContent"];
            second: components["schemas"]["MessageBecause"][];
            shown: string;
        };
        /** @description Completed weeks of pregnancy, both ends included. */
        WeekRange: {
            /**
             * Format: int32
             * @description First week.
             */
            from: number;
            /**
             * Format: int32
             * @description Last week.
             */
            until: number;
        };
        /** @description Sessions of one weekday, cut into slots. */
        Weekly: {
            /** @description What each slot has, by dimension; `places` always. */
            capacity: {
                [key: string]: number;
            };
            /** @description First slot starts. */
            from: string;
            /** @description The room, desk or adviser, 1 to 4 of `a-z0-9`: two lanes may run side by side. */
            lane?: string;
            /**
             * Format: int32
             * @description Length of a slot.
             */
            minutes: number;
            /** @description Last slot ends. */
            until: string;
            /** @description Monday to Sunday, such as `monday`. */
            weekday: string;
            /** @description Which weeks of the month (1 to 5); all when empty. 第2・第4水曜 is `[2, 4]`. */
            weeks?: number[];
        };
        /** @description Who may book. What is absent does not matter. */
        Who: {
            /** @default null */
            age: components["schemas"]["AgeRange"] | null;
            /** @default null */
            gap: components["schemas"]["Gap"] | null;
            /**
             * @description Calendar milestones, such as `vax.mr1`: the slot must lie in the window of one of them for each child.
             * @default []
             */
            milestones: string[];
            /** @default null */
            prior: components["schemas"]["Prior"] | null;
            /**
             * @description The family must declare that it lives in the municipality.
             * @default false
             */
            residents_only: boolean;
            /** @default null */
            weeks: components["schemas"]["WeekRange"] | null;
        };
        /**
         * @description As what somebody works.
         * @enum {string}
         */
        WorkForm: "employed" | "self_employed" | "family_worker" | "homework";
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    report_absence: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAbsence"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Absence"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    withdraw_absence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    change_absence: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AbsenceChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Absence"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    attending: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Attending"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    look_at_invitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationCode"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    join: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Joining"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    passes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pass"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    leave: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                child: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    on_the_way: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                child: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OnTheWay"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    banks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankName"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    bank_branches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankName"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    benefits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenefitCard"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    choose_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAccount"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenefitCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    apply_for_benefit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApplication"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenefitCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    decline_benefit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BenefitCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    bookings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    book: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBooking"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    booking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    accept_offer: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    cancel_booking: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    change_booking: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BookingChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    booking_ics: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/calendar": string;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    read_thread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadMessage"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    reply: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadMessage"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    reveal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Booking"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    centre: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CentreCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    list_children: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Child"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    register_child: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChild"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Child"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    remove_child: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    change_child: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChildChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Child"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    report_birth: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BirthReport"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Born"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    child_calendar: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarEntry"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    report_loss: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["LossReport"] | null;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Loss"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    identity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IdentityCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    withdraw_identity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    begin_identity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewAttempt"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttemptCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    register_identity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CardAnswer"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisteredCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    interview_days: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterviewDayCard"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    book_interview: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInterviewBooking"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterviewDayCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    answer_interview_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterviewWishes"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterviewDayCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    change_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    inbox: {
        parameters: {
            query?: {
                /** @description What comes after this place, as a page before named it */
                before?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InboxPage"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    read_message: {
        parameters: {
            query?: {
                /** @description BCP 47 tag */
                lang?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceivedMessage"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    message_attachment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                attachment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    message_receipt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    nurseries: {
        parameters: {
            query?: {
                /** @description First anchor, degrees */
                lat?: number;
                lng?: number;
                /** @description Metres in a straight line, at most 100,000 */
                radius?: number;
                /** @description Second anchor: a facility must be in reach of both */
                lat2?: number;
                lng2?: number;
                radius2?: number;
                /** @description Part of name, kana or district */
                text?: string;
                district?: string;
                /** @description Any of these, with commas between */
                kinds?: string;
                /** @description 0 to 5 */
                age_class?: number;
                /** @description The child's completed months on the first day; needs the class */
                months?: number;
                /** @description Month of entry, 2027-04 */
                entry?: string;
                /** @description Free places */
                vacancy?: boolean;
                /** @description So many days old at most */
                vacancy_days?: number;
                /** @description 要相談 counts */
                or_ask?: boolean;
                /** @description The newest cut-off of the class is not above; needs the class */
                points?: number;
                /** @description adapted or substituted */
                allergy?: string;
                /** @description 07:30 */
                opens_by?: string;
                /** @description 19:00 */
                closes_after?: string;
                /** @description monday to sunday, with commas between: open on all of these */
                weekdays?: string;
                /** @description All of these, with commas between */
                extras?: string;
                /** @description Ids that siblings go to, with commas between: first */
                siblings?: string;
                /** @description 1 to 500, 10 without it */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NurserySearch"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    points_tables: {
        parameters: {
            query?: {
                /** @description The first day of the month of entry: the tables that count then; the newest without it */
                entry?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsTable"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    estimate_index: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IndexQuestion"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["IndexEstimate"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    nursery_pack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description Names what is published */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            /** @description Not changed since `if-none-match` */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    nursery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Municipality and id, 139998-TS01 */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NurseryCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    services: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ServiceCard"][];
                };
            };
        };
    };
    draw_record: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawRecord"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    eligibility: {
        parameters: {
            query?: {
                without?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Eligibility"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    slots: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotCard"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    open_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["IdToken"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    bring_attachment: {
        parameters: {
            query: {
                /** @description What it is called */
                name: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttachmentCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_attachment: {
        parameters: {
            query?: {
                /** @description The message that it goes with */
                message?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_banks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveBanks"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    phone_booking: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PhoneBooking"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffBooking"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    close_day: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Closure"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClosureReport"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_facilities: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffFacility"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_facility: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveFacility"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffFacility"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    import_facilities: {
        parameters: {
            query?: {
                /** @description True without it */
                dry_run?: boolean;
                /** @description What was looked at; `import_changed` where it is something else by now */
                shown?: string;
                /** @description How many facilities disappear, where that was asked; `too_many_gone` otherwise */
                gone?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FacilityImport"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    aside: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AsideCard"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    decide_aside: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                entry: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AsideDecision"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    board: {
        parameters: {
            query?: {
                day?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_children: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRosterChild"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_children: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveChildren"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedChildren"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    write_fact: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
                child: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFact"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    pupil_history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                child: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PastClass"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    invite_guardian: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                child: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Invitation"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    change_mark: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                child: string;
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeMark"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassMarks"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    place_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                child: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewOrder"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffRosterChild"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    lift_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                child: string;
                order: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    records: {
        parameters: {
            query: {
                day: string;
            };
            header?: never;
            path: {
                id: string;
                child: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    register: {
        parameters: {
            query?: {
                month?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                id: string;
                class: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Register"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    register_csv: {
        parameters: {
            query?: {
                month?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path: {
                id: string;
                class: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    confirm_class: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                class: string;
                day: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmClass"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClassMarks"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_devices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffDevice"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    invite_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewEnrolment"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Enrolment"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    change_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                device: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeviceChange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffDevice"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    approve_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffDevice"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    revoke_device: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                device: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffDevice"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    close_run: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                run: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    visit_counts: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitCount"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_interview_days: {
        parameters: {
            query: {
                facility: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InterviewLine"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    draft_interview_day: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInterviewDay"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInterviewDay"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_interview_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInterviewDay"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    edit_interview_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterviewEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInterviewDay"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    write_interview_wishes: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                family: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StaffWishes"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInterviewDay"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    lock_interview_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterviewLocks"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInterviewDay"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    open_interview_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInterviewDay"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    publish_interview_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterviewShown"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInterviewDay"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    solve_interview_day: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffInterviewDay"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_messages: {
        parameters: {
            query: {
                facility: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMessageLine"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    draft_message: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftMessage"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMessage"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    written_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMessage"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    edit_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageEdit"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMessage"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    approve_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageShown"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMessage"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    cancel_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMessage"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    correct_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewCorrection"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageCorrection"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    message_readers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageReaders"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    recall_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMessage"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    remind_of_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewReminder"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageReaders"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    submit_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageShown"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMessage"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_milestones: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMilestone"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    draft_milestone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftMilestone"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMilestone"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    preview_milestone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewRange"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preview"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    publish_milestone: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Publication"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMilestone"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_nurseries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffNursery"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_vacancies: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveVacancies"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffNursery"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    part_join: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewParting"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Parted"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    payer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerForm"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_payer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayerForm"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PayerForm"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_points: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffPoints"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_points: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavePoints"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffPoints"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    rerun_points: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SavePoints"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsRerun"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    points_cases: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                municipality: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsCase"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_points_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                municipality: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPointsCase"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PointsCase"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    delete_points_case: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                municipality: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_programmes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffProgramme"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_programme: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveProgramme"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffProgramme"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    bank_files: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFileCard"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    make_bank_file: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBankFile"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFileCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    bank_file_content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": unknown;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    discard_bank_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFileCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    release_bank_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseBankFile"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFileCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    reported_result: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReportedReturn"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    bank_file_result: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BankResult"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFileCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    confirm_result: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                file: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmBankResult"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BankFileCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    decide_applications: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideApplications"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Decided"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    import_eligible: {
        parameters: {
            query?: {
                import?: string;
                last?: boolean;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EligibleReport"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    programme_entitlements: {
        parameters: {
            query?: {
                state?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffEntitlement"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    programme_funnel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Funnel"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    programme_export: {
        parameters: {
            query?: {
                only?: string;
                /** @description From 1; one behind the other they are the file */
                page?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    /** @description The list: pages of one file have the same */
                    etag?: string;
                    /** @description Pages */
                    "x-pages"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": unknown;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    matches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MatchCard"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    confirm_matches: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmMatches"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmed"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    notice_audience: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeAudience"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    send_notice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewNoticeRun"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeRun"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    preview_programme: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveProgramme"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CohortPreview"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    import_roster: {
        parameters: {
            query?: {
                /** @description True without it */
                dry_run?: boolean;
                /** @description What was looked at; `import_changed` where it is something else by now */
                shown?: string;
                /** @description Of a CSV, which does not say */
                school_year?: number;
                /** @description Of a CSV that names no school */
                facility?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPlan"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterPlan"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    roster_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RosterImport"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_runs: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_notices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                day: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NoticeBatch"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_services: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffService"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    save_service: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveService"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffService"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffService"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_bookings_csv: {
        parameters: {
            query: {
                from: string;
                to: string;
                next?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    run_draw: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DrawRecord"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    reconciliation: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Reconciliation"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_slots: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSlot"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    make_slots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSlots"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SlotReport"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    attendance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slot: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Attendance"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffBooking"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_cancellation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slot: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffBooking"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    confirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slot: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmationDecision"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffBooking"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_thread: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                slot: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadMessage"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_message: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                slot: string;
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ThreadMessage"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    draft_survey: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSurvey"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftedSurvey"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    staff_survey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSurvey"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    survey_file: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    answer_survey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSurveyAnswer"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    push_carried: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CarriedPush"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    read_device: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    enrol_device: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDevice"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeviceCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    pull: {
        parameters: {
            query: {
                cursor: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pulled"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    push: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    my_visits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitCard"][];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    enter: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewVisit"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VisitCard"];
                };
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    forget_visits: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
    page_config: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageConfig"];
                };
            };
        };
    };
    identity_done: {
        parameters: {
            query?: {
                state?: string;
                code?: string;
                error?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorBody"];
                };
            };
        };
    };
}
