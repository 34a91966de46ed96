import { useLayoutEffect, useState } from "preact/hooks";

/**
 * Where in the page somebody is. Ids name a service, a slot, a booking, a benefit, a centre, a facility, a message or
 * interviews; nothing personal is ever part of it, and least of all where somebody lives.
 */
export type Place =
  | {
      at:
        | "calendar"
        | "bookings"
        | "children"
        | "settings"
        | "nursery"
        | "fever"
        | "pass"
        | "visits"
        | "benefits"
        | "nurseries"
        | "points"
        | "messages";
    }
  /** The code came by a QR, or is still to be typed. */
  | { at: "join"; code?: string }
  | { at: "enter"; id: string; code: string }
  | { at: "service" | "draw" | "message" | "interview"; id: string }
  | { at: "slot"; id: string; step: "form" | "confirm" }
  | { at: "booking"; id: string; step: "view" | "done" | "change" }
  /** One of the facilities that `nurseries` finds, by municipality and id. */
  | { at: "facility"; id: string }
  | { at: "benefit"; id: string; step: "view" | "account" }
  /** Back from the sign-in with a card: with a code, or with the state alone where somebody turned back. */
  | { at: "identity"; state?: string; code?: string };

/**
 * A cell of the bar at the foot. Whoever enters a centre came for that alone, benefits are there for few families at a
 * time, a nursery is looked for in few months of a life, a fever is over in days, and messages call by LINE: they have none.
 */
export type Page =
  | "calendar"
  | "bookings"
  | "nursery"
  | "children"
  | "settings"
  | "centre"
  | "benefits"
  | "nurseries"
  | "messages"
  | "fever";

const plain = [
  "calendar",
  "bookings",
  "children",
  "settings",
  "nursery",
  "fever",
  "pass",
  "visits",
  "benefits",
  "nurseries",
  "messages",
] as const;
const isPlain = (at: string | undefined): at is (typeof plain)[number] => plain.some((one) => one === at);

export const pageOf = (place: Place): Page => {
  switch (place.at) {
    case "calendar":
    case "children":
    case "settings":
      return place.at;
    case "nursery":
    case "pass":
    case "join":
      return "nursery";
    case "enter":
    case "visits":
      return "centre";
    case "benefits":
    case "benefit":
    case "identity":
      return "benefits";
    case "nurseries":
    case "points":
    case "facility":
      return "nurseries";
    case "fever":
      return "fever";
    case "messages":
    case "message":
    case "interview":
      return "messages";
    default:
      return "bookings";
  }
};

/** Reads `bookings`, `booking/<id>`, `slot/<id>/confirm` and the like; anything else is no place. */
export function parsePlace(text: string | null | undefined): Place | undefined {
  const [at, id, step, ...rest] = (text ?? "").replace(/^#?\/?/, "").split("/");
  if (rest.length > 0) return undefined;
  if (id === undefined) return isPlain(at) || at === "join" || at === "identity" ? { at } : undefined;
  if (at === "identity") return isAnswer(id) ? back(id, step) : undefined;
  if (at === "nurseries") return step === undefined ? nurseries(id) : undefined;
  if (!isWord(id)) return undefined;
  if (at === "join") return step === undefined ? { at, code: id } : undefined;
  if (at === "enter") return step && isWord(step) ? { at, id, code: step } : undefined;
  if (at === "service" || at === "draw" || at === "message" || at === "interview") {
    return step === undefined ? { at, id } : undefined;
  }
  if (at === "slot") {
    return step === undefined ? { at, id, step: "form" } : step === "confirm" ? { at, id, step } : undefined;
  }
  if (at === "benefit") {
    return step === undefined ? { at, id, step: "view" } : step === "account" ? { at, id, step } : undefined;
  }
  if (at !== "booking") return undefined;
  return step === undefined
    ? { at, id, step: "view" }
    : step === "done" || step === "change"
      ? { at, id, step }
      : undefined;
}

function back(state: string, code: string | undefined): Place | undefined {
  if (code === undefined) return { at: "identity", state };
  return isAnswer(code) ? { at: "identity", state, code } : undefined;
}

/** The estimate, or a facility, whose code of six digits no other word here begins with. */
function nurseries(id: string): Place | undefined {
  if (id === "points") return { at: "points" };
  return /^\d{6}-[\w.-]{1,64}$/.test(id) ? { at: "facility", id } : undefined;
}

const isWord = (text: string) => /^[\w.-]{1,64}$/.test(text);
/** What the provider of the sign-in chose: characters that an address holds as they are (RFC 3986, unreserved). */
const isAnswer = (text: string) => /^[\w.~-]{1,512}$/.test(text);

/** The fragment of a place. */
export function hrefOf(place: Place): string {
  if (place.at === "enter") return `#/enter/${place.id}/${place.code}`;
  if (place.at === "identity") return ["#/identity", place.state, place.code].filter(Boolean).join("/");
  if (place.at === "join") return place.code ? `#/join/${place.code}` : "#/join";
  if (place.at === "points") return "#/nurseries/points";
  if (place.at === "facility") return `#/nurseries/${place.id}`;
  if (!("id" in place)) return `#/${place.at}`;
  const step = "step" in place && place.step !== "form" && place.step !== "view" ? `/${place.step}` : "";
  return `#/${place.at}/${place.id}${step}`;
}

/** Goes on to a place. With `instead` there is no way back to the one left, such as a form that was sent. */
export function go(place: Place, instead = false): void {
  if (instead) location.replace(hrefOf(place));
  else location.hash = hrefOf(place);
}

/** Messages in LINE open a place by hash or `?page=`; inside, places change by hash. */
function current(): Place {
  return (
    parsePlace(location.hash) ?? parsePlace(new URLSearchParams(location.search).get("page")) ?? { at: "calendar" }
  );
}

export function usePlace(): Place {
  const [place, setPlace] = useState(current);
  // Listens before the first paint: a page that goes on at once, as whoever comes back from the sign-in does, is followed.
  useLayoutEffect(() => {
    const follow = () => setPlace(current());
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return place;
}
