/** @file Whether an edge list begins with a line that names its columns. */
import { DelimitedScanner, type ScannerOptions } from '../text/delimited-scanner.js';

/** Headings of the two columns of an edge list, in lower case, letters and digits only. */
const endHeadings = new Set(
  `source sourceid src srcid target targetid dst dstid destination from fromnode fromnodeid fromid to
  tonode tonodeid toid u v node1 node2 nodea nodeb id1 id2 head tail left right`.split(/\s+/),
);
const weightHeadings = new Set(['weight', 'weights', 'w', 'value', 'count']);

/**
 * The rule: the first line is a header where its first two fields are no whole numbers and
 * - both are known headings (`source`, `target`, `from`, `to`, `u`, `v`, ...), or
 * - there is a third one that is no number, or
 * - the first two fields of the second line are whole numbers.
 */
export function hasHeader(bytes: Uint8Array, options: ScannerOptions): boolean {
  const scanner = new DelimitedScanner(bytes, options);
  if (!scanner.next() || scanner.fieldCount < 2) return false;
  if (isWhole(scanner.number(0)) || isWhole(scanner.number(1))) return false;
  if (
    endHeadings.has(normalized(scanner.text(0))) &&
    endHeadings.has(normalized(scanner.text(1)))
  ) {
    return true;
  }
  if (scanner.fieldCount > 2 && Number.isNaN(scanner.number(2))) return true;
  return (
    scanner.next() &&
    scanner.fieldCount >= 2 &&
    isWhole(scanner.number(0)) &&
    isWhole(scanner.number(1))
  );
}

/** Whether a heading names a column of weights. */
export function isWeightHeading(heading: string): boolean {
  return weightHeadings.has(normalized(heading));
}

function normalized(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function isWhole(value: number): boolean {
  return Number.isInteger(value);
}
