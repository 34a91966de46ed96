/** The camera, looking for a QR. The browser's own detector where there is one; otherwise frames are read here. */
import { Banner, Button } from "@tsunagu/ui";
import { useEffect, useRef, useState } from "preact/hooks";
import decodeQR from "qr/decode.js";

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
declare global {
  interface Window {
    BarcodeDetector?: {
      new (options: { formats: string[] }): Detector;
      getSupportedFormats(): Promise<string[]>;
    };
  }
}

const EVERY = 200;
/** What is still held before the camera is not taken twice. */
const AGAIN = 3_000;

type Facing = "user" | "environment";

export function Scanner({
  facing: first,
  ownerOf = (text) => text,
  onText,
  onClose,
}: {
  facing: Facing;
  /** What stays the same of a code that changes: once it was taken, whoever still holds it is served. */
  ownerOf?: (text: string) => string;
  /** Says whether it was taken; what was not may be held up again at once, with a newer code. */
  onText: (text: string) => boolean | Promise<boolean>;
  onClose: () => void;
}) {
  const video = useRef<HTMLVideoElement>(null);
  const [facing, setFacing] = useState(first);
  const [blocked, setBlocked] = useState(false);
  const take = useRef(onText);
  take.current = onText;
  const owner = useRef(ownerOf);
  owner.current = ownerOf;

  useEffect(() => {
    let over = false;
    let stream: MediaStream | undefined;
    let last = { text: "", at: 0, isTaken: false };
    const found = async (text: string | undefined) => {
      if (!text) return;
      const now = performance.now();
      const isSame = text === last.text || (last.isTaken && owner.current(text) === owner.current(last.text));
      const isHeld = isSame && now - last.at < AGAIN;
      // Whoever comes while a sheet lies over the camera is read when it is gone.
      if (!isHeld && document.querySelector("dialog[open]")) return;
      last = { text, at: now, isTaken: isHeld && last.isTaken };
      if (!isHeld) last.isTaken = await take.current(text);
    };
    const close = () => {
      over = true;
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    async function watch(): Promise<void> {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: facing } });
      const screen = video.current;
      // It may have been closed while the browser still asked whether it may be used.
      if (over || !screen) return close();
      // The tablet slept, or another program took the camera: a picture that stands still must not look like one.
      for (const track of stream.getTracks()) track.onended = () => !over && setBlocked(true);
      screen.srcObject = stream;
      await screen.play();
      const read = await reader();
      while (!over) {
        await found(await read(screen).catch(() => undefined));
        await new Promise((resolve) => setTimeout(resolve, EVERY));
      }
    }
    setBlocked(false);
    watch().catch(() => !over && setBlocked(true));
    return close;
  }, [facing]);

  return (
    <div class="flex flex-col gap-3">
      {blocked ? (
        <Banner tone="error">
          カメラを使えません。ブラウザの設定でカメラを許すか、名前をタップして記録してください。
        </Banner>
      ) : (
        <video
          ref={video}
          playsInline
          muted
          class="aspect-square w-full max-w-sm self-center rounded-12 bg-black object-cover"
          aria-label="カメラの画面"
        />
      )}
      {!blocked && <p class="text-center">QRをカメラに向けてください。</p>}
      <div class="flex flex-wrap justify-center gap-3">
        {!blocked && (
          <Button onClick={() => setFacing(facing === "user" ? "environment" : "user")}>カメラを切りかえる</Button>
        )}
        <Button onClick={onClose}>カメラを閉じる</Button>
      </div>
    </div>
  );
}

async function reader(): Promise<(video: HTMLVideoElement) => Promise<string | undefined>> {
  const formats = (await window.BarcodeDetector?.getSupportedFormats().catch(() => [])) ?? [];
  if (window.BarcodeDetector && formats.includes("qr_code")) {
    const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return async (video) => {
    const { videoWidth: width, videoHeight: height } = video;
    if (!pen || width === 0) return undefined;
    canvas.width = width;
    canvas.height = height;
    pen.drawImage(video, 0, 0);
    try {
      return decodeQR(pen.getImageData(0, 0, width, height));
    } catch {
      // No QR on this frame.
      return undefined;
    }
  };
}
