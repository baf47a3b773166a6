/**
 * @file Downloading a file once: it is verified before it gets its name, so that a file that is
 * there is whole and right.
 */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeFileAtomic } from '@latentgraph/graph-io/node';
import { DatasetError } from '../errors.js';

/** A file to download. */
export interface Download {
  readonly url: string;
  /** Where to put it; its folder is made. */
  readonly path: string;
  /** SHA-256 in hexadecimal digits; undefined where none is known. */
  readonly digest: string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** How long a download may take altogether, in milliseconds. */
const timeout = 120_000;

/**
 * Downloads a file.
 * @throws DatasetError `download-failed` where the server cannot be reached, refuses, or breaks off;
 *   `checksum-mismatch` where it sends something else; nothing is written in either case
 */
export async function download({ url, path, digest, signal }: Download): Promise<void> {
  const bytes = await fetchBytes(url, signal);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (digest !== undefined && found !== digest) {
    throw new DatasetError(
      'checksum-mismatch',
      `${url} sent ${bytes.length} bytes with SHA-256 ${found}, expected ${digest}; nothing was kept. Is something between here and the server changing it?`,
    );
  }
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomic(path, bytes, { flush: true });
}

async function fetchBytes(url: string, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const expired = AbortSignal.timeout(timeout);
  try {
    const response = await fetch(url, {
      signal: signal === undefined ? expired : AbortSignal.any([signal, expired]),
    });
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    signal?.throwIfAborted();
    throw new DatasetError('download-failed', `${url} cannot be downloaded: ${reasonOf(error)}`, {
      cause: error,
    });
  }
}

/** What is behind a failure: `fetch` says only that it failed, and keeps the reason as its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || ('code' in cause && String(cause.code)) || error.message;
}
