/**
 * A device's side of the API: every request is signed by the device's own key and good once. It knows the headers and
 * the answers; the key, the clocks and what is done with an answer belong to the caller.
 */
import type { Answer, Cursor, Millis, Moment, Page, Push } from "@tsunagu/sync";
import { OfflineError, refusal } from "./errors";
import type { components } from "./schema";

type Schemas = components["schemas"];

export type CarriedPush = Schemas["CarriedPush"];
export type DeviceCard = Schemas["DeviceCard"];
export type NewDevice = Schemas["NewDevice"];
export type PassKey = Schemas["PassKey"];
export interface Pulled extends Omit<Schemas["Pulled"], "pages"> {
  pages: { feed: string; page: Page }[];
}
export type DeviceApi = ReturnType<typeof deviceApi>;

/** Who signs, and what tells the time. */
export interface Signer {
  /** `<facility>.<device>`. */
  name: string;
  /** base64url of the P-256 signature (r and s) with SHA-256. */
  sign(message: string): Promise<string>;
  /** The device's idea of the server's time at a moment of its clocks. */
  time(at: Moment): Millis;
}

/** The device's clocks, and where the server's time goes whenever an answer tells it. */
export interface Clocks {
  moment(): Moment;
  heard(server: Millis, sent: Moment, received: Moment): void;
}

/** What a signature says of a request besides its method, path and body. */
export interface Signed {
  time: string;
  nonce: string;
  signature: string;
}

const PUSH = "/api/sync/push";
const NONCE_BYTES = 16;

/** Introduces a new device with the code that staff were shown. */
export async function enrolDevice(body: NewDevice, clocks: Clocks): Promise<DeviceCard> {
  const answer = await send("POST", "/api/sync/enrolment", JSON.stringify(body), {}, clocks);
  if (answer.status !== 201) throw refusal(answer.status, answer.body);
  return answer.body as DeviceCard;
}

export function deviceApi(signer: Signer, clocks: Clocks) {
  /** `made`: when the body was, whose time the signature bears: a push says that nothing else was written until then. */
  async function call(method: string, path: string, body?: string, made = clocks.moment()): Promise<Reply> {
    for (let attempt = 1; ; attempt++) {
      const { time, nonce, signature } = await signed(signer, made, method, path, body ?? "");
      const headers = {
        "Tsunagu-Device": signer.name,
        "Tsunagu-Time": time,
        "Tsunagu-Nonce": nonce,
        "Tsunagu-Signature": signature,
      };
      const answer = await send(method, path, body, headers, clocks);
      // The refusal itself told the server's time: a wrong clock costs one more request and nothing else.
      const stale = answer.status === 401 && refusal(answer.status, answer.body).code === "device_stale";
      if (!stale || attempt === 2) return answer;
    }
  }

  return {
    card: async (): Promise<DeviceCard> => value(await call("GET", "/api/sync/device")),
    push: async (push: Push): Promise<Answer> => judged(await call("POST", PUSH, JSON.stringify(push), push.sent)),
    pull: async (cursors: Cursor[]): Promise<Pulled> => {
      const cursor = base64url(new TextEncoder().encode(JSON.stringify(cursors)));
      return value(await call("GET", `/api/sync/pull?cursor=${cursor}`));
    },
    /** A push as another device can carry it: the body and its signature, not sent. */
    sealPush: async (push: Push): Promise<Signed & { body: string }> => {
      const body = JSON.stringify(push);
      return { body, ...(await signed(signer, push.sent, "POST", PUSH, body)) };
    },
    carried: async (push: CarriedPush): Promise<Answer> =>
      judged(await call("POST", "/api/sync/carried", JSON.stringify(push))),
  };
}

interface Reply {
  status: number;
  body: unknown;
}

async function send(
  method: string,
  path: string,
  body: string | undefined,
  headers: Record<string, string>,
  clocks: Clocks,
): Promise<Reply> {
  const sent = clocks.moment();
  try {
    const response = await fetch(path, {
      method,
      headers: {
        ...headers,
        "Accept-Language": "ja",
        ...(body === undefined ? {} : { "Content-Type": "application/json" }),
      },
      ...(body === undefined ? {} : { body }),
      cache: "no-store",
      // A gate whose network swallows packets is offline, and not waiting for ever.
      signal: AbortSignal.timeout(20_000),
    });
    const server = Number(response.headers.get("Tsunagu-Time") ?? Number.NaN);
    if (Number.isSafeInteger(server)) clocks.heard(server, sent, clocks.moment());
    const text = await response.text();
    return { status: response.status, body: json(text) };
  } catch {
    throw new OfflineError();
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // A proxy's page, say.
    return undefined;
  }
}

function value<T>({ status, body }: Reply): T {
  if (status !== 200) throw refusal(status, body);
  return body as T;
}

/** 409 and 422 are answers too. */
function judged({ status, body }: Reply): Answer {
  if (typeof body === "object" && body !== null && "answer" in body) return body as Answer;
  throw refusal(status, body);
}

async function signed(signer: Signer, made: Moment, method: string, path: string, body: string): Promise<Signed> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(body));
  const hex = Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const time = String(Math.round(signer.time(made)));
  const nonce = base64url(crypto.getRandomValues(new Uint8Array(NONCE_BYTES)));
  const signature = await signer.sign(`${method}\n${path}\n${time}\n${nonce}\n${hex}`);
  return { time, nonce, signature };
}

/** Without padding, as the server writes and reads it. */
export function base64url(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
