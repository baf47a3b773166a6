/** A byte offset into the WASM memory that kernels run on. */
export type Pointer = number;

/** A WASM memory and its allocator. */
export interface MemoryOwner {
  readonly memory: WebAssembly.Memory;
  /** A block aligned to 8 bytes at least. Throws where there is none. */
  allocate(bytes: number): Pointer;
  release(pointer: Pointer): void;
}

/** Of the kernels whose work comes in pieces, those that also run in the memory of tfjs-backend-wasm. */
export interface InPlacePieceKernels {
  spmm(
    rowPointers: Pointer,
    columnIndices: Pointer,
    values: Pointer,
    dense: Pointer,
    out: Pointer,
    rows: number,
    width: number,
    rowsPerPiece: number,
    piece: number,
  ): void;
  packStrips(
    source: Pointer,
    itemStride: number,
    innerStride: number,
    target: Pointer,
    items: number,
    inner: number,
    width: number,
    stripsPerPiece: number,
    piece: number,
  ): void;
  matMul(
    a: Pointer,
    b: Pointer,
    bColumnStride: number,
    bInnerStride: number,
    out: Pointer,
    rows: number,
    columns: number,
    inner: number,
    scratch: Pointer,
    piece: number,
  ): void;
  edgeDot(
    a: Pointer,
    b: Pointer,
    sources: Pointer,
    targets: Pointer,
    out: Pointer,
    pairs: number,
    width: number,
    pairsPerPiece: number,
    piece: number,
  ): void;
  gatherRows(
    x: Pointer,
    rows: Pointer,
    out: Pointer,
    count: number,
    width: number,
    rowsPerPiece: number,
    piece: number,
  ): void;
  reparameterize(
    mean: Pointer,
    logStd: Pointer,
    deviation: Pointer,
    z: Pointer,
    length: number,
    numbersPerPiece: number,
    piece: number,
  ): void;
  gaussianDivergence(
    mean: Pointer,
    logStd: Pointer,
    divergence: Pointer,
    excess: Pointer,
    rows: number,
    width: number,
    rowsPerPiece: number,
    piece: number,
  ): void;
  bernoulliCrossEntropy(
    logits: Pointer,
    targets: Pointer,
    derivatives: Pointer,
    sums: Pointer,
    length: number,
    logitsPerPiece: number,
    piece: number,
  ): void;
  sigmoidCrossEntropy(
    logits: Pointer,
    sign: number,
    derivatives: Pointer,
    sums: Pointer,
    length: number,
    logitsPerPiece: number,
    piece: number,
  ): void;
  adam(
    x: Pointer,
    first: Pointer,
    second: Pointer,
    gradient: Pointer,
    beta1: number,
    beta2: number,
    firstScale: number,
    secondScale: number,
    epsilon: number,
    length: number,
    numbersPerPiece: number,
    piece: number,
  ): void;
}

/**
 * Kernels whose work comes in pieces that may run at once, on any thread. Each call does the piece that its
 * last argument names; see `parallelFor`.
 */
export interface PieceKernels extends InPlacePieceKernels {
  randomNormal(
    out: Pointer,
    blocks: number,
    key0: number,
    key1: number,
    firstLow: number,
    firstHigh: number,
    stream0: number,
    stream1: number,
    blocksPerPiece: number,
    piece: number,
  ): void;
  allPairsPack(z: Pointer, nodes: number, width: number, workspace: Pointer, piece: number): void;
  allPairsChunk(
    nodes: number,
    width: number,
    blockPointers: Pointer,
    records: Pointer,
    positiveWeight: number,
    workspace: Pointer,
    piece: number,
  ): void;
  allPairsGradient(
    nodes: number,
    width: number,
    workspace: Pointer,
    gradient: Pointer,
    piece: number,
  ): void;
}

/**
 * What the AssemblyScript module on the memory of tfjs-backend-wasm exports; the sources, in `assembly/`, describe each
 * kernel. Sizes are counts of elements, strides are bytes, node and column indices are 32-bit.
 */
export interface InPlaceExports extends InPlacePieceKernels {
  matMulPieces(rows: number, columns: number): number;
  matMulScratchBytes(): number;
  edgeSum(
    weights: Pointer,
    x: Pointer,
    sources: Pointer,
    targets: Pointer,
    out: Pointer,
    pairs: number,
    rows: number,
    width: number,
  ): void;
  scatterRows(
    x: Pointer,
    rows: Pointer,
    out: Pointer,
    count: number,
    rowCount: number,
    width: number,
  ): void;
  relu(x: Pointer, out: Pointer, length: number): void;
  reluGradient(output: Pointer, outGradient: Pointer, out: Pointer, length: number): void;
  sum(x: Pointer, length: number): number;
}

/** What the module with a memory of its own, or one shared by threads, exports. */
export interface WasmExports extends InPlaceExports, PieceKernels {
  readonly memory: WebAssembly.Memory;
  heapStart(): Pointer;
  readonly threadIndex: WebAssembly.Global;
  negativesScratchBytes(): number;
  drawNegatives(
    rowPointers: Pointer,
    columnIndices: Pointer,
    nodes: number,
    directed: boolean,
    mirrored: boolean,
    key0: number,
    key1: number,
    firstLow: number,
    firstHigh: number,
    stream0: number,
    stream1: number,
    firstCandidate: number,
    scratch: Pointer,
    sources: Pointer,
    targets: Pointer,
    count: number,
  ): number;
  allPairsTileSize(): number;
  allPairsChunks(): number;
  allPairsRowPieces(nodes: number): number;
  allPairsWorkspaceBytes(nodes: number, width: number): number;
  allPairsValue(workspace: Pointer): number;
}
