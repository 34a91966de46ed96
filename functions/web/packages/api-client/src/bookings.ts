import type { Client } from "openapi-fetch";
import { unwrap } from "./errors";
import type { paths } from "./schema";
import type { Booking, DrawRecord, Eligibility, NewBooking, ServiceCard, SlotCard, ThreadMessage } from "./types";

/**
 * A family's side of appointments. Whoever books, moves or writes gives a key with it: the same key and request have
 * the same effect once, however often they are sent.
 */
export function bookingCalls(client: Client<paths>) {
  const at = (id: string) => ({ params: { path: { id } } });
  const once = (id: string, key: string) => ({ params: { path: { id }, header: { "Idempotency-Key": key } } });

  return {
    services: (): Promise<ServiceCard[]> => unwrap(client.GET("/api/services")),
    /** Both days included, at most 62. */
    slots: (id: string, from: string, to: string): Promise<SlotCard[]> =>
      unwrap(client.GET("/api/services/{id}/slots", { params: { path: { id }, query: { from, to } } })),
    /** As if the booking `without` were not there: one that shall move does not stand in its own way. */
    eligibility: (id: string, without?: string): Promise<Eligibility[]> =>
      unwrap(
        client.GET("/api/services/{id}/eligibility", {
          params: { path: { id }, query: without ? { without } : {} },
        }),
      ),
    draw: (id: string): Promise<DrawRecord> => unwrap(client.GET("/api/services/{id}/draw", at(id))),
    bookings: (): Promise<Booking[]> => unwrap(client.GET("/api/bookings")),
    booking: (id: string): Promise<Booking> => unwrap(client.GET("/api/bookings/{id}", at(id))),
    book: (body: NewBooking, key: string): Promise<Booking> =>
      unwrap(client.POST("/api/bookings", { params: { header: { "Idempotency-Key": key } }, body })),
    move: (id: string, slot_id: string, key: string): Promise<Booking> =>
      unwrap(client.POST("/api/bookings/{id}/change", { ...once(id, key), body: { slot_id } })),
    cancel: (id: string): Promise<Booking> => unwrap(client.POST("/api/bookings/{id}/cancellation", at(id))),
    accept: (id: string): Promise<Booking> => unwrap(client.POST("/api/bookings/{id}/acceptance", at(id))),
    reveal: (id: string): Promise<Booking> => unwrap(client.POST("/api/bookings/{id}/revelation", at(id))),
    /** Asking for the thread is the receipt: what it holds counts as read. */
    messages: (id: string): Promise<ThreadMessage[]> => unwrap(client.GET("/api/bookings/{id}/messages", at(id))),
    reply: (id: string, text: string, key: string): Promise<ThreadMessage> =>
      unwrap(client.POST("/api/bookings/{id}/messages", { ...once(id, key), body: { text } })),
    /** The appointment as a file for the family's own calendar. */
    ics: (id: string): Promise<Blob> =>
      unwrap(client.GET("/api/bookings/{id}/ics", { ...at(id), parseAs: "blob" })) as Promise<Blob>,
  };
}
