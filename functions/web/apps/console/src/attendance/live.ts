import type { Board } from "@tsunagu/api-client";
import { type Loaded, useLoad, useRefresh } from "@tsunagu/ui";
import { useDesk, useExpiry } from "../desk";
import { useFacility } from "./facility";

const EVERY_MS = 20_000;

/** The board of a day as it stands, asked for again and again while someone looks; without a day, of today. */
export function useBoard(day: string | undefined): Loaded<Board> {
  const { api } = useDesk();
  const { facility } = useFacility();
  const board = useLoad(`${facility.id} ${day ?? ""}`, () => api.board(facility.id, day));
  useRefresh(board.reload, EVERY_MS);
  useExpiry([board.error]);
  return board;
}
