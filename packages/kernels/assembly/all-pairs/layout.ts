// The constants that fix the order of every floating-point operation, and so the last bit of every
// result. They may not depend on the machine or on the number of threads.

/** Rows and columns of a tile of the N x N logits: 16 kB of scratch, which stay in the L1 cache. */
export const TILE: i32 = 64;
export const TILE_ROW_BYTES: usize = 64 * 4;
export const TILE_BYTES: usize = 64 * 64 * 4;

/**
 * Pieces of work: each owns a set of row blocks and a partial gradient; reduced in order. The work has 24 parts of about
 * the same size: four chunks have three of them, four have two, and four have one.
 */
export const CHUNKS_OF_A_SIZE: i32 = 4;
export const CHUNKS: i32 = 3 * CHUNKS_OF_A_SIZE;
export const PARTS: i32 = (3 + 2 + 1) * CHUNKS_OF_A_SIZE;

/** Rows of z that are packed, and of its gradient that are added up, as one piece of work. */
export const ROWS_PER_PIECE: i32 = 512;

/** Rows are packed in groups of 8, two vectors; the latent size is padded to a multiple of 8. */
export const GROUP: i32 = 8;

// @ts-ignore: decorator
@inline
export function padToGroup(count: i32): i32 {
  return (count + (GROUP - 1)) & -GROUP;
}

/** A logit (in base 2) that adds nothing: its softplus is 0, its sigmoid 2^-126. The lowest that `powerOfTwo` takes. */
export const MASKED: f32 = -126;
