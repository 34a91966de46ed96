import { afterEach, expect, it, vi } from "vitest";
import { deviceDrawer, drawer } from "./drawer";

afterEach(() => vi.unstubAllGlobals());

it("gives back what was put in, until it is cleared", () => {
  const shelf = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => shelf.set(key, value),
    removeItem: (key: string) => shelf.delete(key),
  });
  const form = drawer<{ due: string }>("form.a");

  form.write({ due: "2026-07-24" });

  expect(form.read()).toEqual({ due: "2026-07-24" });
  expect(drawer("form.b").read()).toBeUndefined();
  form.clear();
  expect(form.read()).toBeUndefined();
});

it("is empty where the browser forbids storage or keeps something else", () => {
  const forbidden = () => {
    throw new DOMException("forbidden", "SecurityError");
  };
  vi.stubGlobal("sessionStorage", { getItem: forbidden, setItem: forbidden, removeItem: forbidden });
  expect(drawer("x").write(1)).toBe(false);
  drawer("x").clear();
  expect(drawer("x").read()).toBeUndefined();

  vi.stubGlobal("sessionStorage", { getItem: () => "{half" });
  expect(drawer("x").read()).toBeUndefined();
});

it("keeps on the device what must outlive the tab, and says when it could not", () => {
  const shelf = new Map<string, string>();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => shelf.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > 10) throw new DOMException("full", "QuotaExceededError");
      shelf.set(key, value);
    },
    removeItem: (key: string) => shelf.delete(key),
  });
  const outbox = deviceDrawer<string>("outbox.a");

  expect([outbox.write("short"), outbox.write("much too long for it")]).toEqual([true, false]);
  expect(outbox.read()).toBe("short");
});
