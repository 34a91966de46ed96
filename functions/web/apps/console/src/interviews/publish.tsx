import { ApiError } from "@tsunagu/api-client";
import { Banner, Button, Sheet, useAction } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { toldOf } from "./grid";
import type { Shared } from "./one";

/** Publishes exactly what is looked at, after saying who will be told. */
export function PublishPart({ day, put, reload }: Shared) {
  const { api } = useDesk();
  const [asking, ask] = useState(false);
  const { busy, error, run } = useAction();
  useExpiry([error]);
  const { result } = day;
  if (!result) return null;
  const { told, paper } = toldOf(day);
  const shown = result.shown;
  const publish = () =>
    void run(async () => {
      if (!shown) return;
      try {
        put(await api.publishInterview(day.id, shown));
      } finally {
        ask(false);
      }
    });
  return (
    <section aria-labelledby="publish" class="flex flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
      <h3 id="publish" class="text-std-20B-150">
        公開する
      </h3>
      <Who placed={result.placed} unplaced={result.unplaced} told={told} paper={paper} />
      {result.outdated && shown && (
        <Banner tone="warning">
          作ったあとで変わったことは、入っていません。先にもう一度つくることをおすすめします。
        </Banner>
      )}
      {!shown && (
        <Banner tone="warning">
          子どもや枠が変わったか、過ぎた時間があるため、この時間割は公開できません。もう一度つくってください。
        </Banner>
      )}
      {error && (
        <Problem
          error={error}
          action={
            error instanceof ApiError &&
            error.status === 409 && (
              <Button size="small" onClick={reload}>
                読み直す
              </Button>
            )
          }
        />
      )}
      <div>
        <Button look={result.outdated ? "secondary" : "primary"} disabled={!shown} onClick={() => ask(true)}>
          この時間割を公開する
        </Button>
      </div>
      {asking && (
        <Sheet title="この時間割を公開しますか" closeLabel="やめる" onClose={() => ask(false)}>
          <Who placed={result.placed} unplaced={result.unplaced} told={told} paper={paper} />
          <p>公開すると、時間割は作り直せません。変更は1人ずつ、保護者か窓口が行います。</p>
          <Button look="primary" size="large" wide busy={busy} onClick={publish}>
            {told}家庭に知らせて公開する
          </Button>
          <Button wide onClick={() => ask(false)}>
            やめる
          </Button>
        </Sheet>
      )}
    </section>
  );
}

function Who({ placed, unplaced, told, paper }: { placed: number; unplaced: number; told: number; paper: number }) {
  return (
    <p>
      {told}家庭の保護者に、LINEで「日程のお知らせがあります」と送ります。{placed}人の予約ができます。
      {unplaced > 0 && `時間のない${unplaced}人の家庭は、空いている時間から自分で選べます。`}
      {paper > 0 && `LINEのない${paper}家庭には届きません。紙か電話で知らせてください。`}
    </p>
  );
}
