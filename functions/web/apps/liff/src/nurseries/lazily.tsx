import { Banner, Button, Spinner, useLoad } from "@tsunagu/ui";
import type { FunctionComponent } from "preact";
import { useSpeech } from "../texts";

/** A part whose code comes when it is first shown: whoever reads the list alone need not load a map. */
const lazily = <P extends object>(name: string, bring: () => Promise<FunctionComponent<P>>): FunctionComponent<P> =>
  function Lazily(props: P) {
    const { say } = useSpeech();
    const part = useLoad(name, async () => ({ Part: await bring() }));
    if (part.value) return <part.value.Part {...props} />;
    if (!part.error) return <Spinner label={say("loading")} />;
    return (
      <Banner
        tone="warning"
        action={
          <Button size="small" onClick={part.reload}>
            {say("retry")}
          </Button>
        }
      >
        {say("nu_map_failed")}
      </Banner>
    );
  };

export const HitMap = lazily("hit-map", async () => (await import("./hit-map")).HitMap);
export const PickMap = lazily("pick-map", async () => (await import("./pick-map")).PickMap);
