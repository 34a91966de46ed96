/** A place in this tab for one value, which stays there over a reload and is gone with the tab. */
export interface Drawer<T> {
  read(): T | undefined;
  write(value: T): void;
  clear(): void;
}

/** The drawer of this name. Whoever keeps something of a person puts that person into the name. */
export function drawer<T>(name: string): Drawer<T> {
  const key = `tsunagu.${name}`;
  return {
    read() {
      try {
        const text = sessionStorage.getItem(key);
        return text === null ? undefined : (JSON.parse(text) as T);
      } catch {
        // Storage may be forbidden, or hold what another version wrote: nothing is kept then.
        return undefined;
      }
    },
    write(value) {
      try {
        sessionStorage.setItem(key, JSON.stringify(value));
      } catch {
        // Storage may be full or forbidden; the value then lives in the page's memory alone.
      }
    },
    clear() {
      try {
        sessionStorage.removeItem(key);
      } catch {
        // As above.
      }
    },
  };
}
