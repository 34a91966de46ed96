import { type Absence, ApiError, type NewAbsence } from "@tsunagu/api-client";
import type { Drawer } from "@tsunagu/sync";
import { idOf, kindOf } from "./reports";

/**
 * A report that this phone promised to send. `undoing` was taken back after it may have arrived, `refused` and `lapsed`
 * have no way left and stay until they were read.
 */
export interface Item {
  /** Sent with it, so that it has its effect once however often it leaves the phone. */
  key: string;
  state: "waiting" | "undoing" | "refused" | "lapsed";
  report: NewAbsence;
  /** It left the phone at least once, and no answer came. */
  tried: boolean;
  /** The service's sentence, where it refused. */
  sentence?: string;
}

/** Who takes what is sent. */
export interface Desk {
  reportAbsence(report: NewAbsence, key: string): Promise<Absence[]>;
  withdrawAbsence(id: string): Promise<void>;
}

/** What came of an item. */
export interface Settled {
  item: Item;
  absences: Absence[];
}

/** The reports of one resident that are still on this phone. What it decides survives a reload at every step. */
export class Outbox {
  /** Where storage is full or forbidden, reports live as long as the page. */
  private held: Item[] | undefined;
  private running: Promise<Settled[]> | undefined;
  private readonly watchers = new Set<() => void>();

  constructor(
    private readonly place: Drawer<Item[]>,
    private readonly makeKey: () => string,
  ) {}

  items(): Item[] {
    return this.held ?? this.place.read() ?? [];
  }

  /** Whether what it holds is lost with the page. */
  get fleeting(): boolean {
    return this.held !== undefined;
  }

  watch(look: () => void): () => void {
    this.watchers.add(look);
    return () => this.watchers.delete(look);
  }

  add(report: NewAbsence): string {
    const key = this.makeKey();
    this.put([...this.items(), { key, state: "waiting", report, tried: false }]);
    return key;
  }

  /** Says something else instead. A report that may have arrived is taken back first: its key stands for its words. */
  change(key: string, report: NewAbsence): string {
    const item = this.find(key);
    if (item && !item.tried) {
      this.put(this.items().map((one) => (one.key === key ? { ...one, report } : one)));
      return key;
    }
    this.takeBack(key);
    return this.add(report);
  }

  /** Forgets a report that never left; one that may have arrived is withdrawn there too. */
  takeBack(key: string): void {
    if (!this.find(key)?.tried) this.dismiss(key);
    else this.put(this.items().map((one) => (one.key === key ? { ...one, state: "undoing" } : one)));
  }

  dismiss(key: string): void {
    this.put(this.items().filter((one) => one.key !== key));
  }

  find(key: string): Item | undefined {
    return this.items().find((one) => one.key === key);
  }

  /** Sends what waits, oldest first, until something gets no answer. Several calls at a time are one. */
  send(desk: Desk, today: () => string): Promise<Settled[]> {
    this.running ??= this.round(desk, today).finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async round(desk: Desk, today: () => string): Promise<Settled[]> {
    const settled: Settled[] = [];
    for (;;) {
      this.lapse(today());
      const item = this.items().find(({ state }) => state === "waiting" || state === "undoing");
      if (!item) return settled;
      this.mark(item.key, { tried: true });
      try {
        const absences = item.state === "waiting" ? await desk.reportAbsence(item.report, item.key) : [];
        if (item.state === "undoing") await withdraw(desk, item.report);
        this.arrived(item);
        settled.push({ item, absences });
      } catch (error) {
        if (!isRefusal(error)) return settled;
        this.mark(item.key, { state: "refused", sentence: error.message });
      }
    }
  }

  /** It may have been taken back while it was under way: then it still has to be withdrawn. */
  private arrived(item: Item): void {
    if (this.find(item.key)?.state === item.state) this.dismiss(item.key);
  }

  /** Days that passed meanwhile cannot be reported any more; nobody is told that they were. */
  private lapse(today: string): void {
    const next = this.items().flatMap((item): Item[] => {
      const past = item.report.days.filter((day) => day < today);
      const pending = item.state === "waiting" || item.state === "undoing";
      if (!pending || past.length === 0) return [item];
      const left = item.report.days.filter((day) => day >= today);
      const gone: Item = {
        ...item,
        key: `${item.key}.past`,
        state: "lapsed",
        report: { ...item.report, days: past },
      };
      return [
        ...(item.state === "waiting" ? [gone] : []),
        ...(left.length > 0 ? [{ ...item, report: { ...item.report, days: left } }] : []),
      ];
    });
    if (next.some((item, n) => item !== this.items()[n])) this.put(next);
  }

  private mark(key: string, change: Partial<Item>): void {
    this.put(this.items().map((one) => (one.key === key ? { ...one, ...change } : one)));
  }

  private put(items: Item[]): void {
    const kept = this.place.write(items);
    this.held = kept ? undefined : items;
    for (const look of this.watchers) look();
  }
}

/** A report is named by its child, day and kind. One that never arrived is as good as withdrawn. */
async function withdraw(desk: Desk, report: NewAbsence): Promise<void> {
  const { child_ids, days } = report;
  for (const child of child_ids) {
    for (const day of days) {
      try {
        await desk.withdrawAbsence(idOf(child, day, kindOf(report)));
      } catch (error) {
        if (!(error instanceof ApiError && error.code === "not_found")) throw error;
      }
    }
  }
}

/** Whether trying again is no use. A login that ran out, a crowd or an outage pass. */
function isRefusal(error: unknown): error is ApiError {
  return error instanceof ApiError && error.status < 500 && error.status !== 401 && error.status !== 429;
}
