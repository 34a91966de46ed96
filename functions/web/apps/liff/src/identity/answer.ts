import type { CardAnswer } from "@tsunagu/api-client";
import type { Place } from "../route";

/** What the browser brought back from the sign-in. It has no code where the person turned back or the provider refused. */
export function answerOf(place: Place): CardAnswer | undefined {
  if (place.at !== "identity" || !place.state) return undefined;
  const { state, code } = place;
  return code ? { state, code } : { state, error: "access_denied" };
}
