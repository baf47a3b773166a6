import { expect, it } from 'vitest';
import { limitWords, takePieces } from './limit-exports.mjs';

it('takes each piece once, also while another thread takes some', () => {
  const words = new Int32Array(new SharedArrayBuffer(4 * limitWords.COUNT));
  const job = { pieces: 7, rounds: 30 };
  const taken: number[] = [];
  const exports = {
    OPERATIONS_PER_ROUND: new WebAssembly.Global({ value: 'i32' }, 48),
    copy: () => {},
    multiplyAdd: (rounds: number) => {
      taken.push(rounds);
      // A fast thread does all the others during the third piece.
      if (taken.length === 3) takePieces(exports, words, job);
      return 0;
    },
  };
  takePieces(exports, words, job);
  expect(taken).toEqual(Array.from({ length: 7 }, () => 30));
  expect(words[limitWords.DONE]).toBe(7);
});
