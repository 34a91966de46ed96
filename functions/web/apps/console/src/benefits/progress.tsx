/** How far something long has come. */
export function Progress({ name, done, all }: { name: string; done: number; all: number }) {
  const percent = all === 0 ? 0 : Math.floor((done / all) * 100);
  return (
    <label class="flex flex-wrap items-center gap-2">
      {name}
      <progress max={100} value={percent} class="h-4 w-64 max-w-full" />
      {percent}%
    </label>
  );
}
