// The peer of `line-webhook`, as LINE's SDK for Node and the AWS SDK for JavaScript are meant to be used: verify the
// signature, parse, put every event on the FIFO queue. The loop below stands for Lambda's own runtime client and is
// lighter than it.
import { createHmac } from "node:crypto";
import http from "node:http";
import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { validateSignature } from "@line/bot-sdk";

const { AWS_LAMBDA_RUNTIME_API, LINE_CHANNEL_SECRET, ID_PEPPER, QUEUE_LINE_EVENTS } = process.env;
const sqs = new SQSClient({});

const pseudonym = (user) => `res_${createHmac("sha256", ID_PEPPER).update(user).digest("hex").slice(0, 26)}`;

async function handler(event) {
  const body = event.isBase64Encoded ? Buffer.from(event.body, "base64") : event.body;
  if (!validateSignature(body, LINE_CHANNEL_SECRET, event.headers["x-line-signature"] ?? "")) return { statusCode: 401 };
  const { events } = JSON.parse(body);
  const Entries = events.map((one, n) => ({
    Id: `${n}`,
    MessageBody: JSON.stringify(one),
    MessageGroupId: one.source?.userId ? pseudonym(one.source.userId) : "unknown-sender",
    MessageDeduplicationId: one.webhookEventId,
  }));
  const sent = await sqs.send(new SendMessageBatchCommand({ QueueUrl: QUEUE_LINE_EVENTS, Entries }));
  if (sent.Failed?.length) throw new Error("the queue refused");
  return { statusCode: 200, body: "" };
}

const [host, port] = AWS_LAMBDA_RUNTIME_API.split(":");
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
const base = "/2018-06-01/runtime/invocation";

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const request = http.request({ host, port, method, path: base + path, agent }, (answer) => {
      const parts = [];
      answer.on("data", (part) => parts.push(part));
      answer.on("end", () => resolve({ headers: answer.headers, body: Buffer.concat(parts).toString() }));
    });
    request.on("error", reject);
    request.end(body);
  });
}

for (;;) {
  const next = await call("GET", "/next");
  const id = next.headers["lambda-runtime-aws-request-id"];
  try {
    await call("POST", `/${id}/response`, JSON.stringify(await handler(JSON.parse(next.body))));
  } catch (error) {
    await call("POST", `/${id}/error`, JSON.stringify({ errorMessage: error.message, errorType: error.name }));
  }
}
