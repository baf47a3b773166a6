/**
 * @file The kinds of values that options have. One description serves the command line, where a
 * value is text, and config files, where it is JSON; both are checked by the same schema.
 */
import { suggestName } from '@latentgraph/graph';
import * as v from 'valibot';

/** How an option's value is read and checked. */
export interface OptionKind<Value> {
  /** What stands for the value in the help text, such as `<number>`; a flag has none. */
  readonly placeholder?: string;
  /** What a value must be, to end the sentence `--epochs must be`. */
  readonly expectation: string;
  /** What to add to the message about a bad value, such as the name that was probably meant. */
  readonly hint?: (value: unknown) => string;
  /** Reads the text of the command line; what it makes of bad text does not pass the schema. */
  readonly fromText: (text: string) => unknown;
  readonly schema: v.GenericSchema<unknown, Value>;
}

/** Given or not. */
export const flag: OptionKind<boolean> = {
  expectation: 'true or false',
  fromText: () => true,
  schema: v.boolean(),
};

/** Any text that is not empty. */
export const name: OptionKind<string> = {
  placeholder: '<name>',
  expectation: 'a name',
  fromText: (text) => text,
  schema: v.pipe(v.string(), v.nonEmpty()),
};

/** Path of a file. */
export const file: OptionKind<string> = {
  ...name,
  placeholder: '<file>',
  expectation: 'the path of a file',
};

/** Path of a folder. */
export const folder: OptionKind<string> = {
  ...name,
  placeholder: '<folder>',
  expectation: 'the path of a folder',
};

/** One of some names. */
export function choice<const Names extends readonly [string, ...string[]]>(
  ...names: Names
): OptionKind<Names[number]> {
  return {
    placeholder: '<name>',
    expectation: `one of ${names.join(', ')}`,
    hint: (value) => (typeof value === 'string' ? suggestName(value, names) : ''),
    fromText: (text) => text,
    schema: v.picklist(names),
  };
}

/** A whole number of at least `minimum`. */
export function wholeNumber(minimum: number): OptionKind<number> {
  return {
    placeholder: '<number>',
    expectation: `a whole number of at least ${minimum}`,
    fromText: numberFromText,
    schema: v.pipe(v.number(), v.safeInteger(), v.minValue(minimum)),
  };
}

/** A number above 0. */
export const positiveNumber: OptionKind<number> = {
  placeholder: '<number>',
  expectation: 'a number above 0',
  fromText: numberFromText,
  schema: v.pipe(v.number(), v.finite(), v.gtValue(0)),
};

/** A number of at least 0. */
export const nonNegativeNumber: OptionKind<number> = {
  placeholder: '<number>',
  expectation: 'a number of at least 0',
  fromText: numberFromText,
  schema: v.pipe(v.number(), v.finite(), v.minValue(0)),
};

/** A share of the whole: at least 0, less than 1. */
export const fraction: OptionKind<number> = {
  placeholder: '<fraction>',
  expectation: 'a fraction of at least 0 and less than 1',
  fromText: numberFromText,
  schema: v.pipe(v.number(), v.minValue(0), v.ltValue(1)),
};

/** A whole number from 1 to `maximum`, beyond which it can only be a slip. */
export function countUpTo(maximum: number): OptionKind<number> {
  return {
    placeholder: '<number>',
    expectation: `a whole number from 1 to ${maximum}`,
    fromText: numberFromText,
    schema: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(maximum)),
  };
}

/** More columns than any layer has. */
export const mostColumns = 65_536;

const width = countUpTo(mostColumns);

/** Widths of layers: `64,32` on the command line, `[64, 32]` in a config file. */
export const widths: OptionKind<readonly number[]> = {
  placeholder: '<numbers>',
  expectation: `whole numbers from 1 to ${mostColumns}, such as 64,32 ([64, 32] in a config file)`,
  fromText: (text) => text.split(',').map(numberFromText),
  schema: v.array(width.schema),
};

/** A number of threads that `startThreads` takes, or `auto`. */
export const threads: OptionKind<number | 'auto'> = {
  placeholder: '<number>',
  expectation: 'a whole number from 1 to 64, or auto',
  fromText: (text) => (text === 'auto' ? text : numberFromText(text)),
  schema: v.union([
    v.literal('auto'),
    v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(64)),
  ]),
};

/** The number that a text is, or the text itself where it is none: `Number('')` is 0. */
function numberFromText(text: string): unknown {
  const trimmed = text.trim();
  const value = Number(trimmed);
  return trimmed === '' || Number.isNaN(value) ? text : value;
}
