/** @file From what a user has - a string, bytes, gzipped bytes - to the bytes of UTF-8 text. */
import { gunzipSync } from 'fflate';
import { FormatError } from '../errors.js';

/** Text, or its bytes in UTF-8, possibly gzipped. */
export type TextSource = string | Uint8Array;

/**
 * The bytes of a text without gzip and byte order mark. UTF-8 itself is checked where fields are
 * decoded, so that an error knows its line.
 * @throws FormatError `invalid-text` for a damaged gzip stream, UTF-16 or a binary file
 */
export function textBytes(source: TextSource, file: string | undefined): Uint8Array {
  if (typeof source === 'string') return withoutMark(new TextEncoder().encode(source));
  const bytes = beginsWith(source, [0x1f, 0x8b]) ? gunzip(source, file) : source;
  if (beginsWith(bytes, [0xff, 0xfe]) || beginsWith(bytes, [0xfe, 0xff])) {
    throw new FormatError('invalid-text', 'this is UTF-16 text; save it as UTF-8', { file });
  }
  if (bytes.includes(0)) {
    throw new FormatError('invalid-text', 'this is a binary file; expected text', { file });
  }
  return withoutMark(bytes);
}

function gunzip(bytes: Uint8Array, file: string | undefined): Uint8Array {
  try {
    return gunzipSync(bytes);
  } catch (error) {
    const what = 'it begins like a gzip file, but cannot be unpacked: damaged or cut short';
    throw new FormatError('invalid-text', what, { file }, { cause: error });
  }
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return beginsWith(bytes, [0xef, 0xbb, 0xbf]) ? bytes.subarray(3) : bytes;
}

function beginsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, k) => bytes[k] === byte);
}
