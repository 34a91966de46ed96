// The peer of B3: how LINE's published sample for salon reservations (line/line-api-use-case-reservation-hairsalon,
// reservation_put) takes an appointment, told in our own words: write the reservation, read the shop, read the member of
// staff's day, look for an overlap in what was read, write the whole day back without a condition. Its two reminder rows
// and its push are left out.
import { randomUUID } from "node:crypto";
import {
  CreateTableCommand, DeleteItemCommand, DynamoDBClient, GetItemCommand, PutItemCommand, UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";

const [clients, slots] = process.argv.slice(2).map(Number);
const phones = Array.from({ length: clients }, () => new DynamoDBClient({}));
const suffix = `${clients}-${process.pid}`;
const [BOOKINGS, SHOPS, DAYS] = ["bookings", "shops", "days"].map((name) => `peer-${name}-${suffix}`);

const S = (text) => ({ S: text });
const key = (hash, range) => [
  { AttributeName: hash, KeyType: "HASH" },
  ...(range ? [{ AttributeName: range, KeyType: "RANGE" }] : []),
];
for (const [TableName, hash, range] of [[BOOKINGS, "id"], [SHOPS, "id"], [DAYS, "staff", "day"]]) {
  const names = range ? [hash, range] : [hash];
  await phones[0].send(new CreateTableCommand({
    TableName, BillingMode: "PAY_PER_REQUEST", KeySchema: key(hash, range),
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
  }));
}
await phones[0].send(new PutItemCommand({ TableName: SHOPS, Item: { id: S("1"), open: S("10:00"), close: S("19:00") } }));

async function book(phone, day, from, to) {
  const id = S(randomUUID());
  await phone.send(new PutItemCommand({ TableName: BOOKINGS, Item: { id, day: S(day), from: S(from), to: S(to) } }));
  await phone.send(new GetItemCommand({ TableName: SHOPS, Key: { id: S("1") } }));
  const Key = { staff: S("1"), day: S(day) };
  const { Item: row } = await phone.send(new GetItemCommand({ TableName: DAYS, Key }));
  const mine = { M: { from: S(from), to: S(to) } };
  if (!row) {
    await phone.send(new PutItemCommand({ TableName: DAYS, Item: { ...Key, times: { L: [mine] } } }));
    return true;
  }
  const times = [...row.times.L, mine].sort((a, b) => (a.M.from.S < b.M.from.S ? -1 : 1));
  if (times.some((time, at) => at > 0 && times[at - 1].M.to.S > time.M.from.S)) {
    await phone.send(new DeleteItemCommand({ TableName: BOOKINGS, Key: { id } }));
    return false;
  }
  await phone.send(new UpdateItemCommand({
    TableName: DAYS, Key, UpdateExpression: "set times = :t", ExpressionAttributeValues: { ":t": { L: times } },
  }));
  return true;
}

// Everybody opens the connection first, as people who look at a calendar before they tap have.
await Promise.all(phones.map((phone) => phone.send(new GetItemCommand({ TableName: SHOPS, Key: { id: S("1") } }))));
let double = 0;
for (let slot = 0; slot < slots; slot += 1) {
  const day = `2026-04-${slot}`;
  const told = await Promise.all(phones.map((phone) => book(phone, day, "10:00", "11:00")));
  if (told.filter(Boolean).length > 1) double += 1;
}
console.log(JSON.stringify({ clients, slots, double }));
