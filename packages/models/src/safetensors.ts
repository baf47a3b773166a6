/**
 * @file The safetensors format (huggingface.co/docs/safetensors), float32 tensors only: an unsigned
 * 64-bit little-endian header length, a JSON header, then the tensors' bytes. Files may come from
 * anywhere, so every offset is checked before it is used.
 */
import { ModelError } from '@latentgraph/layers';

/** A float32 tensor as plain data, row-major. */
export interface NamedTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** The content of a safetensors file. */
export interface Safetensors {
  readonly tensors: ReadonlyMap<string, NamedTensor>;
  /** Free text by key. */
  readonly metadata: Readonly<Record<string, string>>;
}

const LENGTH_BYTES = 8;
const MAX_HEADER_BYTES = 100_000_000;

/** Writes tensors and metadata as a safetensors file. */
export function encodeSafetensors({ tensors, metadata }: Safetensors): Uint8Array {
  const header: Record<string, unknown> = { __metadata__: metadata };
  let size = 0;
  for (const [name, { shape, values }] of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [size, size + values.byteLength] };
    size += values.byteLength;
  }
  const json = new TextEncoder().encode(JSON.stringify(header));
  // The format pads the header with spaces so that the data begin at a multiple of eight bytes.
  const headerBytes = Math.ceil(json.length / 8) * 8;
  const file = new Uint8Array(LENGTH_BYTES + headerBytes + size).fill(
    0x20,
    LENGTH_BYTES,
    LENGTH_BYTES + headerBytes,
  );
  const view = new DataView(file.buffer);
  view.setBigUint64(0, BigInt(headerBytes), true);
  file.set(json, LENGTH_BYTES);
  let offset = LENGTH_BYTES + headerBytes;
  for (const { values } of tensors.values()) {
    for (const value of values) {
      view.setFloat32(offset, value, true);
      offset += 4;
    }
  }
  return file;
}

/**
 * Reads a safetensors file.
 * @throws ModelError `invalid-file` where the bytes are not one, or hold other than float32 tensors
 */
export function decodeSafetensors(file: Uint8Array): Safetensors {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const { header, dataStart } = readHeader(file, view);
  const tensors = new Map<string, NamedTensor>();
  let metadata: Record<string, string> = {};
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') metadata = readMetadata(entry);
    else tensors.set(name, readTensor(name, entry, view, dataStart));
  }
  return { tensors, metadata };
}

function readHeader(
  file: Uint8Array,
  view: DataView,
): { header: Record<string, unknown>; dataStart: number } {
  if (file.length < LENGTH_BYTES) throw invalid(`it has only ${file.length} bytes`);
  const headerBytes = Number(view.getBigUint64(0, true));
  const dataStart = LENGTH_BYTES + headerBytes;
  if (headerBytes > MAX_HEADER_BYTES || dataStart > file.length) {
    throw invalid(`its header claims ${headerBytes} bytes in a file of ${file.length}`);
  }
  const text = new TextDecoder().decode(file.subarray(LENGTH_BYTES, dataStart));
  try {
    const header: unknown = JSON.parse(text);
    if (isRecord(header)) return { header, dataStart };
  } catch {
    // Falls through to the error below, which says what was expected.
  }
  throw invalid('its header is not a JSON object');
}

function readMetadata(entry: unknown): Record<string, string> {
  const valid = isRecord(entry) && Object.values(entry).every((text) => typeof text === 'string');
  if (!valid) throw invalid('its __metadata__ is not a map of strings');
  return Object.fromEntries(Object.entries(entry).map(([key, text]) => [key, String(text)]));
}

function readTensor(name: string, entry: unknown, view: DataView, dataStart: number): NamedTensor {
  if (!isRecord(entry) || !isSizes(entry.shape) || !isSizes(entry.data_offsets)) {
    throw invalid(`tensor '${name}' has no valid shape and data_offsets`);
  }
  if (entry.dtype !== 'F32') throw invalid(`tensor '${name}' is ${entry.dtype}, not F32`);
  const { shape, data_offsets: offsets } = entry;
  const [begin = -1, end = -1] = offsets;
  const size = shape.reduce((product, dimension) => product * dimension, 1);
  if (end - begin !== size * 4 || dataStart + end > view.byteLength) {
    throw invalid(`tensor '${name}' of shape [${shape}] lies at bytes ${begin} to ${end}`);
  }
  const values = new Float32Array(size);
  for (let k = 0; k < size; k++) values[k] = view.getFloat32(dataStart + begin + 4 * k, true);
  return { shape, values };
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((item) => Number.isSafeInteger(item) && item >= 0);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function invalid(what: string): ModelError {
  return new ModelError('invalid-file', `not a usable safetensors file: ${what}`);
}
