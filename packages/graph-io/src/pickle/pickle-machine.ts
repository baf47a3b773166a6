/** @file The stack machine that a pickle is a program for, as far as plain data needs it. */
import { NumpyDtype } from '../numpy/element-types.js';
import { allowedGlobal, isAllowedGlobal } from './allowed-globals.js';
import { setState } from './object-states.js';
import type { PickleInput } from './pickle-input.js';
import { NumpyArray, type PickleValue } from './pickle-values.js';

/** Stands on the stack where a group of items begins. */
export const mark = Symbol('mark');

/** The stack and the memo of a pickle. */
export class PickleMachine {
  readonly #input: PickleInput;
  readonly #stack: unknown[] = [];
  readonly #memo = new Map<number, unknown>();
  /** How many bytes arrays may still take. */
  #arrayBudget: number;

  constructor(input: PickleInput, arrayBudget: number) {
    this.#input = input;
    this.#arrayBudget = arrayBudget;
  }

  push(value: unknown): void {
    this.#stack.push(value);
  }

  pop(): unknown {
    if (this.#stack.length === 0) this.#input.fail('invalid-pickle', 'the stack is empty');
    const value = this.#stack.pop();
    if (value === mark) this.#input.fail('invalid-pickle', 'a mark stands where a value should');
    return value;
  }

  popTuple(length: number): unknown[] {
    return Array.from({ length }, () => this.pop()).reverse();
  }

  popToMark(): unknown[] {
    const begin = this.#stack.lastIndexOf(mark);
    if (begin < 0) this.#input.fail('invalid-pickle', 'no mark on the stack');
    return this.#stack.splice(begin).slice(1);
  }

  store(index: number): void {
    const value = this.pop();
    this.#memo.set(index, value);
    this.push(value);
  }

  /** Stores the top of the stack behind what has been stored. */
  memoize(): void {
    this.store(this.#memo.size);
  }

  recall(index: number): void {
    if (!this.#memo.has(index)) this.#input.fail('invalid-pickle', `nothing is stored as ${index}`);
    this.push(this.#memo.get(index));
  }

  /** A global whose module and name are on the stack. */
  pushGlobalOfStack(): void {
    const [module, name] = this.popTuple(2);
    if (typeof module !== 'string' || typeof name !== 'string') {
      this.#input.fail('invalid-pickle', 'it refers to what has no name');
    }
    this.pushGlobal(module, name);
  }

  pushGlobal(module: string, name: string): void {
    const found = allowedGlobal(module, name);
    if (found === undefined) {
      this.#input.fail(
        'unsafe-pickle',
        `it refers to '${module}.${name}'; only numbers, strings, lists, dictionaries, NumPy arrays and SciPy CSR matrices are read`,
      );
    }
    this.push(found);
  }

  call(): void {
    const args = this.pop();
    const callable = this.pop();
    if (!isAllowedGlobal(callable) || !Array.isArray(args)) {
      this.#input.fail('unsafe-pickle', 'it calls something that is no known constructor');
    }
    const value = callable.call?.(args);
    if (value === undefined) {
      const name = callable.allowedGlobal.replace(' ', '.');
      this.#input.fail('unsafe-pickle', `it calls '${name}' with arguments plain data never has`);
    }
    this.push(value);
  }

  build(): void {
    const state = this.pop();
    const object = this.pop();
    this.#arrayBudget -= setState(object, state, (code, what) => this.#input.fail(code, what));
    if (this.#arrayBudget < 0) {
      this.#input.fail('unsafe-pickle', 'its arrays take far more memory than the file');
    }
    this.push(object);
  }

  append(items: readonly unknown[]): void {
    const list = this.#stack.at(-1);
    if (!Array.isArray(list)) this.#input.fail('invalid-pickle', 'items for what is no list');
    for (const item of items) list.push(item);
  }

  setItems(items: readonly unknown[]): void {
    const dictionary = this.#stack.at(-1);
    if (!(dictionary instanceof Map) || items.length % 2 !== 0) {
      this.#input.fail('invalid-pickle', 'items for what is no dictionary');
    }
    for (let k = 0; k < items.length; k += 2) {
      const key = items[k];
      if (key !== null && typeof key === 'object') {
        this.#input.fail('invalid-pickle', 'a dictionary key that is neither string nor number');
      }
      dictionary.set(key, items[k + 1]);
    }
  }

  result(): PickleValue {
    const value = this.pop();
    if (this.#stack.length > 0) this.#input.fail('invalid-pickle', 'more than one value');
    return isPlain(value)
      ? value
      : this.#input.fail('unsafe-pickle', 'its value holds a type or a function');
  }
}

/** Whether neither the value nor anything in it is a name of the table of allowed globals. */
function isPlain(value: unknown): value is PickleValue {
  const reached = new Set<unknown>([value]);
  for (const item of reached) {
    if (isAllowedGlobal(item) || item instanceof NumpyDtype) return false;
    const holder = item instanceof NumpyArray && Array.isArray(item.data) ? item.data : item;
    if (Array.isArray(holder) || holder instanceof Map) {
      for (const inner of holder.values()) reached.add(inner);
    }
  }
  return true;
}
