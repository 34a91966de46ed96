/**
 * A camera whose view the scene decides. Chromium plays a file of raw pictures (YUV4MPEG2) in place of one, and reads each
 * picture when it is due.
 */
import { mkdtemp, open, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const [WIDTH, HEIGHT] = [640, 480];
/** Light but not white, as a wall is; a phone's screen is white around its code. */
const [DARK, WALL, WHITE] = [16, 160, 235];
/** A phone that is held close fills two thirds of the picture's height. */
const SIDE = 320;
/** Modules of white around a code (ISO/IEC 18004). */
const QUIET = 4;
const HEAD = `YUV4MPEG2 W${WIDTH} H${HEIGHT} F20:1 Ip A1:1 C420jpeg\nFRAME\n`;

/** A camera before which nobody stands; `flags` make a Chromium take it for its own. */
export async function openCamera() {
  const encodeQR = await loadQr();
  const folder = await mkdtemp(join(tmpdir(), "tsunagu-camera-"));
  const path = join(folder, "view.y4m");
  const file = await open(path, "w");
  async function show(text) {
    const rows = text === undefined ? [] : encodeQR(text, "raw", { border: QUIET });
    // In place: a file that is cut and written anew is empty for a moment, and a camera has no such moment.
    await file.write(picture(rows), 0, undefined, 0);
  }
  await show();
  return {
    flags: ["--use-fake-device-for-media-stream", `--use-file-for-fake-video-capture=${path}`],
    /** Somebody holds a phone with this code before it; without a text there is nobody. */
    show,
    async close() {
      await file.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The encoder that the pages have. */
async function loadQr() {
  const web = fileURLToPath(new URL("../../functions/web/package.json", import.meta.url));
  const { default: encodeQR } = await import(pathToFileURL(createRequire(web).resolve("qr")).href);
  return encodeQR;
}

/** One picture: a plane of brightness with the code in its middle, and two of colour that are grey. */
function picture(rows) {
  const planes = Buffer.alloc(WIDTH * HEIGHT * 1.5, 128).fill(WALL, 0, WIDTH * HEIGHT);
  const module = Math.floor(SIDE / rows.length);
  const [left, top] = [WIDTH, HEIGHT].map((length) => (length - module * rows.length) >> 1);
  rows.forEach((row, y) => {
    row.forEach((dark, x) => {
      for (let line = 0; line < module; line++) {
        const from = (top + y * module + line) * WIDTH + left + x * module;
        planes.fill(dark ? DARK : WHITE, from, from + module);
      }
    });
  });
  return Buffer.concat([Buffer.from(HEAD), planes]);
}
