// Generated from shared/contract/openapi.json by `npm run client`. Do not edit.

export interface paths {
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
        /** @description Every error has this body. */
        ErrorBody: {
            error: components["schemas"]["ErrorDetail"];
        };
        ErrorDetail: {
            /** @description For the program; one of [`Refusal`]'s codes. */
            code: string;
            /** @description For the person, in the language asked for by `Accept-Language`. */
            message: string;
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
        /** @description Publishes the draft. */
        Publication: {
            /**
             * Format: int64
             * @description The version that was on the screen.
             */
            version: number;
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
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
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
