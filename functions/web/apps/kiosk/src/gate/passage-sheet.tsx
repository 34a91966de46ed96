/** Somebody brings or collects children: who, with whom, and in which direction. Nothing is guessed. */
import type { RosterChild } from "@tsunagu/api-client";
import type { PersonId, Via } from "@tsunagu/sync";
import { Banner, Button, Check, Choices, Sheet } from "@tsunagu/ui";
import { useState } from "preact/hooks";
import {
  type Company,
  type Direction,
  guardiansOfAll,
  mayCollect,
  type Obstacle,
  obstacleTo,
  passageFact,
} from "../day/passage";
import { siblingsOf } from "../device/roster";
import { useDesk } from "../shown/desk";
import { time } from "../shown/time";
import { faceOf } from "./face";
import { Records } from "./records";

/** Whom it is about, and how that was said; a code names the person too. */
export interface Coming {
  children: RosterChild[];
  via: Via;
  person?: PersonId;
}

const words: Record<Direction, string> = { in: "登園", out: "降園" };

export function PassageSheet({
  coming: { children, via, person },
  who,
  onClose,
}: {
  coming: Coming;
  who: string | undefined;
  onClose: () => void;
}) {
  const { kiosk, record } = useDesk();
  const { today } = kiosk;
  const roster = today.roster;
  const first = children[0];
  const candidates = person === undefined && roster && first ? [first, ...siblingsOf(roster, first)] : children;
  const [chosen, choose] = useState(() => new Set(person === undefined ? [first?.id] : children.map(({ id }) => id)));
  const [company, setCompany] = useState<Company>(
    person === undefined ? { kind: "nobody" } : { kind: "guardian", id: person },
  );
  const [by, setBy] = useState<PersonId>();
  const [obstacle, setObstacle] = useState<Obstacle>();
  const [busy, setBusy] = useState(false);
  if (!roster || !first) return null;

  const picked = candidates.filter(({ id }) => chosen.has(id));
  const inside = picked.filter(({ id }) => today.of(id).place === "inside");
  const areInside = inside.length > 0 && inside.length === picked.length;
  const likely: Direction = areInside ? "out" : "in";

  async function pass(direction: Direction): Promise<void> {
    const passing = { children: picked, direction, company, by: by ?? null };
    const found = obstacleTo(passing);
    setObstacle(found);
    // Whoever is inside already has come already.
    const fresh = direction === "in" ? picked.filter(({ id }) => today.of(id).place !== "inside") : picked;
    if (found || fresh.length === 0) return;
    setBusy(true);
    const drafts = fresh.map((child) => ({ fact: passageFact(child, passing, via, null) }));
    const names = fresh.map((child) => `${child.name}さん`).join("、");
    await record(drafts, `${names} ${words[direction]} ${time(kiosk.now())}。`);
    // Where nothing was saved the sheet goes as well: the sentence about it stands behind it.
    onClose();
  }

  return (
    <Sheet title={who === undefined ? first.name : `${who}さん`} closeLabel="閉じる" onClose={onClose}>
      {candidates.length > 1 && (
        <fieldset class="flex flex-col gap-2">
          <legend class="mb-1 text-std-16B-170">
            {person === undefined ? "きょうだいも一緒ですか" : "どの子ですか"}
          </legend>
          {candidates.map((child) => (
            <Check
              key={child.id}
              label={`${child.name}　${faceOf(roster, child, today.of(child.id), today.day).words}`}
              checked={chosen.has(child.id)}
              onChange={(on) => {
                const next = new Set(chosen);
                if (on) next.add(child.id);
                else next.delete(child.id);
                choose(next);
                setObstacle(undefined);
              }}
            />
          ))}
        </fieldset>
      )}
      {candidates.length === 1 && (
        <p class="text-std-18B-160">
          {who === undefined ? "" : `${first.name}　`}
          {faceOf(roster, first, today.of(first.id), today.day).words}
        </p>
      )}
      {person === undefined && (
        <Choices
          legend="送り・お迎えの人"
          value={nameOf(company)}
          onChange={(name) => {
            setCompany(companyOf(name));
            setObstacle(undefined);
          }}
          options={[
            ...guardiansOfAll(picked).map((one) => ({
              value: `g ${one.id}`,
              label: `${one.name}（${one.relation}）${picked.every((child) => mayCollect(child, one.id)) ? "" : "　お迎えの登録なし"}`,
            })),
            { value: "staff", label: "登録のない人（職員が確かめた）" },
            { value: "nobody", label: "記録しない" },
          ]}
        />
      )}
      {company.kind === "staff" && (
        <Choices
          legend="確かめた職員"
          value={by}
          onChange={(id) => {
            setBy(id);
            setObstacle(undefined);
          }}
          options={(roster.facility.staff ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {obstacle && <Banner tone="error">{sentence(obstacle)}</Banner>}
      {areInside && <p>もう登園の記録があります。</p>}
      <div class="grid grid-cols-2 gap-3">
        <Button
          look={likely === "in" ? "primary" : "secondary"}
          size="large"
          class="min-h-20 text-std-20B-150"
          busy={busy}
          disabled={areInside}
          onClick={() => pass("in")}
        >
          登園
        </Button>
        <Button
          look={likely === "out" ? "primary" : "secondary"}
          size="large"
          class="min-h-20 text-std-20B-150"
          busy={busy}
          onClick={() => pass("out")}
        >
          降園
        </Button>
      </div>
      {person === undefined && <Records child={first} onDone={onClose} />}
    </Sheet>
  );
}

function sentence(obstacle: Obstacle): string {
  switch (obstacle.obstacle) {
    case "no_child":
      return "子どもを選んでください。";
    case "nobody_named":
      return "お迎えの人を選んでください。";
    case "no_staff":
      return "確かめた職員を選んでください。";
    case "may_not_collect":
      return `この人は、${obstacle.children.map(({ name }) => `${name}さん`).join("、")}のお迎えに登録がありません。職員に声をかけてください。`;
  }
}

const nameOf = (company: Company): string => (company.kind === "guardian" ? `g ${company.id}` : company.kind);

function companyOf(name: string): Company {
  if (name === "staff" || name === "nobody") return { kind: name };
  return { kind: "guardian", id: name.slice(2) };
}
