/**
 * @file A restricted reader of Python pickles, protocols 2 to 4: the stack machine of pickletools
 * with the opcodes that data needs. It builds numbers, strings, lists, dictionaries, NumPy arrays
 * and SciPy CSR matrices, and imports and executes nothing. Its input is hostile: lengths are
 * checked against the bytes that are left, and arrays against a budget, since a stored string may
 * be turned into an array any number of times.
 */
import { PickleInput } from './pickle-input.js';
import { mark, PickleMachine } from './pickle-machine.js';
import type { PickleValue } from './pickle-values.js';

/** Options of `readPickle`. */
export interface ReadPickleOptions {
  /** For messages. */
  readonly fileName?: string | undefined;
  /** Name of the array in an `.npz` file that is a pickle; for messages. */
  readonly member?: string | undefined;
}

/**
 * Reads a pickle of plain data.
 * @throws FormatError `unsafe-pickle` for anything that is not plain data, naming it and its
 *   offset; `invalid-pickle` for bytes that are no pickle
 */
export function readPickle(
  bytes: Uint8Array,
  { fileName, member }: ReadPickleOptions = {},
): PickleValue {
  const input: PickleInput = new PickleInput(bytes, { file: fileName, member });
  if (bytes[0] !== PROTO) {
    input.fail('invalid-pickle', 'not a pickle of protocol 2 to 4, whose first byte is 80 hex');
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

const PROTO = 0x80;
const STOP = 0x2e;

type Step = (machine: PickleMachine, input: PickleInput) => void;

/** What each opcode does, under its byte; names as in Python's pickletools. */
const steps: ReadonlyMap<number, Step> = new Map<number, Step>([
  [PROTO, (_, input) => checkProtocol(input)],
  // Frames only help to read ahead.
  [0x95 /* FRAME */, (_, input) => void input.unsigned(8)],
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
  [0x43 /* SHORT_BINBYTES */, (machine, input) => machine.push(input.bytes(input.unsigned(1)))],
  [0x42 /* BINBYTES */, (machine, input) => machine.push(input.bytes(input.unsigned(4)))],
  [0x8e /* BINBYTES8 */, (machine, input) => machine.push(input.bytes(input.unsigned(8)))],
  [0x8c /* SHORT_BINUNICODE */, (machine, input) => machine.push(input.utf8(input.unsigned(1)))],
  [0x58 /* BINUNICODE */, (machine, input) => machine.push(input.utf8(input.unsigned(4)))],
  [0x8d /* BINUNICODE8 */, (machine, input) => machine.push(input.utf8(input.unsigned(8)))],
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
  [0x94 /* MEMOIZE */, (machine) => machine.memoize()],
  [0x68 /* BINGET */, (machine, input) => machine.recall(input.unsigned(1))],
  [0x6a /* LONG_BINGET */, (machine, input) => machine.recall(input.unsigned(4))],
  [0x63 /* GLOBAL */, (machine, input) => machine.pushGlobal(input.line(), input.line())],
  [0x93 /* STACK_GLOBAL */, (machine) => machine.pushGlobalOfStack()],
  [0x52 /* REDUCE */, (machine) => machine.call()],
  [0x81 /* NEWOBJ */, (machine) => machine.call()],
  [0x62 /* BUILD */, (machine) => machine.build()],
]);

function checkProtocol(input: PickleInput): void {
  const protocol = input.unsigned(1);
  if (protocol < 2 || protocol > 4) {
    input.fail('invalid-pickle', `protocol ${protocol}; protocols 2 to 4 are read`);
  }
}
