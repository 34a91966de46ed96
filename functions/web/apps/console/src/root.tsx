import {
  ApiError,
  finishSignIn,
  loadConfig,
  signIn,
  signOut,
  staffApi,
  staffRoles,
  staffToken,
  subject,
} from "@tsunagu/api-client";
import { Button, Spinner, useAction, useLoad } from "@tsunagu/ui";
import { useCallback, useMemo, useState } from "preact/hooks";
import { App } from "./app";
import { Problem } from "./problem";
import { forgetRescued, rescue } from "./unsaved";

/** Who is not signed in sees one button; who is, the console. */
export function Root() {
  const [token, setToken] = useState(staffToken);
  const [over, setOver] = useState(false);
  const leaving = useAction();
  const started = useLoad("start", async () => {
    const config = await loadConfig();
    if (await finishSignIn(config)) setToken(staffToken());
    return config;
  });
  const api = useMemo(() => token && staffApi(() => token), [token]);

  const leave = useCallback((expired: boolean) => {
    if (expired) rescue();
    else forgetRescued();
    signOut();
    setToken(undefined);
    setOver(expired);
  }, []);

  if (started.loading) {
    return (
      <main>
        <Spinner label="読み込んでいます" />
      </main>
    );
  }
  if (token && api && started.value) {
    const officer = staffRoles(token).includes("officer");
    return <App api={api} config={started.value} officer={officer} me={subject(token)} onLeave={leave} />;
  }

  const config = started.value;
  const failure = started.error ?? leaving.error;
  return (
    <main class="mx-auto flex max-w-xl flex-col gap-6 px-4 py-16">
      <h1 class="text-std-28B-150">職員用コンソール</h1>
      {over && (
        <Problem
          error={new ApiError(401, "expired", "サインインの時間が切れました。もう一度サインインしてください。")}
        />
      )}
      {failure && <Problem error={failure} otherwise="サインインできませんでした。もう一度ためしてください。" />}
      <p>子育てのお知らせ、予約、通園、学校・園のお知らせ、給付を扱います。</p>
      {config ? (
        <Button look="primary" size="large" busy={leaving.busy} onClick={() => leaving.run(() => signIn(config))}>
          サインイン
        </Button>
      ) : (
        <Button size="large" onClick={() => location.assign(location.pathname)}>
          もう一度ためす
        </Button>
      )}
    </main>
  );
}
