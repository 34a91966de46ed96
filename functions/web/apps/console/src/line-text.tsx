/** A message as it stands in LINE, before it is sent. */
export function LineText({ text }: { text: string }) {
  return (
    <figure class="flex flex-col gap-2">
      <figcaption class="text-std-16B-170">LINEで届く文</figcaption>
      <p class="max-w-xl rounded-16 rounded-tl-4 bg-light-blue-50 p-4 whitespace-pre-line">{text}</p>
    </figure>
  );
}
