import { Button, Empty, LinkButton, Spinner, useLoad } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { nurseriesAt, type PointsPlace } from "../place";
import { Problem } from "../problem";
import { Cases } from "./cases";
import { PointsEditor } from "./points-editor";
import { nextYear } from "./rules-path";

/** One table: its words and points, what a change would do, and the cases that it is tried on. */
export function PointsTablePage({ at }: { at: PointsPlace }) {
  const { api } = useDesk();
  const all = useLoad("points", api.pointTables);
  const cases = useLoad(at.municipality, () => api.pointCases(at.municipality));
  useExpiry([all.error, cases.error]);
  if (!all.value || !cases.value) {
    const broken = [all, cases].find(({ error }) => error);
    return broken?.error ? (
      <Problem error={broken.error} action={<Button onClick={broken.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  const held = all.value.find(
    ({ rules }) => rules.municipality === at.municipality && rules.effective_from === at.from,
  );
  if (!held) {
    return (
      <Empty title="この指数表は見つかりませんでした。">
        <LinkButton href={nurseriesAt("points")}>指数表の一覧へ</LinkButton>
      </Empty>
    );
  }
  const fresh = at.fresh ? nextYear(held.rules) : undefined;
  return (
    <>
      <p>
        <TextLink href={nurseriesAt("points")}>指数表の一覧へ戻る</TextLink>
      </p>
      <h2 class="text-std-24B-150">{fresh ? "次の年度の指数表" : (held.rules.title.ja ?? held.rules.id)}</h2>
      <Cases municipality={at.municipality} cases={cases} />
      <PointsEditor all={all} held={fresh ? undefined : held} copy={fresh} cases={cases.value.length} />
    </>
  );
}
