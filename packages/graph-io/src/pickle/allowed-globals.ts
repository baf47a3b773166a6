/**
 * @file The only names a pickle may refer to, and what each one builds. Nothing is ever looked up
 * by a name from the file: an entry of this table is used, or the pickle is refused.
 */
import { NumpyDtype } from '../numpy/element-types.js';
import { NumpyArray, ScipyCsrMatrix } from './pickle-values.js';

/** Something to call or a type to name while reading; never part of the result. */
export interface AllowedGlobal {
  readonly allowedGlobal: string;
  /** Value of a call with these arguments; undefined where they do not fit. */
  readonly call?: (args: readonly unknown[]) => unknown;
}

const globals = new Map<string, AllowedGlobal>();

function allow(names: readonly string[], call?: AllowedGlobal['call']): void {
  for (const name of names) globals.set(name, { allowedGlobal: name, ...(call && { call }) });
}

const isText = (value: unknown): value is string => typeof value === 'string';
const named = (value: unknown, name: string): boolean =>
  isAllowedGlobal(value) && value.allowedGlobal.endsWith(` ${name}`);

// Modules moved over the years: Python 2 and 3, NumPy 1 and 2, SciPy before and after 1.8.
allow(['__builtin__ list', 'builtins list']);
allow(['numpy ndarray']);
allow(['collections defaultdict'], (args) =>
  args.length === 0 || (args.length === 1 && named(args[0], 'list')) ? new Map() : undefined,
);
allow(['collections OrderedDict', '__builtin__ dict', 'builtins dict'], (args) =>
  args.length === 0 ? new Map() : undefined,
);
allow(
  ['scipy.sparse.csr csr_matrix', 'scipy.sparse._csr csr_matrix', 'scipy.sparse._csr csr_array'],
  (args) => (args.length === 0 ? new ScipyCsrMatrix() : undefined),
);
allow(['numpy.core.multiarray _reconstruct', 'numpy._core.multiarray _reconstruct'], (args) =>
  named(args[0], 'ndarray') ? new NumpyArray() : undefined,
);
allow(['numpy dtype'], (args) => (isText(args[0]) ? new NumpyDtype(args[0]) : undefined));
// How Python 3 writes byte strings for Python 2.
allow(['_codecs encode'], ([text, encoding]) =>
  encoding === 'latin1' && isText(text) ? latin1Bytes(text) : undefined,
);
allow(['__builtin__ bytes', 'builtins bytes'], (args) =>
  args.length === 0 ? new Uint8Array(0) : undefined,
);

/** The entry of the table for `module name`, if the name is allowed. */
export function allowedGlobal(module: string, name: string): AllowedGlobal | undefined {
  return globals.get(`${module} ${name}`);
}

export function isAllowedGlobal(value: unknown): value is AllowedGlobal {
  return typeof value === 'object' && value !== null && 'allowedGlobal' in value;
}

/** The bytes that a string of code units 0-255 stands for; undefined for any other string. */
export function latin1Bytes(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length);
  for (let k = 0; k < text.length; k++) {
    const unit = text.charCodeAt(k);
    if (unit > 255) return undefined;
    bytes[k] = unit;
  }
  return bytes;
}
