import type { ListCard } from "@tsunagu/api-client";
import { Banner, Button } from "@tsunagu/ui";
import { useEffect, useRef } from "preact/hooks";
import { Numbers } from "../numbers";
import type { Brought } from "./import";
import { RefusedRows } from "./refused-rows";
import { people, rows } from "./words";

interface Props {
  id: string;
  brought: Brought;
  current: ListCard | undefined;
  busy: boolean;
  onUse: () => void;
  onDrop: () => void;
}

/** What became of the file, before anybody falls out of the list in force because of it. */
export function ListQuestion(props: Props) {
  const { id, brought, current } = props;
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    head.current?.focus();
    // The focus brings the heading into view; what is asked stands below it.
    head.current?.parentElement?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <section aria-labelledby="question" class="flex flex-col gap-4 rounded-12 border-2 border-key-900 p-4">
      <h3 ref={head} id="question" tabIndex={-1} class="text-std-20B-150">
        {brought.rows > 0 ? "この名簿を使いますか" : "この名簿は使えません"}
      </h3>
      <Numbers
        items={[
          ["取り込めた行", rows(brought.rows)],
          ["取り込めなかった行", rows(brought.refused.length)],
          ["いま使っている名簿", current ? rows(current.rows) : "なし"],
        ]}
      />
      {brought.rows > 0 ? <Choice {...props} /> : <None />}
      {brought.refused.length > 0 && <RefusedRows refused={brought.refused} id={id} />}
    </section>
  );
}

function Choice({ brought, current, busy, onUse, onDrop }: Props) {
  const lost = brought.refused.length;
  return (
    <>
      <p>まだ使われていません。{current && "使うと、いまの名簿と入れかわります。"}</p>
      {lost > 0 && (
        <Banner tone="warning">
          {`取り込めなかった${people(lost)}は、この名簿に入りません。使わずに、ファイルを直してもう一度取り込むことをおすすめします。`}
        </Banner>
      )}
      <div class="flex flex-wrap gap-3">
        <Button look="primary" busy={busy} onClick={onUse}>
          この名簿（{people(brought.rows)}）を使う
        </Button>
        <Button disabled={busy} onClick={onDrop}>
          使わない
        </Button>
      </div>
    </>
  );
}

const None = () => (
  <Banner tone="error">
    取り込めた行がありません。いまの名簿は変わっていません。ファイルを直して、もう一度取り込んでください。
  </Banner>
);
