import { OfflineError } from "./errors";

/** The directory of banks that lies beside the console's pages, as CSV. */
export async function publishedBanks(): Promise<string> {
  const answer = await fetch(new URL("/console/banks.csv", location.origin)).catch(() => undefined);
  if (!answer?.ok) throw new OfflineError();
  return answer.text();
}
