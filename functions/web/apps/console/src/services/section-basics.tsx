import { Switch, TextField } from "@tsunagu/ui";
import type { Draft } from "./draft";
import { TextsField, useMistake } from "./fields";

export interface Part {
  draft: Draft;
  put: (change: Partial<Draft>) => void;
}

/** What it is called, where it is, and what may be seen of it. */
export function Basics({ draft, put, fresh }: Part & { fresh: boolean }) {
  return (
    <>
      <TextField
        label="記号（URLや枠の番号に使います）"
        hint={
          fresh ? "半角の英小文字・数字・ハイフンで2〜24文字。あとから変えられません。" : "作ったあとは変えられません。"
        }
        error={useMistake("id")}
        maxLength={24}
        required
        value={draft.id}
        onInput={(id) => fresh && put({ id: id.normalize("NFKC").toLowerCase() })}
      />
      <TextsField
        path="title"
        legend="名前"
        hint={
          draft.discreet ? "LINEには出ません。" : "LINEにも出ます。個人や相談の中身が分かる名前にしないでください。"
        }
        value={draft.title}
        onInput={(title) => put({ title })}
      />
      <TextsField
        path="description"
        legend="説明"
        hint="1〜2文で。空のままでもかまいません。"
        long
        maxLength={300}
        value={draft.description}
        onInput={(description) => put({ description })}
      />
      <TextsField
        path="place"
        legend="場所"
        hint="建物と階、オンラインならその旨。"
        value={draft.place}
        onInput={(place) => put({ place })}
      />
      <TextField
        label="電話番号"
        hint="締切のあとの取り消しなど、ページでできないことのため。数字とハイフンで。空のままでもかまいません。"
        error={useMistake("phone")}
        maxLength={16}
        value={draft.phone ?? ""}
        onInput={(phone) => put({ phone: phone.normalize("NFKC").trim() || null })}
      />
      <div class="rounded-12 border border-solid-gray-200 px-4">
        <Switch
          label="住民に公開する"
          hint="オフのあいだは職員だけに見えます。"
          checked={draft.published}
          onChange={(published) => put({ published })}
        />
        {draft.for === "children" && (
          <Switch
            label="病児・病後児保育として案内する"
            hint="保護者が「発熱・体調不良のとき」を使うと、きょうの空きと一緒に案内します。"
            checked={draft.sick_care}
            onChange={(sick_care) => put({ sick_care })}
          />
        )}
        <Switch
          label="LINEに名前を出さない"
          hint="スマホを見た人に相談先が分からないように、LINEには「予約」とだけ出ます。"
          checked={draft.discreet}
          onChange={(discreet) => put({ discreet })}
        />
        <Switch
          label="仮名で受け付ける"
          hint="家庭が自分から明かすまで、職員には仮の名前だけが見えます。"
          checked={draft.pseudonymous}
          onChange={(pseudonymous) => put({ pseudonymous })}
        />
      </div>
    </>
  );
}
