/** A place for one value, which stays there over a reload. */
export interface Drawer<T> {
  read(): T | undefined;
  /** Whether it is kept: storage may be full or forbidden, and then the value lives in the page's memory alone. */
  write(value: T): boolean;
  clear(): void;
}

/** The drawer of this name in this tab, gone with it. Whoever keeps something of a person puts that person into the name. */
export const drawer = <T>(name: string): Drawer<T> => drawerIn(() => sessionStorage, name);

/**
 * The same on this device, for what must outlive the tab: what was promised to be sent, and what is needed where there is
 * no network. Every tab sees it, so it is read again before each change.
 */
export const deviceDrawer = <T>(name: string): Drawer<T> => drawerIn(() => localStorage, name);

function drawerIn<T>(storage: () => Storage, name: string): Drawer<T> {
  const key = `tsunagu.${name}`;
  return {
    read() {
      try {
        const text = storage().getItem(key);
        return text === null ? undefined : (JSON.parse(text) as T);
      } catch {
        // Storage may be forbidden, or hold what another version wrote: nothing is kept then.
        return undefined;
      }
    },
    write(value) {
      try {
        storage().setItem(key, JSON.stringify(value));
        return true;
      } catch {
        return false;
      }
    },
    clear() {
      try {
        storage().removeItem(key);
      } catch {
        // As above.
      }
    },
  };
}
