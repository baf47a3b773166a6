import util from 'node:util';
import { afterEach, expect, it } from 'vitest';
import { restoreUtilFunctions } from './removed-util-functions.js';

const names = ['isNullOrUndefined', 'isArray'];
const before = new Map(names.map((name) => [name, Object.getOwnPropertyDescriptor(util, name)]));

afterEach(() => {
  for (const [name, descriptor] of before) {
    if (descriptor === undefined) Reflect.deleteProperty(util, name);
    else Object.defineProperty(util, name, descriptor);
  }
});

const values = [undefined, null, 0, '', Number.NaN, {}, { length: 0 }, [], [undefined]];

it.each([
  ['isNullOrUndefined', [true, true, false, false, false, false, false, false, false]],
  ['isArray', [false, false, false, false, false, false, false, true, true]],
])('puts %s back where Node has removed it', (name, expected) => {
  Reflect.deleteProperty(util, name);
  restoreUtilFunctions();
  const restored: unknown = Reflect.get(util, name);
  if (typeof restored !== 'function') throw new Error(`${name} is ${String(restored)}`);
  expect(values.map((value) => restored(value))).toEqual(expected);
});
