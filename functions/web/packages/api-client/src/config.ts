import createClient from "openapi-fetch";
import { reach, unwrap } from "./errors";
import type { paths } from "./schema";
import type { PageConfig } from "./types";

export type { PageConfig };

/** What the page needs to know before it can start. */
export function loadConfig(): Promise<PageConfig> {
  const client = createClient<paths>({ baseUrl: location.origin, fetch: reach });
  return unwrap(client.GET("/config.json"));
}
