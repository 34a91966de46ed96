import { ApiError, type AttachmentCard } from "@tsunagu/api-client";
import { Banner } from "@tsunagu/ui";
import { useRef, useState } from "preact/hooks";
import { useDesk, useExpiry } from "../desk";
import { FileField } from "../file-field";
import { Problem } from "../problem";
import { useMistake } from "../services/fields";
import { FileList } from "./file-list";
import { fileWords, LARGEST_FILE, MOST_FILES, TOO_LARGE_FILE } from "./reasons";

interface Refused {
  name: string;
  words: string | undefined;
  error?: Error;
}

/** Files that go with a message, chosen or dropped here; one after the other they go to the service, which looks at them. */
export function FilesField({
  files,
  onChange,
}: {
  files: AttachmentCard[];
  onChange: (files: AttachmentCard[]) => void;
}) {
  const { bring, bringing, refused } = useBring(files, onChange);
  const [over, setOver] = useState(false);
  const mistake = useMistake("attachments");
  const full = files.length >= MOST_FILES;
  return (
    <section aria-labelledby="files" class="flex flex-col gap-3">
      <h3 id="files" class="text-std-20B-150">
        添付
      </h3>
      {mistake && (
        <p data-mistake tabIndex={-1} class="text-error-2">
          {mistake}
        </p>
      )}
      <FileList files={files} onTakeOut={(id) => onChange(files.filter((one) => one.id !== id))} />
      {/* Dropping is a shortcut for the mouse: the button inside does the same. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the file field inside is what is operated */}
      <div
        class={`rounded-12 border-2 border-dashed p-4 ${over ? "border-key-900 bg-key-50" : "border-solid-gray-420"}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          for (const file of event.dataTransfer?.files ?? []) bring(file);
        }}
      >
        <FileField
          label="添付するファイル"
          hint={`ここに置いても、付けられます。PDF・PNG・JPEG・WebP、1つ3MBまで、${MOST_FILES}つまで。`}
          accept="application/pdf,image/png,image/jpeg,image/webp,.pdf,.png,.jpg,.jpeg,.webp"
          multiple
          disabled={full}
          onFile={bring}
        />
        {full && <p>{MOST_FILES}つ付けました。ほかのものを付けるには、どれかをはずしてください。</p>}
      </div>
      <p role="status">{bringing && `「${bringing}」を調べています。`}</p>
      {refused.map(({ name, words, error }) =>
        words ? (
          <Banner key={name} tone="error">
            「{name}」：{words}
          </Banner>
        ) : (
          error && <Problem key={name} error={error} otherwise={`「${name}」を付けられませんでした。`} />
        ),
      )}
    </section>
  );
}

function useBring(files: AttachmentCard[], onChange: (files: AttachmentCard[]) => void) {
  const { api } = useDesk();
  const [bringing, setBringing] = useState<string>();
  const [refused, setRefused] = useState<Refused[]>([]);
  // While a file is on its way somebody goes on writing: it is added to what the form is by then.
  const latest = useRef({ files, onChange });
  latest.current = { files, onChange };
  const queue = useRef(Promise.resolve());
  useExpiry(refused.map(({ error }) => error));

  const one = async (file: File) => {
    const refuse = (words: string | undefined, error?: Error) =>
      setRefused((others) => [
        ...others.filter(({ name }) => name !== file.name),
        { name: file.name, words, ...(error ? { error } : {}) },
      ]);
    if (latest.current.files.length >= MOST_FILES) return refuse(`付けられるのは${MOST_FILES}つまでです。`);
    if (file.size > LARGEST_FILE) return refuse(TOO_LARGE_FILE);
    setBringing(file.name);
    try {
      const card = await api.bringAttachment(file.name, await file.arrayBuffer());
      const { files: there, onChange: change } = latest.current;
      change([...there.filter(({ id }) => id !== card.id), card]);
      setRefused((others) => others.filter(({ name }) => name !== file.name));
      // The form is drawn with it before the next one is added.
      await new Promise((drawn) => setTimeout(drawn));
    } catch (failure) {
      const error = failure instanceof Error ? failure : new Error(String(failure));
      refuse(error instanceof ApiError ? fileWords(error) : undefined, error);
    } finally {
      setBringing(undefined);
    }
  };
  const bring = (file: File) => {
    queue.current = queue.current.then(() => one(file));
  };
  return { bring, bringing, refused };
}
