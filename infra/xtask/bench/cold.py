"""The peer of `conversation` at its start: LINE's SDK and the DynamoDB client, loaded and made, then the first question
to the Runtime API."""

import http.client
import os

import boto3
from linebot.v3 import WebhookHandler
from linebot.v3.messaging import ApiClient, Configuration, MessagingApi

handler = WebhookHandler(os.environ["LINE_CHANNEL_SECRET"])
line = MessagingApi(ApiClient(Configuration(access_token="bench")))
store = boto3.client("dynamodb")

runtime = http.client.HTTPConnection(os.environ["AWS_LAMBDA_RUNTIME_API"])
runtime.request("GET", "/2018-06-01/runtime/invocation/next")
runtime.getresponse()
