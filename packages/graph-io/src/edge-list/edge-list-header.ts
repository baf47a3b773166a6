/** @file Whether an edge list begins with a line that names its columns. */
import { DelimitedScanner, type ScannerOptions } from '../text/delimited-scanner.js';

/** Headings of the two columns of an edge list, in lower case, letters and digits only. */
const sourceHeadings = new Set(
  'source sourceid src srcid from fromnode fromnodeid fromid u node1 nodea id1 left'.split(' '),
);
const targetHeadings = new Set(
  'target targetid dst dstid destination to tonode tonodeid toid v node2 nodeb id2 right'.split(
    ' ',
  ),
);
/** Some lead from head to tail, some from tail to head. */
const endHeadings = new Set([...sourceHeadings, ...targetHeadings, 'head', 'tail']);
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

/**
 * Checks the header at the scanner's cursor.
 * @throws FormatError `invalid-line` where it names other columns than source, target and weight,
 *   or names them in another order
 */
export function checkHeader(scanner: DelimitedScanner): void {
  const [first, second] = [scanner.text(0), scanner.text(1)];
  if (
    normalized(first) === normalized(second) ||
    (targetHeadings.has(normalized(first)) && sourceHeadings.has(normalized(second)))
  ) {
    scanner.fail(
      'invalid-line',
      `the columns are named '${first}' and '${second}'; expected source first, then target`,
    );
  }
  if (scanner.fieldCount > 2 && !isWeightHeading(scanner.text(2))) {
    scanner.fail(
      'invalid-line',
      `the third column is '${scanner.text(2)}'; only a column 'weight' may follow source and target`,
    );
  }
}

function isWeightHeading(heading: string): boolean {
  return weightHeadings.has(normalized(heading));
}

function normalized(heading: string): string {
  return heading.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function isWhole(value: number): boolean {
  return Number.isInteger(value);
}
