import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";

/** A modal sheet rising from the bottom on a phone, a box in the middle on a wide screen. The browser keeps the focus. */
export function Sheet({
  title,
  onClose,
  closeLabel,
  children,
}: {
  title: string;
  onClose: () => void;
  closeLabel: string;
  children: ComponentChildren;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    return () => shown?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      class="m-auto mb-0 max-h-[92dvh] w-full scroll-pt-18 max-w-xl overflow-y-auto rounded-t-16 bg-white p-0 desktop:mb-auto desktop:rounded-16"
    >
      <div class="sticky top-0 z-10 flex items-center gap-2 border-b border-solid-gray-200 bg-white py-2 pr-2 pl-4">
        <h2 id={heading} class="flex-1 text-std-18B-160">
          {title}
        </h2>
        <button
          type="button"
          aria-label={closeLabel}
          class="size-12 rounded-8 text-2xl hover:bg-solid-gray-50"
          onClick={onClose}
        >
          <span aria-hidden="true">×</span>
        </button>
      </div>
      <div class="flex flex-col gap-5 p-4 pb-8">{children}</div>
    </dialog>
  );
}
