import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addonFolder, provideAddon } from './build-addon.mjs';
import { tfjsNode } from './place-addon.mjs';

const progress = { begin: () => {}, end: () => {} };
const onLinux = process.platform === 'linux';

/** In the place of pip and unpack_wheel.py: writes what the real ones would. */
const fakePython = `
case "$*" in
  *--version) ;;
  *download*) while [ "$1" != --dest ]; do shift; done; : > "$2/tensorflow.whl" ;;
  *unpack_wheel.py*) mkdir -p "$3/tensorflow/include"; for name in "$4" "$5"; do : > "$3/tensorflow/$name"; done ;;
esac`;

/** In the place of g++: what it "compiles" is no addon. */
const fakeCompiler = `
while [ $# -gt 0 ]; do [ "$1" = -o ] && echo 'no addon' > "$2"; shift; done; exit 0`;

describe.skipIf(!onLinux)('provideAddon', () => {
  let folder: string;
  let cache: string;
  let programs: string;

  function install(name: string, script: string): void {
    writeFileSync(join(programs, name), `#!/bin/sh\n${script}\n`);
    chmodSync(join(programs, name), 0o755);
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'native-'));
    [cache, programs] = [join(folder, 'cache'), join(folder, 'programs')];
    mkdirSync(programs);
    const shell = execFileSync('sh', ['-c', 'command -v mkdir'], { encoding: 'utf8' });
    install('mkdir', `exec ${shell.trim()} "$@"`);
    vi.stubEnv('PATH', programs);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('names Python where there is none', async () => {
    install('g++', fakeCompiler);
    await expect(provideAddon({ cache, progress })).rejects.toThrow(
      /`python3 -m pip` does not run here.*apt-get install python3-pip/,
    );
    expect(existsSync(cache)).toBe(false);
  });

  it('names the compiler where there is none, before it downloads', async () => {
    install('python3', `${fakePython}\ncase "$*" in *download*) touch ${folder}/downloaded;; esac`);
    await expect(provideAddon({ cache, progress })).rejects.toThrow(
      /compiled by g\+\+, which does not run here.*apt-get install g\+\+/,
    );
    expect(readdirSync(folder).sort()).toEqual(['programs']);
  });

  it('says that the download failed, and leaves nothing', async () => {
    install('g++', fakeCompiler);
    install('python3', 'case "$*" in *download*) echo no route to host; exit 1;; esac');
    await expect(provideAddon({ cache, progress })).rejects.toMatchObject({
      message: expect.stringContaining('pip could not download tensorflow-cpu'),
      cause: { output: 'no route to host\n' },
    });
    expect(readdirSync(cache)).toEqual([]);
  });

  it('keeps no addon that does not load', async () => {
    install('g++', fakeCompiler);
    install('python3', fakePython);
    await expect(provideAddon({ cache, progress })).rejects.toMatchObject({
      message: 'The addon was built, but it does not load or gives a wrong product.',
      cause: { output: expect.stringContaining('tfjs_binding.node') },
    });
    expect(readdirSync(cache)).toEqual([]);
  });

  it('builds anew what a killed build has left, and removes that', async () => {
    const left = `${addonFolder(cache)}.part`;
    mkdirSync(join(left, 'whole'), { recursive: true });
    writeFileSync(join(left, 'whole', 'tfjs_binding.node'), 'half of an addon');
    install('g++', 'case "$*" in *--version) ;; *) exit 1;; esac');
    install('python3', fakePython);
    await expect(provideAddon({ cache, progress })).rejects.toThrow('could not be compiled');
    expect(readdirSync(cache)).toEqual([]);
  });

  it('takes what is there without Python, compiler or network', async () => {
    const whole = addonFolder(cache);
    mkdirSync(whole, { recursive: true });
    expect(await provideAddon({ cache, progress })).toBe(whole);
  });
});

it('gives each version of tfjs-node a folder of its own', () => {
  expect(addonFolder('/cache')).toMatch(
    new RegExp(`^/cache/tfjs-node-${tfjsNode.version}-tensorflow-[\\d.]+-${process.platform}-`),
  );
});
