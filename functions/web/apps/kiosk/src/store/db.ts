/** What lies where on the device's disk. What is about people is sealed; numbers, hashes and keys that say nothing are not. */
import type { DeviceCard } from "@tsunagu/api-client";
import type { Head, KeptCommand, Known, Lease, LogId } from "@tsunagu/sync";
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Sealed } from "./seal";

/** A log without its entries. */
export interface KeptLog {
  id: LogId;
  base: Head;
  acked: number;
  /** The server found that it was copied or set back: nothing is written to it any more. */
  closed: boolean;
}

/** Why an entry is not on the board. */
export interface Refused {
  log: LogId;
  n: number;
  why: string;
}

/** The device's keys; neither can leave the browser. */
export interface Keys {
  sign: CryptoKey;
  /** The uncompressed point, base64url. */
  publicKey: string;
  seal: CryptoKey;
}

/** Single things, by name. */
export interface Things {
  keys: Keys;
  card: DeviceCard;
  known: Known;
  lease: Lease;
  commands: KeptCommand[];
  refused: Refused[];
  /** The day on which the paper twin was last offered and answered. */
  paper: string;
  /** Sealed: what changes from day to day. */
  passKeys: Sealed;
  /** The id of the LIFF app, for the QR at an entrance. */
  liff: string;
}

export interface KioskSchema extends DBSchema {
  things: { key: keyof Things; value: Things[keyof Things] };
  logs: { key: LogId; value: KeptLog };
  entries: { key: [LogId, number]; value: Sealed };
  feeds: { key: string; value: Sealed };
}

export type Db = IDBPDatabase<KioskSchema>;

/** The one database of a device. */
export const STORE = "tsunagu-kiosk";

export const openDb = (name: string): Promise<Db> =>
  openDB<KioskSchema>(name, 1, {
    upgrade(db) {
      db.createObjectStore("things");
      db.createObjectStore("logs", { keyPath: "id" });
      db.createObjectStore("entries");
      db.createObjectStore("feeds");
    },
  });
