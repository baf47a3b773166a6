/**
 * @file Reads the fields of a saved config. A file may come from anywhere, so each field is checked for its
 * type; all functions throw a ModelError `invalid-file` that names the field.
 */
import { ModelError } from '@latentgraph/layers';

export type Fields = Readonly<Record<string, unknown>>;

/** @throws ModelError `invalid-file` for a text that is no JSON object */
export function parseFields(text: string): Fields {
  return object('config', parse(text));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ModelError('invalid-file', "the file's config is no JSON");
  }
}

export function object(name: string, value: unknown): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  return refuse(name, value, 'an object');
}

export function number(name: string, value: unknown): number {
  return typeof value === 'number' ? value : refuse(name, value, 'a number');
}

export function boolean(name: string, value: unknown): boolean {
  return typeof value === 'boolean' ? value : refuse(name, value, 'true or false');
}

export function numbers(name: string, value: unknown): number[] {
  if (!Array.isArray(value)) return refuse(name, value, 'a list of numbers');
  return value.map((item, k) => number(`${name}[${k}]`, item));
}

export function oneOf<const Name extends string>(
  name: string,
  value: unknown,
  names: readonly Name[],
): Name {
  return (
    names.find((known) => known === value) ?? refuse(name, value, `one of ${names.join(', ')}`)
  );
}

function refuse(name: string, value: unknown, expected: string): never {
  throw new ModelError(
    'invalid-file',
    `the file's config has ${name} = ${JSON.stringify(value)}, expected ${expected}`,
  );
}
