// The peer of `conversation` at its start: LINE's SDK and the DynamoDB client, loaded and made, then the first question
// to the Runtime API.
import http from "node:http";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { messagingApi } from "@line/bot-sdk";

export const line = new messagingApi.MessagingApiClient({ channelAccessToken: "bench" });
export const store = new DynamoDBClient({});

http.get(`http://${process.env.AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation/next`);
