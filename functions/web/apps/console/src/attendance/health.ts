import type { StaffDevice } from "@tsunagu/api-client";
import { todayIn } from "@tsunagu/ui";
import { momentWords } from "./words";

/** How a device is, in words; `bad` is what somebody has to look after. */
export interface Health {
  words: string;
  bad: boolean;
}

/** A tablet sends every minute or so; after this long something is the matter with it or its network. */
const QUIET_MINUTES = 10;

export function healthOf(device: StaffDevice, now: Date): Health[] {
  const day = todayIn(now);
  if (device.state === "revoked") {
    return [
      {
        words: device.revoked_at ? `${momentWords(device.revoked_at, day)} に停止しました` : "停止しました",
        bad: false,
      },
    ];
  }
  if (!device.heard_at) return [{ words: "まだ一度も通信していません", bad: device.daily }, ...brokenOf(device)];
  const minutes = Math.floor((now.getTime() - Date.parse(device.heard_at)) / 60_000);
  const ago = minutes < 1 ? "いま" : minutes < 60 ? `${minutes}分前` : momentWords(device.heard_at, day);
  const silent = device.daily && minutes >= QUIET_MINUTES;
  return [
    { words: `最後の通信：${ago}`, bad: silent },
    device.through
      ? { words: `${momentWords(device.through, day)} までの記録は、すべて届いています`, bad: false }
      : { words: "すべて届いたか、まだ分かりません", bad: false },
    ...brokenOf(device),
  ];
}

function brokenOf({ missing, forked }: StaffDevice): Health[] {
  return [
    ...(missing > 0
      ? [{ words: `届いていない記録が${missing}件あります。端末を開いて、通信できる所に置いてください`, bad: true }]
      : []),
    ...(forked ? [{ words: "記録が枝分かれしています。この端末を停止して、登録し直してください", bad: true }] : []),
  ];
}
