/**
 * LINE's LIFF SDK, loaded from where the configuration says. `init` must end before anything changes the URL: until
 * then the URL carries what LINE needs, and a change would lead back to the login for ever.
 */
interface Liff {
  init(options: { liffId: string }): Promise<void>;
  isLoggedIn(): boolean;
  login(): void;
  getIDToken(): string | null;
  getLanguage(): string;
}

declare global {
  interface Window {
    liff?: Liff;
  }
}

export interface Opened {
  idToken: () => string;
  /** The language of LINE itself, until the resident's own choice is known. */
  language: "ja" | "en";
}

/** The page was not opened by someone whom LINE knows. */
export class NotLoggedIn extends Error {}

export async function openLiff(sdkUrl: string, liffId: string): Promise<Opened> {
  const liff = await loadSdk(sdkUrl);
  await liff.init({ liffId });
  if (!liff.isLoggedIn()) {
    liff.login();
    throw new NotLoggedIn("not logged in");
  }
  const first = liff.getIDToken();
  if (!first) throw new NotLoggedIn("no ID token");
  return { idToken: () => first, language: liff.getLanguage().startsWith("ja") ? "ja" : "en" };
}

function loadSdk(url: string): Promise<Liff> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = url;
    script.onload = () => (window.liff ? resolve(window.liff) : reject(new Error("the LIFF SDK did not start")));
    script.onerror = () => reject(new Error("the LIFF SDK could not be loaded"));
    document.head.append(script);
  });
}
