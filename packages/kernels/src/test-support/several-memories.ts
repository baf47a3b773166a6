/** A module of nothing but two memories. */
const twoMemories = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[5, 5, 2, ...[0, 0], ...[0, 0]],
);

/** Whether a module can have several memories here: in Node 22 and newer, and in most browsers. */
export const hasSeveralMemories = WebAssembly.validate(twoMemories);
