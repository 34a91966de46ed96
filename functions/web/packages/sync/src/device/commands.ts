/** Commands on a device: shown as 仮 until the one outcome arrives, by the answer to the push or by the outcomes feed. */
import type { Millis } from "../clock";
import { type Digest, type Key, keyName } from "../entry/ids";
import type { Code, Judgement, Push, Verdict } from "./push";

/** What became of a command: carried out, decided against, or too late. */
export type Outcome = { outcome: "done" } | { outcome: "refused"; code: Code } | { outcome: "expired" };

/**
 * A command as the device shows it.
 * - `waiting`: 仮, nothing is known yet.
 * - `overdue`: its time is over and nothing is known: it may have been carried out. Still 仮.
 * - [`Outcome`]: decided.
 */
export type Provisional = "waiting" | "overdue" | Outcome;

/**
 * The outcome of one command, as the outcomes feed carries it. The hash tells which of two branches of a copied log it is
 * about.
 */
export interface Settled {
  /** The command. */
  key: Key;
  /** Its entry. */
  hash: Digest;
  /** What became of it. */
  outcome: Outcome;
}

/** A command as the device's store has it. */
export interface KeptCommand {
  key: Key;
  hash: Digest;
  expiresAt: Millis;
  outcome: Outcome | null;
}

/**
 * The commands of one device. They are stored together with the acknowledgements of the log: an outcome that was heard and
 * forgotten is not said again by the push.
 */
export class Commands {
  #known = new Map<string, KeptCommand>();

  /** The commands as their store has them. */
  static restore(kept: Iterable<KeptCommand>): Commands {
    const commands = new Commands();
    for (const one of kept) commands.#known.set(keyName(one.key), { ...one });
    return commands;
  }

  /** What is to be stored. */
  kept(): KeptCommand[] {
    return [...this.#known.values()].map((one) => ({ ...one }));
  }

  /** A command was written down. */
  wrote(key: Key, hash: Digest, expiresAt: Millis): void {
    const name = keyName(key);
    if (!this.#known.has(name)) this.#known.set(name, { key, hash, expiresAt, outcome: null });
  }

  /** An answer to this push came back. */
  answered(push: Push, judgement: Judgement): void {
    for (const [place, verdict] of judgement.verdicts.entries()) {
      const known = this.#known.get(keyName({ log: push.log, n: push.from_n + place }));
      if (known) known.outcome ??= outcomeOf(verdict);
    }
  }

  /**
   * An outcome came by the feed. The first one stays: there is only one, and hearing it again changes nothing. One that is
   * about another entry under the same number is about another device's command.
   */
  decided(settled: Settled): void {
    const known = this.#known.get(keyName(settled.key));
    if (known?.hash === settled.hash) known.outcome ??= settled.outcome;
  }

  /** What to show, or `undefined` for what is no command of this device; `now` is its idea of the server's time. */
  show(key: Key, now: Millis): Provisional | undefined {
    const known = this.#known.get(keyName(key));
    return known && (known.outcome ?? (now > known.expiresAt ? "overdue" : "waiting"));
  }
}

/** What a verdict on a command means. A duplicate says nothing new, and no command is kept aside for later. */
export function outcomeOf(verdict: Verdict): Outcome | null {
  switch (verdict.verdict) {
    case "applied":
      return { outcome: "done" };
    case "rejected":
      return { outcome: "refused", code: verdict.code };
    case "expired":
      return { outcome: "expired" };
    case "duplicate":
    case "quarantined":
      return null;
  }
}
