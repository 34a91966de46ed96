import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { useOverlay } from "./overlay";

/** LINE's own browser inside the phone, showing one of our pages. */
export function LiffWindow({
  address,
  name,
  behind,
  onClose,
}: {
  address: string;
  name: string;
  /** What gets the focus afterwards. */
  behind: RefObject<HTMLElement | null>;
  onClose: () => void;
}) {
  const frame = useRef<HTMLIFrameElement>(null);
  const close = useRef<HTMLButtonElement>(null);
  useOverlay(close, behind, onClose);

  // The page asks to be closed, as liff.closeWindow() does.
  useEffect(() => {
    const listen = (event: MessageEvent) => {
      if (event.source === frame.current?.contentWindow && event.data?.type === "closeWindow") onClose();
    };
    addEventListener("message", listen);
    return () => removeEventListener("message", listen);
  }, [onClose]);

  return (
    <section data-overlay aria-label={`${name}さんのページ`} class="absolute inset-0 z-20 flex flex-col bg-white">
      <div class="flex min-h-12 items-center border-b border-solid-gray-200 pl-4">
        <h3 class="flex-1 text-dns-16B-130">わが家のカレンダー</h3>
        <button
          ref={close}
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
