/**
 * @file Numbers byte strings by first appearance: a hash table with open addressing over one
 * growing array of bytes, so that an id that was met before costs no string.
 */

/** A set of byte strings, numbered from 0 in the order they were added. */
export class ByteStringTable {
  /** Number of different strings. */
  count = 0;
  /** Index + 1 of the string in each slot, 0 where it is free. */
  #slots = new Uint32Array(1024);
  #hashes: number[] = [];
  /** String k is at `begins[k] .. begins[k + 1]`. */
  #begins: number[] = [0];
  #bytes = new Uint8Array(16384);

  /** The number of the string in `bytes[begin .. end]`, which is added if it is new. */
  add(bytes: Uint8Array, begin: number, end: number): number {
    const hash = hashOf(bytes, begin, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (; this.#slots[slot] !== 0; slot = (slot + 1) & mask) {
      const index = this.#slots[slot]! - 1;
      if (this.#hashes[index] === hash && this.#equals(index, bytes, begin, end)) return index;
    }
    this.#slots[slot] = this.count + 1;
    this.#append(bytes, begin, end, hash);
    if (2 * this.count > this.#slots.length) this.#grow();
    return this.count - 1;
  }

  #equals(index: number, bytes: Uint8Array, begin: number, end: number): boolean {
    const own = this.#begins[index]!;
    if (this.#begins[index + 1]! - own !== end - begin) return false;
    for (let k = begin; k < end; k++) {
      if (this.#bytes[own + k - begin] !== bytes[k]) return false;
    }
    return true;
  }

  #append(bytes: Uint8Array, begin: number, end: number, hash: number): void {
    const own = this.#begins[this.count]!;
    const needed = own + end - begin;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(2 * needed);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(bytes.subarray(begin, end), own);
    this.#hashes.push(hash);
    this.#begins.push(needed);
    this.count++;
  }

  #grow(): void {
    const slots = new Uint32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let index = 0; index < this.count; index++) {
      let slot = this.#hashes[index]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = index + 1;
    }
    this.#slots = slots;
  }
}

/** FNV-1a, 32 bits, its upper half folded into the lower, from which slots are taken. */
function hashOf(bytes: Uint8Array, begin: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let k = begin; k < end; k++) hash = Math.imul(hash ^ bytes[k]!, 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
