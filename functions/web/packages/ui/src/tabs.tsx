import type { ComponentChildren } from "preact";
import { useRef } from "preact/hooks";

export interface TabItem {
  id: string;
  label: ComponentChildren;
  /** Read out instead of the label. */
  name?: string;
}

/**
 * Tabs by the ARIA pattern: arrows move, the panel is the caller's (`id="panel"`, or what `panel` says where a page has more
 * than one). A tab is `tab-` and its id, with that name before it.
 */
export function TabBar({
  items,
  chosen,
  onChoose,
  name,
  panel = "panel",
}: {
  items: readonly TabItem[];
  chosen: string;
  onChoose: (id: string) => void;
  name: string;
  panel?: string;
}) {
  const idOf = (id: string) => (panel === "panel" ? `tab-${id}` : `${panel}-tab-${id}`);
  const bar = useRef<HTMLDivElement>(null);

  function move(step: number) {
    const at = items.findIndex((item) => item.id === chosen);
    const next = items[(at + step + items.length) % items.length];
    if (!next) return;
    onChoose(next.id);
    bar.current?.querySelector<HTMLElement>(`#${CSS.escape(idOf(next.id))}`)?.focus();
  }

  return (
    <div ref={bar} role="tablist" aria-label={name} class="flex gap-1 overflow-x-auto border-b border-solid-gray-420">
      {items.map((item) => (
        <button
          key={item.id}
          id={idOf(item.id)}
          type="button"
          role="tab"
          aria-selected={item.id === chosen}
          aria-controls={panel}
          aria-label={item.name}
          tabIndex={item.id === chosen ? 0 : -1}
          class="min-h-12 shrink-0 rounded-t-8 border-b-4 border-transparent px-4 text-std-16N-170 hover:bg-solid-gray-50 aria-selected:border-key-900 aria-selected:text-std-16B-170 aria-selected:text-key-900"
          onClick={() => onChoose(item.id)}
          onKeyDown={(event) => {
            if (event.key === "ArrowRight") move(1);
            if (event.key === "ArrowLeft") move(-1);
          }}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
}
