import type { Client } from "openapi-fetch";
import { refusal, unwrap } from "./errors";
import type { paths } from "./schema";
import type {
  AttendanceState,
  ClosureReport,
  DrawRecord,
  NewSlots,
  PhoneBooking,
  Reconciliation,
  SaveService,
  SlotReport,
  StaffBooking,
  StaffService,
  StaffSlot,
  ThreadMessage,
} from "./types";

/** One booking in one slot. */
export interface Placed {
  slot: string;
  id: string;
}

/** A part of a CSV, and the first day of the part after it. */
export interface CsvPart {
  bytes: ArrayBuffer;
  next: string | undefined;
}

/** What staff do with appointments. `key` is an Idempotency-Key: the same one again does nothing twice. */
export function staffReservations(client: Client<paths>) {
  const at = (id: string) => ({ params: { path: { id } } });
  const within = (id: string, from: string, to: string) => ({ params: { path: { id }, query: { from, to } } });
  const of = ({ slot, id }: Placed) => ({ params: { path: { slot, id } } });

  return {
    services: (): Promise<StaffService[]> => unwrap(client.GET("/api/staff/services")),
    saveService: (body: SaveService): Promise<StaffService> => unwrap(client.POST("/api/staff/services", { body })),
    slots: (id: string, from: string, to: string): Promise<StaffSlot[]> =>
      unwrap(client.GET("/api/staff/services/{id}/slots", within(id, from, to))),
    makeSlots: (id: string, body: NewSlots): Promise<SlotReport> =>
      unwrap(client.POST("/api/staff/services/{id}/slots", { ...at(id), body })),

    /** Public: residents see the same. */
    drawRecord: (id: string): Promise<DrawRecord> => unwrap(client.GET("/api/services/{id}/draw", at(id))),
    runDraw: (id: string): Promise<DrawRecord> => unwrap(client.POST("/api/staff/services/{id}/draw", at(id))),

    /** Bytes, not text: reading as text would take away the mark by which Excel knows UTF-8. */
    csvPart: async (id: string, from: string, to: string, next?: string): Promise<CsvPart> => {
      const query = { from, to, ...(next ? { next } : {}) };
      const answer = await client.GET("/api/staff/services/{id}/bookings.csv", {
        params: { path: { id }, query },
        parseAs: "arrayBuffer",
      });
      if (!answer.response.ok) throw refusal(answer.response.status, answer.error);
      // Days without bookings are a part without bytes, for which there is no data.
      const bytes = answer.data ?? new ArrayBuffer(0);
      return { bytes, next: answer.response.headers.get("x-next") ?? undefined };
    },
    reconcile: (id: string, from: string, to: string): Promise<Reconciliation> =>
      unwrap(client.GET("/api/staff/services/{id}/reconciliation", within(id, from, to))),

    bookByPhone: (body: PhoneBooking, key: string): Promise<StaffBooking> =>
      unwrap(client.POST("/api/staff/bookings", { params: { header: { "Idempotency-Key": key } }, body })),
    attend: (booking: Placed, state: AttendanceState): Promise<StaffBooking> =>
      unwrap(client.POST("/api/staff/slots/{slot}/bookings/{id}/attendance", { ...of(booking), body: { state } })),
    confirm: (booking: Placed, accept: boolean): Promise<StaffBooking> =>
      unwrap(client.POST("/api/staff/slots/{slot}/bookings/{id}/confirmation", { ...of(booking), body: { accept } })),
    cancelBooking: (booking: Placed): Promise<StaffBooking> =>
      unwrap(client.POST("/api/staff/slots/{slot}/bookings/{id}/cancellation", of(booking))),

    /** Asking for the thread tells the family that it was read. */
    thread: (booking: Placed): Promise<ThreadMessage[]> =>
      unwrap(client.GET("/api/staff/slots/{slot}/bookings/{id}/messages", of(booking))),
    tell: (booking: Placed, text: string, key: string): Promise<ThreadMessage> =>
      unwrap(
        client.POST("/api/staff/slots/{slot}/bookings/{id}/messages", {
          params: { path: { slot: booking.slot, id: booking.id }, header: { "Idempotency-Key": key } },
          body: { text },
        }),
      ),

    /** Without a number it only counts; with the number that was seen, the day is closed and everyone is told. */
    closeDay: (service_id: string, date: string, confirmed_count?: number): Promise<ClosureReport> =>
      unwrap(
        client.POST("/api/staff/closures", {
          body: { service_id, date, ...(confirmed_count === undefined ? {} : { confirmed_count }) },
        }),
      ),
  };
}
