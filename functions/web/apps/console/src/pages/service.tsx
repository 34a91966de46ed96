import type { StaffService } from "@tsunagu/api-client";
import { Banner, LinkButton, Spinner } from "@tsunagu/ui";
import { useDesk } from "../desk";
import { SaveFoot, useEdited } from "../edited";
import { TextLink } from "../link";
import { serviceAt } from "../place";
import { Problem } from "../problem";
import { changed, type Draft, draftOf, emptyNumbers, newDraft, serviceOf } from "../services/draft";
import { MistakesContext } from "../services/fields";
import { Json } from "../services/json";
import { Sections } from "../services/sections";
import { serviceTitle } from "../words";

/** One service, or a new one (`id` absent). */
export function ServicePage({ id }: { id: string | undefined }) {
  const { services } = useDesk();
  if (!services.value)
    return services.error ? <Problem error={services.error} /> : <Spinner label="読み込んでいます" />;
  const found = services.value.find(({ service }) => service.id === id);
  if (id && !found) return <Problem error={new Error()} otherwise="このサービスは見つかりませんでした。" />;
  return <Editor found={found} />;
}

function Editor({ found }: { found: StaffService | undefined }) {
  const { api, services } = useDesk();
  const kept = ({ service, version }: StaffService) => ({ draft: draftOf(service), version });
  const edited = useEdited<Draft>({
    kind: "service",
    held: found && kept(found),
    blank: newDraft,
    changed,
    gaps: emptyNumbers,
    gapWords: "数字を入れてください。",
    save: async (draft, version) => {
      const fresh = await api.saveService({ service: serviceOf(draft), version });
      const others = (services.value ?? []).filter(({ service }) => service.id !== fresh.service.id);
      services.set([...others, fresh].sort((a, b) => (a.service.id < b.service.id ? -1 : 1)));
      return kept(fresh);
    },
    latest: async ({ id }) => {
      const all = await api.services();
      services.set(all);
      const latest = all.find(({ service }) => service.id === id);
      return latest && kept(latest);
    },
    address: ({ id }) => serviceAt(id),
  });
  return (
    <MistakesContext.Provider value={edited.mistakes}>
      <div ref={edited.page} class="flex flex-col gap-6">
        <p>
          <TextLink href="#/services">サービスの一覧へ戻る</TextLink>
        </p>
        <h1 class="text-std-24B-150">{found ? serviceTitle(found.service) : "新しいサービス"}</h1>
        <Sections draft={edited.draft} put={edited.put} fresh={!found} />
        <Json draft={edited.draft} fixedId={found !== undefined} onRead={edited.put} />
        <SaveFoot
          edited={edited}
          gaps="数字が空のところがあります。"
          saved={found && <Saved id={found.service.id} />}
        />
      </div>
    </MistakesContext.Provider>
  );
}

function Saved({ id }: { id: string }) {
  return (
    <Banner
      tone="success"
      action={
        <LinkButton size="small" href={serviceAt(id, "slots")}>
          枠を作る
        </LinkButton>
      }
    >
      保存しました。予約ずみの分は変わりません。「いつ」を変えたときは、枠を作ってください。
    </Banner>
  );
}
