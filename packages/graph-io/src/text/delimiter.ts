/** @file Which character separates the columns of a table. */

/** What separates columns; a space stands for any run of spaces and tabs. */
export type Delimiter = ',' | '\t' | ';' | ' ';

const candidates: readonly Delimiter[] = ['\t', ',', ';'];

/**
 * Guesses the delimiter from the first line of a text: the first of tab, comma and semicolon that
 * occurs in it outside quotes, else white space.
 */
export function guessDelimiter(text: string): Delimiter {
  const [line = ''] = text
    .trimStart()
    .replaceAll(/"[^"]*"?/g, '')
    .split('\n');
  return candidates.find((delimiter) => line.trimEnd().includes(delimiter)) ?? ' ';
}
