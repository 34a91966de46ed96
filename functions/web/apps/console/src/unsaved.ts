/** Text that is on the screen and nowhere else: leaving it is asked about, and a sign-in that ran out does not take it. */
import { drawer } from "@tsunagu/sync";
import { useEffect, useRef } from "preact/hooks";

const QUESTION = "保存していない変更があります。移動すると消えます。移動しますか。";

/** What is being written at the moment, each with the name it is kept under and a way to read it. */
const writing = new Set<{ name: string; read: () => unknown }>();

/**
 * While `dirty`, closing the tab and moving inside the console ask first. `value` is what is kept under `name` when the
 * sign-in runs out meanwhile.
 */
export function useUnsaved<T>(dirty: boolean, name: string, value: T): void {
  const latest = useRef(value);
  latest.current = value;
  useEffect(() => {
    if (!dirty) return;
    const mine = { name, read: () => latest.current };
    // The browser asks in its own words.
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    writing.add(mine);
    addEventListener("beforeunload", ask);
    return () => {
      writing.delete(mine);
      removeEventListener("beforeunload", ask);
    };
  }, [dirty, name]);
}

/** Whether the person may leave what is on the screen. */
export const mayLeave = (): boolean => writing.size === 0 || confirm(QUESTION);

const rescued = drawer<Record<string, unknown>>("console.rescued");

/** Keeps what was being written until the sign-in has been renewed. */
export function rescue(): void {
  if (writing.size > 0) rescued.write(Object.fromEntries([...writing].map(({ name, read }) => [name, read()])));
}

/** Whether something waits to be taken, so that the place where it was written is opened again. */
export const hasRescued = (name: string): boolean => rescued.read()?.[name] !== undefined;

/** What was kept under this name, once. */
export function takeRescued<T>(name: string): T | undefined {
  const { [name]: kept, ...others } = rescued.read() ?? {};
  if (kept === undefined) return undefined;
  if (Object.keys(others).length === 0) rescued.clear();
  else rescued.write(others);
  return kept as T;
}

/** Somebody signs out, perhaps for somebody else to sign in: nothing of the one is shown to the other. */
export const forgetRescued = (): void => rescued.clear();
