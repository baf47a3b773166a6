/**
 * @file A restricted reader of Python pickles, protocols 2 and 3: the stack machine of pickletools
 * with the opcodes that data needs. It builds numbers, strings, lists, dictionaries, NumPy arrays
 * and SciPy CSR matrices, and imports and executes nothing. Its input is hostile: lengths are
 * checked against the bytes that are left, and arrays against a budget, since a stored string may
 * be turned into an array any number of times.
 */
import { allowedGlobal, isAllowedGlobal, setState } from './allowed-globals.js';
import { NumpyDtype } from './numpy-data.js';
import { PickleInput } from './pickle-input.js';
import { NumpyArray, type PickleValue } from './pickle-values.js';

/** Options of `readPickle`. */
export interface ReadPickleOptions {
  /** For messages. */
  readonly fileName?: string;
}

/**
 * Reads a pickle of plain data.
 * @throws FormatError `unsafe-pickle` for anything that is not plain data, naming it and its
 *   offset; `invalid-pickle` for bytes that are no pickle
 */
export function readPickle(bytes: Uint8Array, { fileName }: ReadPickleOptions = {}): PickleValue {
  const input: PickleInput = new PickleInput(bytes, fileName);
  if (bytes[0] !== PROTO) {
    input.fail('invalid-pickle', 'not a pickle of protocol 2 or 3, whose first byte is 80 hex');
  }
  const machine = new PickleMachine(input, 4 * bytes.length);
  for (let opcode = input.opcode(); opcode !== STOP; opcode = input.opcode()) {
    const step = steps.get(opcode);
    if (step === undefined) {
      const shown = opcode.toString(16).padStart(2, '0');
      input.fail('unsafe-pickle', `opcode ${shown} hex is not one of plain data`);
    }
    step(machine, input);
  }
  return machine.result();
}

/** Stands on the stack where a group of items begins. */
const mark = Symbol('mark');

/** The stack and the memo of a pickle. */
class PickleMachine {
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

  recall(index: number): void {
    if (!this.#memo.has(index)) this.#input.fail('invalid-pickle', `nothing is stored as ${index}`);
    this.push(this.#memo.get(index));
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
    setState(object, state, (code, what) => this.#input.fail(code, what));
    if (object instanceof NumpyArray) {
      this.#arrayBudget -= object.data.byteLength;
      if (this.#arrayBudget < 0) {
        this.#input.fail('unsafe-pickle', 'its arrays take far more memory than the file');
      }
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
    if (Array.isArray(item) || item instanceof Map) {
      for (const inner of item.values()) reached.add(inner);
    }
  }
  return true;
}

const PROTO = 0x80;
const STOP = 0x2e;

type Step = (machine: PickleMachine, input: PickleInput) => void;

/** What each opcode does, under its byte; names as in Python's pickletools. */
const steps: ReadonlyMap<number, Step> = new Map<number, Step>([
  [PROTO, (_, input) => checkProtocol(input)],
  [0x28 /* MARK */, (machine) => machine.push(mark)],
  [0x4e /* NONE */, (machine) => machine.push(null)],
  [0x88 /* NEWTRUE */, (machine) => machine.push(true)],
  [0x89 /* NEWFALSE */, (machine) => machine.push(false)],
  [0x4b /* BININT1 */, (machine, input) => machine.push(input.unsigned(1))],
  [0x4d /* BININT2 */, (machine, input) => machine.push(input.unsigned(2))],
  [0x4a /* BININT */, (machine, input) => machine.push(input.signed(4))],
  [0x8a /* LONG1 */, (machine, input) => machine.push(input.signed(input.unsigned(1)))],
  [0x47 /* BINFLOAT */, (machine, input) => machine.push(input.float())],
  [0x55 /* SHORT_BINSTRING */, (machine, input) => machine.push(input.latin1(input.unsigned(1)))],
  [0x54 /* BINSTRING */, (machine, input) => machine.push(input.latin1(input.unsigned(4)))],
  [0x43 /* SHORT_BINBYTES */, (machine, input) => machine.push(input.latin1(input.unsigned(1)))],
  [0x42 /* BINBYTES */, (machine, input) => machine.push(input.latin1(input.unsigned(4)))],
  [0x58 /* BINUNICODE */, (machine, input) => machine.push(input.utf8(input.unsigned(4)))],
  [0x29 /* EMPTY_TUPLE */, (machine) => machine.push([])],
  [0x85 /* TUPLE1 */, (machine) => machine.push(machine.popTuple(1))],
  [0x86 /* TUPLE2 */, (machine) => machine.push(machine.popTuple(2))],
  [0x87 /* TUPLE3 */, (machine) => machine.push(machine.popTuple(3))],
  [0x74 /* TUPLE */, (machine) => machine.push(machine.popToMark())],
  [0x5d /* EMPTY_LIST */, (machine) => machine.push([])],
  [0x61 /* APPEND */, (machine) => machine.append(machine.popTuple(1))],
  [0x65 /* APPENDS */, (machine) => machine.append(machine.popToMark())],
  [0x7d /* EMPTY_DICT */, (machine) => machine.push(new Map())],
  [0x73 /* SETITEM */, (machine) => machine.setItems(machine.popTuple(2))],
  [0x75 /* SETITEMS */, (machine) => machine.setItems(machine.popToMark())],
  [0x71 /* BINPUT */, (machine, input) => machine.store(input.unsigned(1))],
  [0x72 /* LONG_BINPUT */, (machine, input) => machine.store(input.unsigned(4))],
  [0x68 /* BINGET */, (machine, input) => machine.recall(input.unsigned(1))],
  [0x6a /* LONG_BINGET */, (machine, input) => machine.recall(input.unsigned(4))],
  [0x63 /* GLOBAL */, (machine, input) => machine.pushGlobal(input.line(), input.line())],
  [0x52 /* REDUCE */, (machine) => machine.call()],
  [0x81 /* NEWOBJ */, (machine) => machine.call()],
  [0x62 /* BUILD */, (machine) => machine.build()],
]);

function checkProtocol(input: PickleInput): void {
  const protocol = input.unsigned(1);
  if (protocol !== 2 && protocol !== 3) {
    input.fail('invalid-pickle', `protocol ${protocol}; protocols 2 and 3 are read`);
  }
}
