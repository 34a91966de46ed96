import type { Preview } from "@tsunagu/api-client";
import { formatDate, formatDay } from "@tsunagu/ui";

/** Who would get the message on which day, and its exact words. */
export function Reach({ preview, days }: { preview: Preview; days: number }) {
  if (preview.total === 0) {
    return (
      <p role="status" class="rounded-12 bg-solid-gray-50 p-4">
        これから{days}日間に届く人はいません。
      </p>
    );
  }
  return (
    <div class="flex flex-col gap-4">
      <p role="status" class="text-std-18B-160">
        {days}日間で のべ{preview.total}人に届きます
      </p>
      <ul class="flex flex-col gap-2">
        {preview.days.map(({ day, recipients }) => (
          <li key={day} class="rounded-12 border border-solid-gray-420">
            <details>
              <summary class="min-h-12 px-4 py-3">
                <span class="text-std-16B-170">{formatDay(day, "ja")}</span> {recipients.length}人
              </summary>
              <section class="overflow-x-auto px-4 pb-4" aria-label={`${formatDay(day, "ja")}の宛先`} tabIndex={0}>
                <table class="w-full min-w-160 border-collapse text-left text-dns-14N-130">
                  <thead>
                    <tr class="border-y border-solid-gray-420 bg-solid-gray-50">
                      <th scope="col" class="p-2">
                        宛先（仮名）
                      </th>
                      <th scope="col" class="p-2">
                        マーク
                      </th>
                      <th scope="col" class="p-2">
                        数えはじめの日
                      </th>
                      <th scope="col" class="p-2">
                        届く文
                      </th>
                    </tr>
                  </thead>
                  <tbody>
                    {recipients.map((one) => (
                      <tr key={`${one.resident} ${one.token}`} class="border-b border-solid-gray-200 align-top">
                        <th scope="row" class="p-2 font-mono font-normal">
                          {one.resident.slice(0, 12)}…
                        </th>
                        <td class="p-2 text-xl">{one.token}</td>
                        <td class="p-2">{formatDate(one.counted_from, "ja")}</td>
                        <td lang={one.language === "en" ? "en" : "ja"} class="p-2 whitespace-pre-line">
                          {one.text}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            </details>
          </li>
        ))}
      </ul>
    </div>
  );
}
