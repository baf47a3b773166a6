import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { download } from './download.js';

let folder: string;
let server: Server;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'download-'));
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await rm(folder, { recursive: true });
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`;
}

describe('download', () => {
  const digest = createHash('sha256').update('content').digest('hex');

  it.each([
    ['a digest', digest],
    ['none', undefined],
  ])('keeps what comes, with %s', async (_, known) => {
    const url = await serve((_, response) => response.end('content'));
    const path = join(folder, 'a', 'b', 'file');
    await download({ url, path, digest: known });
    expect(await readFile(path, 'utf8')).toBe('content');
    expect(await readdir(join(folder, 'a', 'b'))).toEqual(['file']);
  });

  it('keeps nothing of a download that breaks off', async () => {
    const url = await serve((_, response) => {
      response.writeHead(200, { 'content-length': '1000' });
      response.write('content', () => response.destroy());
    });
    await expect(
      download({ url, path: join(folder, 'file'), digest: undefined }),
    ).rejects.toMatchObject({
      code: 'download-failed',
      message: expect.stringContaining(`${url} cannot be downloaded: `),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps nothing of a page of the server', async () => {
    const url = await serve((_, response) => response.writeHead(404).end('no such file'));
    await expect(download({ url, path: join(folder, 'file'), digest })).rejects.toMatchObject({
      code: 'download-failed',
      message: `${url} cannot be downloaded: the server answered 404`,
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('ends when it is canceled', async () => {
    const controller = new AbortController();
    const url = await serve(() => controller.abort(new Error('enough')));
    const path = join(folder, 'file');
    await expect(
      download({ url, path, digest: undefined, signal: controller.signal }),
    ).rejects.toThrow('enough');
  });
});
