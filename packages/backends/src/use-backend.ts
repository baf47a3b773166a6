/**
 * @file Chooses a TensorFlow.js backend at runtime and makes it ready for training.
 *
 * Importing this file loads no backend: each is loaded when it is chosen, together with what every
 * backend needs and tfjs-core leaves out - the gradients of its own ops - and LatentGraph's kernels.
 */
import * as tf from '@tensorflow/tfjs-core';
import { BackendError } from './backend-error.js';
import { automaticBackends, type BackendName, checkBackendName } from './backend-names.js';
import { backendVersion } from './backend-version.js';

/** The backend in use and why it was chosen. */
export interface BackendChoice {
  readonly name: BackendName;
  /** Version of what computes: TensorFlow's library for `tensorflow`, else TensorFlow.js's package for the backend. */
  readonly version: string;
  /** One sentence without a final period, to show to a person. */
  readonly reason: string;
  /** Threads that the kernels use, the calling one among them. */
  readonly threads: number;
  /** Why there is only one, where `auto` could not have more: one clause without a final period. */
  readonly threadsReason?: string;
  /** Whether the kernels fuse products and sums. */
  readonly fusedMultiplyAdd: boolean;
}

/** Options of `useBackend`. */
export interface BackendOptions {
  /**
   * Threads for LatentGraph's kernels, the calling one among them: `auto` is one per core, at most 8, and 1
   * where there can be none, as on a page's main thread. Results are the same bits with any number.
   * @default 'auto'
   */
  readonly threads?: number | 'auto';
  /**
   * Whether LatentGraph's kernels fuse products and sums (relaxed SIMD): faster, and no longer the same bits on
   * every machine. Node 22 and newer and current browsers have it.
   * @default false
   */
  readonly fusedMultiplyAdd?: boolean;
}

const loaders: Readonly<Record<BackendName, () => Promise<unknown>>> = {
  cpu: () => import('./cpu.js'),
  wasm: () => import('./wasm.js'),
  tensorflow: () => import('#tensorflow'),
};

/**
 * Makes a TensorFlow.js backend the current one, with all gradients and LatentGraph's kernels
 * registered, and waits until it is ready. Calling it again switches the backend.
 *
 * @param name `auto` takes `wasm`, or `cpu` where `wasm` does not start. @default 'auto'
 * @returns The name of the backend in use, its version, the reason for it, and the number of threads.
 * @throws {BackendError} `unknown-backend`, `unavailable-backend`, or `failed-backend` if a backend
 *   asked for by name (with `auto`: every backend) does not start.
 * @throws {KernelError} `threads-unavailable` if threads were asked for by number and there can be
 *   none; `invalid-argument` for a number that is no whole one from 1 to 64;
 *   `fused-multiply-add-unavailable` where it was asked for and WebAssembly does not have it.
 */
export async function useBackend(
  // `string & {}` keeps the completion of the literal names for callers with a plain string.
  name: 'auto' | BackendName | (string & {}) = 'auto',
  { threads = 'auto', fusedMultiplyAdd = false }: BackendOptions = {},
): Promise<BackendChoice> {
  const choice = checkBackendName(name);
  const [{ ready, startThreads }] = await Promise.all([
    import('@latentgraph/kernels'),
    // Before the backend starts: kernels with a set-up step are set up only then.
    import('@latentgraph/kernels/register'),
    import('#gradients'),
  ]);
  const started = await startThreads(threads, { fusedMultiplyAdd });
  // Where WebAssembly may not be compiled synchronously, the first op would fail otherwise.
  await ready();
  const chosen =
    choice === 'auto' ? await startFirstOf(automaticBackends) : await startNamed(choice);
  return {
    ...chosen,
    version: await backendVersion(),
    threads: started.count,
    fusedMultiplyAdd,
    ...(started.reason !== undefined && { threadsReason: started.reason }),
  };
}

type NameAndReason = Pick<BackendChoice, 'name' | 'reason'>;

async function startNamed(name: BackendName): Promise<NameAndReason> {
  await start(name);
  return { name, reason: 'asked for by name' };
}

async function startFirstOf(names: readonly BackendName[]): Promise<NameAndReason> {
  const failures: BackendError[] = [];
  for (const name of names) {
    try {
      await start(name);
    } catch (error) {
      if (!(error instanceof BackendError)) throw error;
      failures.push(error);
      continue;
    }
    const reason = failures.map((failure) => failure.message).join('; ');
    return { name, reason: reason || `${name} is the first choice, and it starts here` };
  }
  throw new BackendError(
    'failed-backend',
    `No backend starts: ${failures.map((failure) => failure.message).join('; ')}.`,
    { cause: failures.at(-1) },
  );
}

async function start(name: BackendName): Promise<void> {
  try {
    await loaders[name]();
    if (!(await tf.setBackend(name))) throw await causeOfFailure(name);
    await tf.ready();
  } catch (cause) {
    if (cause instanceof BackendError) throw cause;
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new BackendError('failed-backend', `Backend "${name}" did not start: ${detail}`, {
      cause,
    });
  }
  if (name === 'cpu') withoutWarnings(() => tf.scalar(0).dispose());
}

/** `tf.setBackend` answers a failed start with `false` only; starting once more tells the error. */
async function causeOfFailure(name: BackendName): Promise<unknown> {
  try {
    await tf.findBackendFactory(name)();
  } catch (error) {
    return error;
  }
  return new Error('it failed once, then started; try again');
}

/**
 * The cpu backend greets with an advertisement for tfjs-node when it gets its first tensor in Node.
 * Only tfjs's own warnings are muted, and only meanwhile.
 */
function withoutWarnings(run: () => void): void {
  const before = tf.env().getBool('PROD');
  tf.env().set('PROD', true);
  try {
    run();
  } finally {
    tf.env().set('PROD', before);
  }
}
