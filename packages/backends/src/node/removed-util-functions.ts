/**
 * @file The functions of Node's module `util` that tfjs-node 4.22 calls. Node 23 removed
 * `isNullOrUndefined`, and Node 22 prints a warning when one of them is called.
 */
import util from 'node:util';

const functions = {
  isNullOrUndefined: (value: unknown): boolean => value === null || value === undefined,
  isArray: (value: unknown): boolean => Array.isArray(value),
};

/** Puts them back, or silent ones that do the same in the place of those that warn. */
export function restoreUtilFunctions(): void {
  Object.assign(util, functions);
}
