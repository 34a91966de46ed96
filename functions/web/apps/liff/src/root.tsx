import {
  type Language,
  loadConfig,
  type Me,
  type PageConfig,
  type ResidentApi,
  residentApi,
  subject,
} from "@tsunagu/api-client";
import { Spinner, useLoad } from "@tsunagu/ui";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { App } from "./app";
import { openLiff } from "./liff";
import { PassPage } from "./nursery/pass-page";
import { holdsPass } from "./nursery/passes";
import { Problem } from "./problem";
import { localeOf, SpeechContext, speak } from "./texts";

/** Starts LIFF, finds out who is here, and speaks their language from then on. */
export function Root() {
  const [language, setLanguage] = useState<Language>(navigator.language.startsWith("ja") ? "ja" : "en");
  // The client reads the language when it calls, so that a change needs no new client.
  const spoken = useRef<Language | undefined>(undefined);

  /** Who is here, also where the service itself gives no answer. */
  const known = useRef<{ api: ResidentApi; owner: string } | undefined>(undefined);

  const started = useLoad("start", async () => {
    const config: PageConfig = await loadConfig();
    const opened = await openLiff(config.liff_sdk_url, config.liff_id);
    setLanguage(opened.language);
    const api = residentApi({ idToken: opened.idToken, language: () => spoken.current });
    const owner = subject(opened.idToken());
    known.current = { api, owner };
    const me: Me = await api.me();
    return { config, api, me, owner };
  });

  useEffect(() => {
    if (started.value) setLanguage(started.value.me.language as Language);
  }, [started.value]);
  spoken.current = language;

  useEffect(() => {
    // やさしい日本語 is Japanese; there is no language tag that screen readers would know it by.
    document.documentElement.lang = localeOf(language);
    document.title = speak(language)("app");
  }, [language]);

  const speech = useMemo(() => ({ language, locale: localeOf(language), say: speak(language) }), [language]);

  return (
    <SpeechContext.Provider value={speech}>
      {started.value ? (
        <App
          api={started.value.api}
          owner={started.value.owner}
          municipality={started.value.config.municipality}
          me={started.value.me}
          onMe={(me) => started.value && started.set({ ...started.value, me })}
        />
      ) : (
        <main class="mx-auto flex max-w-xl flex-col gap-4 p-4">
          <h1 class="sr-only">{speech.say("app")}</h1>
          {started.error ? (
            <>
              <Problem error={started.error} onRetry={() => location.reload()} otherwise="start_failed" />
              {known.current && holdsPass(known.current.owner) && <PassPage {...known.current} alone />}
            </>
          ) : (
            <Spinner label={speech.say("loading")} />
          )}
        </main>
      )}
    </SpeechContext.Provider>
  );
}
