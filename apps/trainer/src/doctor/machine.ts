/** @file What the machine offers: Node, cores, memory, WebAssembly and disk. */
import { existsSync, statfsSync } from 'node:fs';
import { availableParallelism, cpus, totalmem } from 'node:os';
import { dirname, resolve } from 'node:path';
import { defaultCacheDirectory } from '@latentgraph/datasets';
import { hasFusedMultiplyAdd } from '@latentgraph/kernels';
import { neededNode, packageVersion } from '../command-line.js';

/** The machine and what runs on it; sizes in units of 2^20 bytes. */
export interface Machine {
  readonly latentgraph: string;
  readonly node: {
    readonly version: string;
    /** Oldest version that LatentGraph runs on. */
    readonly needed: string;
    readonly supported: boolean;
  };
  readonly system: string;
  readonly processor: string;
  /** That this process may use. */
  readonly cores: number;
  readonly memory: { readonly totalMb: number; readonly freeMb: number };
  /** What the kernels are made of; without SIMD they do not run. */
  readonly webAssembly: {
    readonly simd: boolean;
    readonly threads: boolean;
    /** For `--fused-multiply-add`. */
    readonly fusedMultiplyAdd: boolean;
  };
  readonly disks: readonly Disk[];
}

/** Room for files of one kind. */
interface Disk {
  readonly holds: 'runs' | 'dataset cache';
  /** Whether or not it exists already. */
  readonly folder: string;
  readonly freeMb: number;
}

/** Looks at this machine. */
export function examineMachine(): Machine {
  return {
    latentgraph: packageVersion(),
    node: nodeVersion(process.versions.node, neededNode()),
    system: `${process.platform} ${process.arch}`,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: memory(),
    webAssembly: {
      simd: WebAssembly.validate(simdModule),
      threads: WebAssembly.validate(sharedMemoryModule),
      fusedMultiplyAdd: hasFusedMultiplyAdd(),
    },
    disks: [disk('runs', resolve('runs')), disk('dataset cache', defaultCacheDirectory())],
  };
}

/**
 * Whether a version of Node is new enough.
 * @param version such as `20.19.0`
 * @param needed such as `20.19`
 */
export function nodeVersion(version: string, needed: string): Machine['node'] {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [neededMajor = 0, neededMinor = 0] = needed.split('.').map(Number);
  const supported = major > neededMajor || (major === neededMajor && minor >= neededMinor);
  return { version, needed, supported };
}

function megabytes(bytes: number): number {
  return Math.floor(bytes / 2 ** 20);
}

/** Containers often have less than the machine: they are limited. */
function memory(): Machine['memory'] {
  const limit = process.constrainedMemory();
  const total = limit > 0 ? Math.min(limit, totalmem()) : totalmem();
  return { totalMb: megabytes(total), freeMb: megabytes(process.availableMemory()) };
}

function disk(holds: Disk['holds'], folder: string): Disk {
  let existing = folder;
  while (!existsSync(existing)) existing = dirname(existing);
  const { bavail, bsize } = statfsSync(existing);
  return { holds, folder, freeMb: megabytes(bavail * bsize) };
}

/** The header of a module: magic number and version. */
const header = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];

/** A module with one function that makes a vector and drops it. */
const simdModule = Uint8Array.of(
  ...header,
  ...[1, 4, 1, 0x60, 0, 0],
  ...[3, 2, 1, 0],
  ...[10, 9, 1, 7, 0, 0x41, 0, 0xfd, 0x0f, 0x1a, 0x0b],
);

/** A module with a shared memory of one page. */
const sharedMemoryModule = Uint8Array.of(...header, ...[5, 4, 1, 3, 1, 1]);
