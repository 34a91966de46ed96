import type { StaffProgramme } from "@tsunagu/api-client";
import { Button, Empty, LinkButton, type Loaded, Spinner, useLoad } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { TextLink } from "../link";
import { benefitAt, type Place, type Stage } from "../place";
import { Problem } from "../problem";
import { Home } from "./home";
import { ListPage } from "./list";
import { MatchesPage } from "./matches";
import { NoticesPage } from "./notices";
import { OverviewPage } from "./overview";
import { PaymentsPage } from "./payments";
import { ReviewPage } from "./review";
import { SettingsPage } from "./settings";
import { titleOf } from "./words";

type At = Extract<Place, { page: "benefits" | "benefit" }>;

const stages: readonly { stage: Stage; name: string }[] = [
  { stage: "overview", name: "概要" },
  { stage: "settings", name: "設定" },
  { stage: "list", name: "名簿" },
  { stage: "matches", name: "突合" },
  { stage: "notices", name: "通知" },
  { stage: "review", name: "審査" },
  { stage: "payments", name: "振込" },
];

/** Everything about benefits. */
export function BenefitsPage({ place }: { place: At }) {
  const { api } = useDesk();
  const all = useLoad("programmes", api.programmes);
  useExpiry([all.error]);
  if (!all.value) {
    return all.error ? (
      <Problem error={all.error} action={<Button onClick={all.reload}>もう一度ためす</Button>} />
    ) : (
      <Spinner label="読み込んでいます" />
    );
  }
  if (place.page === "benefits") return <Home all={all.value} />;
  if (place.id === undefined) return <NewProgramme all={all} />;
  const held = all.value.find(({ programme }) => programme.id === place.id);
  if (!held) {
    return (
      <Empty title="この給付は見つかりませんでした。">
        <LinkButton href="#/benefits">給付の一覧へ</LinkButton>
      </Empty>
    );
  }
  return (
    <>
      <Head held={held} stage={place.stage} />
      <StagePage key={`${place.id} ${place.stage}`} stage={place.stage} held={held} all={all} />
    </>
  );
}

function NewProgramme({ all }: { all: Loaded<StaffProgramme[]> }) {
  return (
    <>
      <Back />
      <h1 class="text-std-28B-150">新しい給付</h1>
      <SettingsPage key="+" all={all} held={undefined} />
    </>
  );
}

function StagePage({ stage, held, all }: { stage: Stage; held: StaffProgramme; all: Loaded<StaffProgramme[]> }) {
  switch (stage) {
    case "overview":
      return <OverviewPage held={held} />;
    case "settings":
      return <SettingsPage all={all} held={held} />;
    case "list":
      return <ListPage held={held} onImported={all.reload} />;
    case "matches":
      return <MatchesPage id={held.programme.id} />;
    case "notices":
      return <NoticesPage id={held.programme.id} />;
    case "review":
      return <ReviewPage id={held.programme.id} />;
    case "payments":
      return <PaymentsPage id={held.programme.id} />;
  }
}

const Back = () => (
  <p>
    <TextLink href="#/benefits">給付の一覧へ戻る</TextLink>
  </p>
);

function Head({ held: { programme }, stage }: { held: StaffProgramme; stage: Stage }) {
  return (
    <div class="flex flex-col gap-3">
      <Back />
      <h1 class="text-std-28B-150">
        {titleOf(programme)} <span class="text-std-18B-160">{programme.period}</span>
      </h1>
      <nav aria-label="給付のページ">
        <ul class="flex flex-wrap gap-1">
          {stages.map((one) => (
            <li key={one.stage}>
              <a
                href={benefitAt(programme.id, one.stage)}
                aria-current={one.stage === stage ? "page" : undefined}
                class="flex min-h-11 items-center rounded-8 border border-key-900 px-4 text-key-900 hover:bg-key-50 aria-[current]:bg-key-900 aria-[current]:text-white"
              >
                {one.name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
