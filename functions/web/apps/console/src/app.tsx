import { ApiError, type StaffApi } from "@tsunagu/api-client";
import { Button, useLoad } from "@tsunagu/ui";
import { useEffect, useState } from "preact/hooks";
import { CalendarPage } from "./pages/calendar";
import { MilestonePage } from "./pages/milestone";
import { RunsPage } from "./pages/runs";
import { mayLeave } from "./unsaved";

const places = [
  { hash: "#/calendar", name: "カレンダー" },
  { hash: "#/runs", name: "配信" },
] as const;

export function App({
  api,
  municipality,
  onLeave,
}: {
  api: StaffApi;
  municipality: string;
  onLeave: (expired: boolean) => void;
}) {
  const hash = useHash();
  const milestones = useLoad("milestones", api.milestones);
  const onRuns = hash.startsWith("#/runs");
  const id = hash.startsWith("#/calendar/") ? decodeURIComponent(hash.slice("#/calendar/".length)) : undefined;

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new place starts at its top
  useEffect(() => scrollTo(0, 0), [onRuns, id]);

  const expired = (error: Error | undefined) => error instanceof ApiError && error.status === 401;
  useEffect(() => {
    if (expired(milestones.error)) onLeave(true);
  });

  return (
    <>
      <header class="border-b border-solid-gray-420">
        <div class="mx-auto flex max-w-6xl flex-wrap items-center gap-x-6 px-4">
          <p class="w-full pt-2 text-std-16B-170 desktop:w-auto desktop:pb-2">{municipality} 職員用</p>
          <nav aria-label="主なページ">
            <ul class="flex">
              {places.map((place) => (
                <li key={place.hash}>
                  <a
                    href={place.hash}
                    aria-current={(place.hash === "#/runs") === onRuns ? "page" : undefined}
                    class="flex min-h-12 items-center border-b-4 border-transparent px-4 hover:bg-solid-gray-50 aria-[current]:border-key-900 aria-[current]:text-std-16B-170 aria-[current]:text-key-900"
                  >
                    {place.name}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <span class="flex-1" />
          <Button look="text" size="small" onClick={() => mayLeave() && onLeave(false)}>
            サインアウト
          </Button>
        </div>
      </header>
      <main class="mx-auto flex max-w-6xl flex-col gap-6 px-4 py-6">
        {onRuns ? (
          <RunsPage api={api} onExpired={() => onLeave(true)} />
        ) : id ? (
          <MilestonePage key={id} api={api} id={id} list={milestones} onExpired={() => onLeave(true)} />
        ) : (
          <CalendarPage list={milestones} />
        )}
      </main>
    </>
  );
}

/** Where the person is. The address changes before anyone can be asked, so staying means changing it back. */
function useHash(): string {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => {
      if (location.hash === hash) return;
      if (mayLeave()) setHash(location.hash);
      else location.hash = hash;
    };
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, [hash]);
  return hash;
}
