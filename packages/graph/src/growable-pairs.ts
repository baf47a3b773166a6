/**
 * @file A list of node pairs that grows while its length is not known yet.
 */
import type { NodePairs } from './node-pairs.js';

/** Node pairs in typed arrays that double in size when full. */
export class GrowablePairs {
  #sources = new Uint32Array(1024);
  #targets = new Uint32Array(1024);
  #length = 0;

  /** Appends a pair. */
  push(source: number, target: number): void {
    if (this.#length === this.#sources.length) {
      this.#sources = doubled(this.#sources);
      this.#targets = doubled(this.#targets);
    }
    this.#sources[this.#length] = source;
    this.#targets[this.#length++] = target;
  }

  /** The pairs so far, copied. */
  toPairs(): NodePairs {
    return {
      sources: this.#sources.slice(0, this.#length),
      targets: this.#targets.slice(0, this.#length),
    };
  }
}

function doubled(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}
