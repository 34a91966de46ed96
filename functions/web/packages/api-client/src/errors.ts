import type { SlotCard } from "./types";

/** What a refusal says besides its code and sentence. */
export interface RefusalDetail {
  /** Why exactly, for the program, such as the field of a service that contradicts itself. */
  reason?: string;
  /** The nearest free slots, where one was full. */
  alternatives?: SlotCard[];
  /** The bookings that stand in the way. */
  bookings?: string[];
}

/** What the service refused, in its own words: `message` is for the person, `code` for the program. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail: RefusalDetail = {},
  ) {
    super(message);
    this.name = "ApiError";
  }
}

/** No answer came at all: no network, or the connection broke. */
export class OfflineError extends Error {
  constructor() {
    super("offline");
    this.name = "OfflineError";
  }
}

/** Anything a call may fail with. */
export type Failure = ApiError | OfflineError;

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The value of an answered call, or the failure thrown. */
export async function unwrap<T>(call: Promise<Answer<T>>): Promise<T> {
  const answer = await call;
  if (!answer.response.ok) throw refusal(answer.response.status, answer.error);
  // A 204 has no value; its operations are typed as such.
  return answer.data as T;
}

/** Reads an error body. A body that is not ours (a proxy's page, say) leaves the sentence empty for the page to fill. */
export function refusal(status: number, body: unknown): ApiError {
  const detail = isObject(body) && isObject(body.error) ? body.error : {};
  const code = typeof detail.code === "string" ? detail.code : "unknown";
  const message = typeof detail.message === "string" ? detail.message : "";
  return new ApiError(status, code, message, {
    ...(typeof detail.reason === "string" ? { reason: detail.reason } : {}),
    ...(Array.isArray(detail.alternatives) ? { alternatives: detail.alternatives } : {}),
    ...(Array.isArray(detail.bookings) ? { bookings: detail.bookings } : {}),
  });
}

/** `fetch` whose only failure is [`OfflineError`]. */
export async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    throw new OfflineError();
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
