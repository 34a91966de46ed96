import type { Pass, ResidentApi } from "@tsunagu/api-client";
import { deviceDrawer } from "@tsunagu/sync";
import { todayIn, useLoad } from "@tsunagu/ui";
import { useEffect, useRef } from "preact/hooks";

const place = (owner: string) => deviceDrawer<Pass[]>(`passes.${owner}`);

/** Whether this phone was given any key: somebody at a gate needs the code even when nothing else can be shown. */
export const holdsPass = (owner: string): boolean => (place(owner).read() ?? []).length > 0;

/** Today's and tomorrow's keys, also where nothing can be asked for: they are kept on the phone for as long as they count. */
export function usePasses(api: ResidentApi, owner: string) {
  const kept = useRef(place(owner)).current;
  const today = todayIn(api.now());
  const asked = useLoad(`passes ${today}`, async () => {
    const passes = await api.passes();
    kept.write(passes);
    return passes;
  });
  useEffect(() => {
    const again = () => asked.reload();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [asked.reload]);

  const passes = (asked.value ?? kept.read() ?? []).filter(({ day }) => day === today);
  return {
    passes,
    error: asked.error,
    loading: asked.loading,
    reload: asked.reload,
    answered: asked.value !== undefined,
  };
}
