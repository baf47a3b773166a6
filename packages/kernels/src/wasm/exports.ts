/** A byte offset into the kernels' WASM memory. */
export type Pointer = number;

/**
 * What the AssemblyScript module exports; its sources, in `assembly/`, describe each kernel. Sizes are
 * counts of elements, strides are bytes, node and column indices are 32-bit.
 */
export interface WasmExports {
  readonly memory: WebAssembly.Memory;
  allocate(bytes: number): Pointer;
  release(pointer: Pointer): void;
  spmm(
    rowPointers: Pointer,
    columnIndices: Pointer,
    values: Pointer,
    dense: Pointer,
    out: Pointer,
    rows: number,
    width: number,
  ): void;
  matMulPanelBytes(): number;
  matMul(
    a: Pointer,
    aRowStride: number,
    aInnerStride: number,
    b: Pointer,
    bInnerStride: number,
    bColumnStride: number,
    out: Pointer,
    rows: number,
    columns: number,
    inner: number,
    panel: Pointer,
  ): void;
  edgeDot(
    a: Pointer,
    b: Pointer,
    sources: Pointer,
    targets: Pointer,
    out: Pointer,
    pairs: number,
    width: number,
  ): void;
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
  gatherRows(x: Pointer, rows: Pointer, out: Pointer, count: number, width: number): void;
  scatterRows(
    x: Pointer,
    rows: Pointer,
    out: Pointer,
    count: number,
    rowCount: number,
    width: number,
  ): void;
  sum(x: Pointer, length: number): number;
  randomNormal(
    out: Pointer,
    blocks: number,
    key0: number,
    key1: number,
    firstLow: number,
    firstHigh: number,
    stream0: number,
    stream1: number,
  ): void;
  allPairsTileSize(): number;
  allPairsWorkspaceBytes(nodes: number, width: number): number;
  allPairsCrossEntropy(
    z: Pointer,
    nodes: number,
    width: number,
    blockPointers: Pointer,
    records: Pointer,
    positiveWeight: number,
    workspace: Pointer,
    gradient: Pointer,
  ): number;
}
