import { Banner, Button, useLoad } from "@tsunagu/ui";
import { useEffect } from "preact/hooks";
import { usePoll } from "../benefits/poll";
import { Progress } from "../benefits/progress";
import { Told } from "../benefits/told";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { people } from "./words";

/** How far a roster has come that is taken over in the background. Nobody has to stay here for that. */
export function ImportProgress({ id, onDone }: { id: string; onDone: () => void }) {
  const { api } = useDesk();
  const loaded = useLoad(id, () => api.rosterImport(id));
  const state = loaded.value;
  const complete = state?.complete === true;
  usePoll(!complete, loaded);
  useExpiry([loaded.error]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is done
  useEffect(() => {
    if (complete) onDone();
  }, [complete]);
  return (
    <section aria-labelledby="import" class="flex flex-col gap-4 rounded-12 border-2 border-key-900 p-4">
      <h2 id="import" class="text-std-20B-150">
        名簿の取り込み
      </h2>
      {loaded.error && <Problem error={loaded.error} action={<Button onClick={loaded.reload}>もう一度読む</Button>} />}
      {!complete && (
        <Told>
          <p>取り込んでいます。このページを離れても、取り込みは続きます。</p>
        </Told>
      )}
      <Progress name="進みぐあい" done={state?.percent ?? 0} all={100} />
      {complete && state && (
        <Told>
          <Banner tone="success">{people(state.children)}の名簿を取り込みました。</Banner>
        </Told>
      )}
      {state && state.stale > 0 && (
        <Banner tone="warning">
          {`ほかの職員が同時に変えた ${people(state.stale)}は、取り込まずに元のままにしました。同じファイルを、もう一度取り込んでください。`}
        </Banner>
      )}
    </section>
  );
}
