import type { AttachmentCard } from "@tsunagu/api-client";
import { Button, saveFile, useAction } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { Problem } from "../problem";
import { sizeWords } from "./words";

/** Files, each to be opened (those of a `message` by whoever may see it), and to be taken out where that can be done. */
export function FileList({
  files,
  message,
  onTakeOut,
}: {
  files: AttachmentCard[];
  message?: string;
  onTakeOut?: (id: string) => void;
}) {
  const { api } = useDesk();
  const { busy, error, run } = useAction();
  useExpiry([error]);
  if (files.length === 0) return null;
  const open = ({ id, name, media_type }: AttachmentCard) =>
    run(async () => saveFile(new Blob([await api.attachment(id, message)], { type: media_type }), name));
  return (
    <>
      <ul aria-label="添付" class="flex flex-col gap-2">
        {files.map((one, at) => (
          <li
            key={one.id}
            class="flex flex-wrap items-center gap-2 rounded-8 border border-solid-gray-420 px-3 py-1 text-dns-16N-130"
          >
            <span class="min-w-0 flex-1">
              添付{at + 1}：{one.name}（{sizeWords(one.size)}）
            </span>
            <Button look="text" size="small" busy={busy} aria-label={`${one.name}を開く`} onClick={() => open(one)}>
              開く
            </Button>
            {onTakeOut && (
              <Button look="text" size="small" aria-label={`${one.name}をはずす`} onClick={() => onTakeOut(one.id)}>
                はずす
              </Button>
            )}
          </li>
        ))}
      </ul>
      {error && <Problem error={error} />}
    </>
  );
}
