/** @file Tries a backend in a process of its own, so that one that crashes or hangs takes nothing with it. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import type { BackendSpeed } from './benchmark.js';
import { type StartedBackend, type TrialMessage, trialMessage } from './trial-message.js';

/** A backend that started and, if it was to be measured, worked. */
export interface WorkingBackend extends StartedBackend {
  readonly works: true;
  readonly speed?: BackendSpeed;
}

/** A backend that cannot be used here. */
export interface AbsentBackend {
  readonly works: false;
  /** Code of the error, or `crashed` or `timed-out` for its process. */
  readonly code: string;
  /** One clause without a final period, to show to a person. */
  readonly reason: string;
}

/** Options of `tryBackend`. */
export interface TryBackendOptions {
  /** Whether it is also measured, for about a second. */
  readonly measure: boolean;
  /** How long it may take in all, in milliseconds. @default 30000 */
  readonly timeout?: number;
  /** The program to run. @default the one that calls `useBackend` */
  readonly program?: string;
}

/** Starts a backend, and measures it, in a new process. Never throws: what went wrong is the result. */
export async function tryBackend(
  name: string,
  { measure, timeout = 30_000, program = trialProgram() }: TryBackendOptions,
): Promise<WorkingBackend | AbsentBackend> {
  const child = fork(program, [name, ...(measure ? ['measure'] : [])], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    stderr = (stderr + text).slice(-mostOutput);
  });
  const messages: TrialMessage[] = [];
  child.on('message', (message) => {
    const { success, output } = v.safeParse(trialMessage, message);
    if (success) messages.push(output);
  });
  const ending = await endOf(child, timeout);
  return resultOf(messages, measure) ?? describeEnding(ending, messages, stderr, timeout);
}

/** Characters of stderr that are kept: the reason of a crash is at its end. */
const mostOutput = 10_000;

function trialProgram(): string {
  return fileURLToPath(import.meta.resolve('#backend-trial'));
}

interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly timedOut: boolean;
  /** Why there was no process at all. */
  readonly error?: Error;
}

function endOf(child: ChildProcess, timeout: number): Promise<Ending> {
  return new Promise((resolve) => {
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      child.kill('SIGKILL');
    }, timeout);
    const stop = (): boolean => child.kill('SIGKILL');
    process.once('exit', stop);
    const end = (ending: Omit<Ending, 'timedOut'>): void => {
      clearTimeout(timer);
      process.off('exit', stop);
      resolve({ ...ending, timedOut });
    };
    child.on('error', (error) => end({ code: null, signal: null, error }));
    child.on('close', (code, signal) => end({ code, signal }));
  });
}

/** What the messages say, if they tell the trial to its end. */
function resultOf(
  messages: readonly TrialMessage[],
  measure: boolean,
): WorkingBackend | AbsentBackend | undefined {
  const failed = messages.find((message) => message.kind === 'failed');
  if (failed) {
    const { code = 'failed', message } = failed;
    return { works: false, code, reason: message.replace(/\.$/, '') };
  }
  const backend = messages.find((message) => message.kind === 'started')?.backend;
  const speed = messages.find((message) => message.kind === 'measured')?.speed;
  if (backend === undefined || (measure && speed === undefined)) return undefined;
  return { works: true, ...backend, ...(speed && { speed }) };
}

function describeEnding(
  { code, signal, timedOut, error }: Ending,
  messages: readonly TrialMessage[],
  stderr: string,
  timeout: number,
): AbsentBackend {
  const stage = messages.length === 0 ? 'while it was loaded' : 'while it was measured';
  if (timedOut) {
    const reason = `it did not answer within ${timeout / 1000} s ${stage}`;
    return { works: false, code: 'timed-out', reason };
  }
  const ending = error?.message ?? (signal ? `signal ${signal}` : `exit code ${code}`);
  const detail = telling(stderr);
  const reason = `its process ended ${stage} (${ending})${detail && `: ${detail}`}`;
  return { works: false, code: 'crashed', reason };
}

/** The line of what a process printed that most likely tells why it ended. */
function telling(stderr: string): string {
  const lines = stderr.trim().split('\n');
  const named = lines.findLast((line) => /\b(\w*Error|what\(\)|undefined symbol)\b.*:/.test(line));
  return (named ?? lines.at(-1) ?? '').trim();
}
