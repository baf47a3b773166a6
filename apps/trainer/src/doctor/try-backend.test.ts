import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { TrialMessage } from './trial-message.js';
import { type TryBackendOptions, tryBackend } from './try-backend.js';

const folder = mkdtempSync(join(tmpdir(), 'try-backend-'));
afterAll(() => rmSync(folder, { recursive: true }));

let programs = 0;

/** Tries a backend whose process is the given program. */
async function tryProgram(source: string, options: Partial<TryBackendOptions> = {}) {
  const program = join(folder, `${programs++}.mjs`);
  writeFileSync(program, source);
  return tryBackend('fake', { measure: true, program, ...options });
}

const started: TrialMessage = {
  kind: 'started',
  backend: { name: 'fake', version: '1.2.3', reason: 'by name', threads: 2, simd: true },
};
const measured: TrialMessage = {
  kind: 'measured',
  speed: { productGflops: 10, allPairsMilliseconds: 8 },
};

/** A statement that sends a message and waits for it to arrive. */
function tell(message: unknown): string {
  return `await new Promise((done) => process.send(${JSON.stringify(message)}, done));\n`;
}

const { kind: _, backend } = started;

describe('a backend that works', () => {
  it('is told with its speed', async () => {
    const result = await tryProgram(`${tell(started)}${tell(measured)}process.exit(0);`);
    expect(result).toEqual({ works: true, ...backend, speed: measured.speed });
  });

  it('need not be measured', async () => {
    const source = `if (process.argv[3] !== undefined) throw new Error();\n${tell(started)}process.exit(0);`;
    expect(await tryProgram(source, { measure: false })).toEqual({ works: true, ...backend });
  });

  it('is given its name, and to be measured', async () => {
    const source = `${tell({ kind: 'failed', message: '' }).replace('""', 'process.argv.slice(2).join()')}process.exit(0);`;
    expect(await tryProgram(source)).toMatchObject({ reason: 'fake,measure' });
  });
});

describe('a backend that does not', () => {
  it('is told with the code and the message of its error', async () => {
    const message = 'Backend "fake" is not offered yet.';
    const error = { kind: 'failed', code: 'unavailable-backend', message };
    expect(await tryProgram(`${tell(error)}process.exit(0);`)).toEqual({
      works: false,
      code: 'unavailable-backend',
      reason: 'Backend "fake" is not offered yet',
    });
  });

  it('may crash its process while it is loaded', async () => {
    const source =
      "process.stderr.write('libtensorflow.so: undefined symbol: TF_NewTensor\\n', () => process.kill(process.pid, 'SIGSEGV'));";
    expect(await tryProgram(source)).toEqual({
      works: false,
      code: 'crashed',
      reason:
        'its process ended while it was loaded (signal SIGSEGV): libtensorflow.so: undefined symbol: TF_NewTensor',
    });
  });

  it('may crash its process while it is measured', async () => {
    const source = `${tell(started)}process.kill(process.pid, 'SIGABRT');`;
    expect(await tryProgram(source)).toMatchObject({
      code: 'crashed',
      reason: 'its process ended while it was measured (signal SIGABRT)',
    });
  });

  it('may end with an error that nobody caught', async () => {
    expect(await tryProgram("throw new TypeError('no such function');")).toMatchObject({
      code: 'crashed',
      reason: 'its process ended while it was loaded (exit code 1): TypeError: no such function',
    });
  });

  it('may hang, in a loop or without one', async () => {
    for (const source of ['for (;;);', 'setInterval(() => {}, 1000);']) {
      expect(await tryProgram(source, { timeout: 700 })).toEqual({
        works: false,
        code: 'timed-out',
        reason: 'it did not answer within 0.7 s while it was loaded',
      });
    }
  });

  it('may say what nobody understands', async () => {
    const source = `${tell({ kind: 'started', backend: { name: 7 } })}process.exit(3);`;
    expect(await tryProgram(source)).toMatchObject({ code: 'crashed', works: false });
  });

  it('may have no program', async () => {
    const result = await tryBackend('fake', { measure: false, program: join(folder, 'none.mjs') });
    expect(result).toMatchObject({
      code: 'crashed',
      reason: expect.stringContaining('Cannot find module'),
    });
  });
});
