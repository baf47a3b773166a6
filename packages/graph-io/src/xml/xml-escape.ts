/** @file Text as it may stand in XML. */
import { FormatError } from '../errors.js';

/** What XML 1.0 cannot hold, not even as a reference: control characters and halves of characters. */
const impossible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/u;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/**
 * Text to stand in an element or between double quotes.
 * @param what names the text in the message
 * @throws FormatError `invalid-text` where it holds a character that XML cannot
 */
export function xmlEscape(text: string, what: string): string {
  const [bad] = impossible.exec(text) ?? [];
  if (bad !== undefined) {
    const code = bad.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    throw new FormatError(
      'invalid-text',
      `${what} ${JSON.stringify(text)} holds the character U+${code}, which XML cannot; write node-link JSON, or change it`,
    );
  }
  // Readers of XML turn white space in attributes into blanks unless it stands as a reference.
  return text.replaceAll(/[&<>"\t\n\r]/g, (one) => references[one] ?? `&#${one.charCodeAt(0)};`);
}
