/** A run of characters that both texts have at this place, or that only this one has. */
export interface Piece {
  text: string;
  same: boolean;
}

/** Whether two texts have the same characters: wide or narrow, and whatever blanks lie between them. */
export const readsAlike = (one: string, other: string): boolean => plain(one) === plain(other);

const plain = (text: string) => text.normalize("NFKC").replace(/\s/g, "");

/** Lays two texts beside each other: what they share in the same order, and what only one of them has. */
export function compared(one: string, other: string): [Piece[], Piece[]] {
  const [a, b] = [[...one], [...other]];
  const lengths = commonLengths(a, b);
  const length = (i: number, j: number) => lengths[i]?.[j] ?? 0;
  const [left, right]: [Piece[], Piece[]] = [[], []];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      put(left, a[i++], true);
      put(right, b[j++], true);
    } else if (j >= b.length || (i < a.length && length(i + 1, j) >= length(i, j + 1))) {
      put(left, a[i++], false);
    } else {
      put(right, b[j++], false);
    }
  }
  return [left, right];
}

/** How many characters are shared behind each pair of places (longest common subsequence). */
function commonLengths(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i--) {
    const [here, below] = [lengths[i] ?? [], lengths[i + 1] ?? []];
    for (let j = b.length - 1; j >= 0; j--) {
      here[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, here[j + 1] ?? 0);
    }
  }
  return lengths;
}

function put(pieces: Piece[], text = "", same: boolean): void {
  const last = pieces.at(-1);
  if (last?.same === same) last.text += text;
  else pieces.push({ text, same });
}
