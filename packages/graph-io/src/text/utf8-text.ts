/** @file Decoding of whole texts, with the line of what is not UTF-8. */
import { FormatError } from '../errors.js';

const LINE_FEED = 10;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The text of bytes in UTF-8.
 * @param bytes whole characters: not cut within one
 * @param firstLine line on which the bytes begin, for messages
 * @throws FormatError `invalid-text` with the first line that is not UTF-8
 */
export function utf8Text(bytes: Uint8Array, file: string | undefined, firstLine = 1): string {
  try {
    return utf8.decode(bytes);
  } catch (cause) {
    const line = firstLine + linesBeforeInvalid(bytes);
    const what = 'this line is not UTF-8; save the file as UTF-8';
    throw new FormatError('invalid-text', what, { file, line }, { cause });
  }
}

/** A line feed is never part of a longer character, so each line can be tried alone. */
function linesBeforeInvalid(bytes: Uint8Array): number {
  let begin = 0;
  for (let lines = 0; ; lines++) {
    const end = bytes.indexOf(LINE_FEED, begin);
    if (end < 0) return lines;
    try {
      utf8.decode(bytes.subarray(begin, end));
    } catch {
      return lines;
    }
    begin = end + 1;
  }
}
