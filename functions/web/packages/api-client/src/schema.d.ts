// Generated from shared/contract/openapi.json by `npm run client`. Do not edit.

export interface paths {
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
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
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
        /** @description Whether they came; `booked` takes a mark back. */
        Attendance: {
            state: components["schemas"]["AttendanceState"];
        };
        /** @enum {string} */
        AttendanceState: "arrived" | "no_show" | "booked";
        BTreeMap: {
            [key: string]: string;
        };
        /**
         * @description How far a batch has come.
         * @enum {string}
         */
        BatchState: "gathering" | "frozen" | "accepted" | "withdrawn" | "refused";
        /** @description Turns a pregnancy into a child, or into several. */
        BirthReport: {
            /** Format: date */
            birth_date: string;
            /** @description One entry for each child born; as many as the pregnancy expected when absent. */
            children?: components["schemas"]["NewbornToken"][] | null;
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
        /**
         * @description Who says yes.
         * @enum {string}
         */
        Confirmation: "automatic" | "by_staff";
        /** @description Says yes or no to a request. */
        ConfirmationDecision: {
            accept: boolean;
        };
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
        /** @description The LIFF ID token, exchanged once for a session. */
        IdToken: {
            /** @description As `liff.getIDToken()` returns it: a JWT, ES256. */
            id_token: string;
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
        /** @description What a municipality decides about one milestone. */
        MilestoneSetting: {
            enabled: boolean;
            texts?: components["schemas"]["BTreeMap"];
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
        /** @description A message to the other side, at most 500 UTF-16 units. Wants `Idempotency-Key`. */
        NewMessage: {
            text: string;
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
        /** @description The emoji of one newborn. */
        NewbornToken: {
            /** @description The next free one when absent; the first child keeps the pregnancy's. */
            token?: string | null;
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
        /**
         * @description Whom an appointment is for.
         * @enum {string}
         */
        Party: "children" | "pregnancy" | "either" | "household";
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
        /** @description Publishes the draft. */
        Publication: {
            /**
             * Format: int64
             * @description The version that was on the screen.
             */
            version: number;
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
        /** @description Whether the slots' counts, their entries and the families' diaries say the same. */
        Reconciliation: {
            /** Format: int32 */
            bookings: number;
            /** @description Empty when all is well. */
            differences: components["schemas"]["Difference"][];
            /** Format: int32 */
            slots: number;
        };
        RefusedSlot: {
            /** @description Bookings in it. */
            bookings: string[];
            code: string;
            message: string;
            slot_id: string;
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
        /** @description Saves a service; `version` is 0 for a new one. */
        SaveService: {
            service: components["schemas"]["Service"];
            /** Format: int64 */
            version: number;
        };
        /** @description One kind of appointment. */
        Service: {
            /** @description Who gets a place. */
            admission?: components["schemas"]["Admission"];
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
            place: string;
            /** @description The service that must have taken place before. */
            prior_service_id?: string | null;
            /** @description Staff see a pseudonym until the family reveals itself. */
            pseudonymous: boolean;
            questions: components["schemas"]["QuestionCard"][];
            /** @description The family declares that it lives here: send the answer `resident` = `yes`. */
            residents_only: boolean;
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
        /**
         * @description How far a booking has come.
         * @enum {string}
         */
        State: "requested" | "booked" | "waiting" | "offered" | "applied" | "not_drawn" | "arrived" | "no_show" | "cancelled" | "withdrawn" | "lapsed";
        /** @description One message of the thread between a family and the office about one booking. */
        ThreadMessage: {
            at: string;
            from: components["schemas"]["Side"];
            id: string;
            /** @description When the other side opened it. */
            read_at?: string | null;
            text: string;
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
}
