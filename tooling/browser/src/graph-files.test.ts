/** @file Graph files read in a web worker of a real browser. */
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bundle } from './bundle.js';
import { launchChromium, missingChromium } from './chromium.js';
import type { ReadingAnswer } from './graph-files-worker.js';
import { type FileServer, serve } from './serve.js';

const missing = missingChromium();
if (missing !== undefined) console.warn(`Graph files in a browser are not tested: ${missing}`);

const graphml = `<graphml><key id="n" for="node" attr.name="label"/><graph edgedefault="directed">
<node id="a"><data key="n">Żółw &amp; 🐢</data></node><node id="b"/><edge source="b" target="a"/>
</graph></graphml>`;
const json = '{"nodes": [{"id": "a"}, {"id": "b"}],\n"links": [\n{"source": "a", "target": "b"}]}';

describe.skipIf(missing !== undefined)('readGraph in a worker of Chromium', () => {
  let browser: Browser;
  let server: FileServer;
  let page: Page;
  beforeAll(async () => {
    const [worker, chromium] = await Promise.all([bundle('graph-files-worker'), launchChromium()]);
    browser = chromium;
    const files = {
      '/index.html': '<!doctype html><title>Graph files</title>',
      '/worker.js': worker,
    };
    server = await serve(files, { isolated: false });
    page = await browser.newPage();
    await page.goto(`${server.origin}/index.html`);
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** Reads a file of these bytes in a worker of the page. */
  function read(fileName: string, bytes: Uint8Array): Promise<ReadingAnswer> {
    return page.evaluate(
      ({ name, values }) =>
        new Promise<ReadingAnswer>((resolve) => {
          const worker = new Worker('/worker.js');
          worker.onmessage = ({ data }: MessageEvent<ReadingAnswer>) => resolve(data);
          worker.postMessage({ fileName: name, content: Uint8Array.from(values) });
        }),
      { name: fileName, values: [...bytes] },
    );
  }

  const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

  test('takes GraphML, gzipped too, and gives back what it wrote', async () => {
    const names = ['Żółw & 🐢', 'b'];
    const answer = await read('g.graphml.gz', gzipSync(graphml));
    expect(answer).toMatchObject({ format: 'graphml', edges: 1, names });
    const again = await read('g.xml', encode(answer.gexf ?? ''));
    expect(again).toEqual({ ...answer, format: 'gexf' });
  });

  test('takes JSON and edge lists', async () => {
    expect(await read('g.json', encode(json))).toMatchObject({ format: 'node-link', edges: 1 });
    expect(await read('g.csv', encode('a,b\nb,c\n'))).toMatchObject({ edges: 2 });
  });

  test('names file and line of what it cannot use', async () => {
    expect(await read('g.json', encode(json.slice(0, -3)))).toEqual({
      error: expect.stringMatching(/^g\.json:3: not valid JSON: /),
    });
    expect(await read('g.gexf', encode('<gexf>\n<graph>'))).toEqual({
      error: 'g.gexf:2: not valid XML: unclosed tag: graph',
    });
  });
});
