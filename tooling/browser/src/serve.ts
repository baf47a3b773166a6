import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Files by their path, such as `/page.html`. */
export type Files = Readonly<Record<string, string>>;

/** A server of some files on this machine. */
export interface FileServer {
  /** Such as http://127.0.0.1:1234. */
  readonly origin: string;
  close(): void;
}

const types: Readonly<Record<string, string>> = { html: 'text/html', js: 'text/javascript' };

/** Headers by which a page may share memory between threads. */
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Serves files, on request with the headers of cross-origin isolation. */
export async function serve(
  files: Files,
  { isolated }: { isolated: boolean },
): Promise<FileServer> {
  const server = createServer(({ url = '/' }, response) => {
    const content = files[url];
    const type = types[url.split('.').at(-1)!] ?? 'text/plain';
    const headers = { 'Content-Type': type, ...(isolated && isolation) };
    response.writeHead(content === undefined ? 404 : 200, headers).end(content);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { origin: `http://127.0.0.1:${port}`, close: () => server.close() };
}
