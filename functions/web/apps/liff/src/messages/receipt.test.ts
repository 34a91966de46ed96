import { ApiError, OfflineError } from "@tsunagu/api-client";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { acknowledge } from "./receipt";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A page that can be looked at or not, and a service that fails by turns. */
function scene(...failures: (Error | undefined)[]) {
  let seen = true;
  let looks: (() => void)[] = [];
  const send = vi.fn(async () => {
    const failure = failures.shift();
    if (failure) throw failure;
  });
  const eyes = {
    isSeen: () => seen,
    follow: (look: () => void) => {
      looks.push(look);
      return () => {
        looks = looks.filter((one) => one !== look);
      };
    },
  };
  const turn = async (to: boolean) => {
    seen = to;
    for (const look of looks) look();
    await vi.advanceTimersByTimeAsync(0);
  };
  return { send, eyes, turn, following: () => looks.length };
}

it("is sent once for a message that somebody sees", async () => {
  const { send, eyes, turn, following } = scene();
  acknowledge(send, eyes);
  await turn(true);
  await turn(true);
  await vi.advanceTimersByTimeAsync(600_000);
  expect([send.mock.calls.length, following()]).toEqual([1, 0]);
});

it("waits for somebody to look, and forgets it where nobody did", async () => {
  const looked = scene();
  await looked.turn(false);
  const left = scene();
  await left.turn(false);
  acknowledge(looked.send, looked.eyes);
  const leave = acknowledge(left.send, left.eyes);
  leave();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(looked.send).not.toHaveBeenCalled();

  await looked.turn(true);
  await left.turn(true);
  expect([looked.send.mock.calls.length, left.send.mock.calls.length]).toEqual([1, 0]);
});

it("is sent again until it is heard, also after the message was left and the page put away", async () => {
  const { send, eyes, turn, following } = scene(new OfflineError(), new ApiError(503, "unavailable", ""));
  const leave = acknowledge(send, eyes);
  await vi.advanceTimersByTimeAsync(0);
  leave();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(send).toHaveBeenCalledTimes(2);
  await turn(false);
  expect([send.mock.calls.length, following()]).toEqual([3, 0]);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(send).toHaveBeenCalledTimes(3);
});

it("is not repeated where the service says no", async () => {
  const { send, eyes, turn } = scene(new ApiError(404, "not_found", ""));
  acknowledge(send, eyes);
  await turn(true);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(send).toHaveBeenCalledTimes(1);
});
