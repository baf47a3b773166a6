/** @file Values of attributes whose type an XML format declares. */
import type { AttributeValue } from '../graph-file/node-attributes.js';

const numberTypes = new Set(
  'int integer biginteger long short byte float double decimal bigdecimal number'.split(' '),
);
const decimalPattern = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const infinityPattern = /^([+-]?)inf(inity)?$/i;
const notANumberPattern = /^(|[+-]?nan)$/i;

/** Whether values of a declared type are numbers, booleans counted as 0 and 1. */
export function isNumericType(type: string): boolean {
  return type.toLowerCase() === 'boolean' || numberTypes.has(type.toLowerCase());
}

/** The number that a text stands for, NaN for nothing; undefined where it is none. */
export function numberValue(text: string): number | undefined {
  const trimmed = text.trim();
  if (notANumberPattern.test(trimmed)) return Number.NaN;
  if (decimalPattern.test(trimmed)) return Number(trimmed);
  const [, sign] = infinityPattern.exec(trimmed) ?? [];
  return sign === undefined ? undefined : Number(`${sign}Infinity`);
}

/**
 * The value that a text of a declared type stands for: NaN for no number, and for nothing where a
 * number is due; undefined where the text is not of the type. Text is of any other type.
 */
export function typedValue(type: string, text: string): AttributeValue | undefined {
  if (!isNumericType(type)) return text;
  if (type.toLowerCase() === 'boolean') {
    if (/^\s*(true|1)\s*$/i.test(text)) return true;
    if (/^\s*(false|0)\s*$/i.test(text)) return false;
    return notANumberPattern.test(text.trim()) ? Number.NaN : undefined;
  }
  return numberValue(text);
}
