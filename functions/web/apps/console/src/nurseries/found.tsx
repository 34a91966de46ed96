import type { FacilityImport } from "@tsunagu/api-client";
import { Banner, Button } from "@tsunagu/ui";
import { useEffect, useRef } from "preact/hooks";
import { Numbers } from "../numbers";
import { Difference } from "./difference";
import { Flaws } from "./flaws";
import { lines } from "./words";

const contents: Record<string, string> = { facilities: "施設の一覧", extension: "拡張ファイル" };
const formats: Record<string, string> = { csv: "CSV", tsv: "タブ区切り", geo_json: "GeoJSON" };
const encodings: Record<string, string> = {
  utf8: "UTF-8",
  utf8_bom: "UTF-8（BOMつき）",
  cp932: "Shift_JIS",
  utf16_le: "UTF-16",
  utf16_be: "UTF-16",
};

/** What is in a file and what it would change. A file that changes nothing offers nothing to publish. */
export function Found({ name, found, onPublish }: { name: string; found: FacilityImport; onPublish: () => void }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus();
    head.current?.parentElement?.scrollIntoView({ block: "start" });
  }, []);
  const { added, changed, gone } = found.difference;
  const same = added + changed + gone === 0;
  return (
    <section aria-labelledby="found" class="flex flex-col gap-4 rounded-12 border-2 border-key-900 p-4">
      <h3 ref={head} id="found" tabIndex={-1} class="text-std-20B-150">
        {name}
      </h3>
      <p>
        {contents[found.contents] ?? found.contents}（{formats[found.format] ?? found.format}、
        {encodings[found.encoding] ?? found.encoding}）
      </p>
      <Numbers
        items={[
          ["取り込める行", lines(found.taken)],
          ["注意つきで取り込む行", lines(found.warned)],
          ["取り込めない行", lines(found.refused)],
        ]}
      />
      {same ? (
        <Banner tone="info">いま公開している内容と同じです。公開するものはありません。</Banner>
      ) : (
        <>
          <Difference difference={found.difference} />
          {found.refused > 0 && (
            <Banner tone="warning">
              {`取り込めない${lines(found.refused)}は、公開されません。下の理由を見て、ファイルを直してから取り込むこともできます。`}
            </Banner>
          )}
          <div>
            <Button look="primary" onClick={onPublish}>
              公開する…
            </Button>
          </div>
        </>
      )}
      {found.rows.length > 0 && <Flaws found={found} />}
      {found.unread.length > 0 && (
        <p class="text-dns-14N-130">
          読まなかった列（{found.unread.length}）：{found.unread.join("、")}
        </p>
      )}
    </section>
  );
}
