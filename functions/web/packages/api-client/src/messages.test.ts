import createClient from "openapi-fetch";
import { expect, it } from "vitest";
import { ApiError } from "./errors";
import { messageCalls } from "./messages";
import type { paths } from "./schema";

/** A service that gives one answer and remembers what it was asked. */
function calls(answer: () => Response) {
  const asked: string[] = [];
  const client = createClient<paths>({
    baseUrl: "http://city.test",
    fetch: async ({ method, url }) => {
      asked.push(`${method} ${url.replace("http://city.test", "")}`);
      return answer();
    },
  });
  return { api: messageCalls(client), asked };
}

it("asks for a language and for older messages only where somebody wants them", async () => {
  const { api, asked } = calls(() => Response.json({ messages: [] }));
  await api.inbox();
  await api.inbox("2026-11-03T08:10:00+09:00");
  await api.message("msg_1");
  await api.message("msg_1", "zh-Hans");
  expect(asked).toEqual([
    "GET /api/messages",
    "GET /api/messages?before=2026-11-03T08%3A10%3A00%2B09%3A00",
    "GET /api/messages/msg_1",
    "GET /api/messages/msg_1?lang=zh-Hans",
  ]);
});

it("hands on a file as bytes, and says what was refused in words", async () => {
  const { api, asked } = calls(() => new Response("bytes", { headers: { "Content-Type": "image/png" } }));
  const file = await api.messageFile("msg_1", "0f");
  expect([file.type, await file.text()]).toEqual(["image/png", "bytes"]);
  expect(asked).toEqual(["GET /api/messages/msg_1/attachments/0f"]);

  const error = { code: "not_found", message: "見つかりませんでした。" };
  const { api: gone } = calls(() => Response.json({ error }, { status: 404 }));
  const refused = await gone.messageFile("msg_1", "0f").catch((failure: unknown) => failure);
  expect(refused).toBeInstanceOf(ApiError);
  expect(refused).toMatchObject({ status: 404, ...error });
});

it("puts the answers of one turn to the survey", async () => {
  const { api, asked } = calls(() => new Response(null, { status: 204 }));
  await api.answerSurvey("s1", "k_1", { q1: ["a", "b"] });
  expect(asked).toEqual(["PUT /api/surveys/s1/answers"]);
});
