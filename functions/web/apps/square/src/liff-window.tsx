import { useEffect, useRef } from "preact/hooks";

/** LINE's own browser inside the phone, showing one of our pages. */
export function LiffWindow({ address, name, onClose }: { address: string; name: string; onClose: () => void }) {
  const frame = useRef<HTMLIFrameElement>(null);

  // The page asks to be closed, as liff.closeWindow() does.
  useEffect(() => {
    const listen = (event: MessageEvent) => {
      if (event.source === frame.current?.contentWindow && event.data?.type === "closeWindow") onClose();
    };
    addEventListener("message", listen);
    return () => removeEventListener("message", listen);
  }, [onClose]);

  return (
    <section aria-label={`${name}さんのページ`} class="absolute inset-0 z-20 flex flex-col bg-white">
      <div class="flex min-h-12 items-center border-b border-solid-gray-200 pl-4">
        <h3 class="flex-1 text-dns-16B-130">わが家のカレンダー</h3>
        <button
          type="button"
          aria-label="ページを閉じる"
          class="size-12 text-2xl hover:bg-solid-gray-50"
          onClick={onClose}
        >
          <span aria-hidden="true">×</span>
        </button>
      </div>
      <iframe
        key={address}
        ref={frame}
        src={address}
        title={`わが家のカレンダー（${name}さん）`}
        class="w-full flex-1"
      />
    </section>
  );
}
