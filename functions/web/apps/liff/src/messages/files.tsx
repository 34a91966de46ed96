import type { ReceivedMessage, ResidentApi } from "@tsunagu/api-client";
import { Button, saveFile, useAction, useLoad } from "@tsunagu/ui";
import { useRef } from "preact/hooks";
import { Problem } from "../problem";
import { useSpeech } from "../texts";
import { pictureOf } from "./picture";
import { sizeWords } from "./size";

type AttachmentCard = ReceivedMessage["attachments"][number];

const isPicture = ({ media_type }: AttachmentCard): boolean => media_type.startsWith("image/");

/** The files that go with a message. Pictures are shown; any can be kept. */
export function Files({
  api,
  message,
  files,
}: {
  api: ResidentApi;
  message: string;
  files: readonly AttachmentCard[];
}) {
  const { say } = useSpeech();
  if (files.length === 0) return null;
  return (
    <section aria-labelledby="files" class="flex flex-col gap-3">
      <h3 id="files" class="text-std-18B-160">
        {say("files")}
      </h3>
      <ul class="flex flex-col gap-3">
        {files.map((file) => (
          <File key={file.id} api={api} message={message} file={file} />
        ))}
      </ul>
    </section>
  );
}

/** One file. It is asked for with the session, so no link carries it; and once, whether it is seen, kept or both. */
function File({ api, message, file }: { api: ResidentApi; message: string; file: AttachmentCard }) {
  const bytes = useRef<Blob | undefined>(undefined);
  const fetched = async () => {
    bytes.current ??= await api.messageFile(message, file.id);
    return bytes.current;
  };
  return (
    <li class="flex flex-col gap-3 rounded-12 border border-solid-gray-420 p-4">
      {isPicture(file) && <Picture file={file} fetched={fetched} />}
      <Keep file={file} fetched={fetched} />
    </li>
  );
}

interface Fetched {
  file: AttachmentCard;
  fetched: () => Promise<Blob>;
}

function Picture({ file, fetched }: Fetched) {
  const { say } = useSpeech();
  const loaded = useLoad(file.id, async () => pictureOf(await fetched()));
  if (loaded.value) return <img src={loaded.value} alt={file.name} class="max-h-[80dvh] w-full object-contain" />;
  if (loaded.error) return <Problem error={loaded.error} onRetry={loaded.reload} />;
  return (
    <p role="status" class="h-48 animate-pulse rounded-8 bg-solid-gray-50">
      <span class="sr-only">{say("loading")}</span>
    </p>
  );
}

/** Hands a file to the person. */
function Keep({ file, fetched }: Fetched) {
  const { say } = useSpeech();
  const { busy, error, run } = useAction();
  const keep = () => void run(async () => saveFile(await fetched(), file.name));
  return (
    <>
      <div class="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p class="min-w-0 flex-1 basis-40">
          <span class="block text-std-16B-170">{file.name}</span>
          <span class="text-dns-14N-130 text-solid-gray-700">
            {say(kindOf(file))} {sizeWords(file.size)}
          </span>
        </p>
        <Button busy={busy} aria-label={say("file_get_name", { name: file.name })} onClick={keep}>
          {say("file_get")}
        </Button>
      </div>
      {error && <Problem error={error} onRetry={keep} />}
    </>
  );
}

function kindOf(file: AttachmentCard) {
  if (isPicture(file)) return "file_picture";
  return file.media_type === "application/pdf" ? "file_pdf" : "file_other";
}
