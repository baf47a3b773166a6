/**
 * @file Node-link JSON: `nodes` and `links` or `edges`, as networkx (`node_link_data`) and the
 * examples of d3-force have it.
 */
import { FormatError } from '../errors.js';
import type { GraphFile, GraphFileOptions } from '../graph-file/graph-file.js';
import { GraphFileBuilder } from '../graph-file/graph-file-builder.js';
import { type TextSource, textBytes } from '../text/text-bytes.js';
import { utf8Text } from '../text/utf8-text.js';
import { elementLine, invalidJsonLine } from './json-lines.js';

/**
 * Reads node-link JSON: an object with the lists `nodes` and `links` (or `edges`), and `directed`,
 * without which edges have no direction.
 *
 * - A node is an object; its `id` is text or a number up to 2^53, which is read as text. Where nodes have no
 *   `id`, they are called by their index in the list.
 * - An edge is an object with the ids `source` and `target`. Its weight is `weight`, else `value`, else
 *   1.
 * @throws FormatError `invalid-node-link` for what is no JSON or no graph, a node that occurs twice, an
 *   attribute in the options that nodes do not have; `unknown-node`, `empty`, `invalid-text`
 */
export function parseNodeLink(source: TextSource, options: GraphFileOptions = {}): GraphFile {
  const text = utf8Text(textBytes(source, options.fileName), options.fileName);
  return new NodeLinkReader(text, options).read();
}

type JsonObject = Readonly<Record<string, unknown>>;

/** A list of the file. */
interface ObjectList {
  readonly key: string;
  readonly items: readonly unknown[];
}

class NodeLinkReader {
  readonly #text: string;
  readonly #options: GraphFileOptions;

  constructor(text: string, options: GraphFileOptions) {
    this.#text = text;
    this.#options = options;
  }

  read(): GraphFile {
    const root = this.#parse();
    const nodes = this.#list(root, ['nodes']);
    const edges = this.#list(root, ['links', 'edges']);
    const builder = new GraphFileBuilder(
      {
        format: 'node-link',
        code: 'invalid-node-link',
        lineOf: (kind, index) =>
          elementLine(this.#text, (kind === 'node' ? nodes : edges).key, index),
      },
      this.#options,
    );
    const directed = root.directed ?? false;
    if (typeof directed !== 'boolean') {
      this.#fail(`'directed' is ${shown(directed)}; expected true or false`);
    }
    builder.directedByDefault = directed;
    const hasIds = nodes.items.some((node) => isObject(node) && node.id !== undefined);
    for (const index of nodes.items.keys()) this.#addNode(builder, nodes, index, hasIds);
    for (const index of edges.items.keys()) this.#addEdge(builder, edges, index, directed);
    return builder.build();
  }

  #parse(): JsonObject {
    let value: unknown;
    try {
      value = JSON.parse(this.#text);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      // Some engines quote the text with its line ends.
      const oneLine = reason.replaceAll(/\s+/g, ' ');
      this.#fail(`not valid JSON: ${oneLine}`, invalidJsonLine(this.#text), cause);
    }
    if (isObject(value)) return value;
    return this.#fail("expected an object with the lists 'nodes' and 'links' or 'edges'");
  }

  #list(root: JsonObject, keys: readonly string[]): ObjectList {
    const found = keys.filter((key) => root[key] !== undefined);
    const [key = ''] = found;
    const items = root[key];
    if (found.length > 1) this.#fail(`there are both ${quoted(found, 'and')}; keep one of them`);
    if (Array.isArray(items)) return { key, items };
    const have = Object.keys(root).slice(0, 8);
    return this.#fail(
      `there is no list ${quoted(keys, 'or')}; found ${have.length > 0 ? quoted(have, 'and') : 'nothing'}`,
    );
  }

  #addNode(
    builder: GraphFileBuilder,
    { key, items }: ObjectList,
    index: number,
    hasIds: boolean,
  ): void {
    const item = this.#object(key, items, index);
    const { id, ...attributes } = item;
    const node = builder.addNode(hasIds ? this.#id(id, 'id', key, index) : String(index));
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
        builder.attributes.set(name, node, value);
      } else if (value !== null) builder.attributes.setNested(name);
    }
  }

  #addEdge(
    builder: GraphFileBuilder,
    { key, items }: ObjectList,
    index: number,
    directed: boolean,
  ): void {
    const { source, target, weight, value } = this.#object(key, items, index);
    const given = weight ?? value ?? 1;
    if (typeof given !== 'number') {
      const what = `the weight of ${key}[${index}] is ${shown(given)}; expected a number`;
      this.#fail(what, elementLine(this.#text, key, index));
    }
    builder.addEdge({
      source: this.#id(source, 'source', key, index),
      target: this.#id(target, 'target', key, index),
      direction: directed ? 'directed' : 'undirected',
      weight: given,
    });
  }

  #object(key: string, items: readonly unknown[], index: number): JsonObject {
    const item = items[index];
    if (isObject(item)) return item;
    const what = `${key}[${index}] is ${shown(item)}; expected an object`;
    return this.#fail(what, elementLine(this.#text, key, index));
  }

  #id(value: unknown, name: string, key: string, index: number): string {
    if (typeof value === 'string') return value;
    // Beyond that, different numbers of the file are the same one here.
    const isExact = typeof value === 'number' && Math.abs(value) <= Number.MAX_SAFE_INTEGER;
    if (isExact) return String(value);
    const what =
      value === undefined
        ? `${key}[${index}] has no '${name}'`
        : `'${name}' of ${key}[${index}] is ${shown(value)}; expected text or a number up to 2^53`;
    return this.#fail(what, elementLine(this.#text, key, index));
  }

  #fail(what: string, line?: number, cause?: unknown): never {
    const place = { file: this.#options.fileName, line };
    throw new FormatError('invalid-node-link', what, place, { cause });
  }
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function quoted(names: readonly string[], conjunction: 'and' | 'or'): string {
  return names.map((name) => `'${name}'`).join(` ${conjunction} `);
}

/** A value in a message. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (isObject(value)) return 'an object';
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 60 ? `${text.slice(0, 60)}...` : text;
}
