/**
 * @file GraphML, as networkx, igraph, Gephi and others write it
 * (http://graphml.graphdrawing.org/primer/graphml-primer.html). One graph without nested graphs,
 * ports and hyperedges.
 */
import type { GraphFile, GraphFileOptions } from '../graph-file/graph-file.js';
import { type EdgeDirection, GraphFileBuilder } from '../graph-file/graph-file-builder.js';
import type { AttributeValue } from '../graph-file/node-attributes.js';
import type { TextSource } from '../text/text-bytes.js';
import { isNumericType, numberValue, typedValue } from '../xml/typed-value.js';
import { type XmlContent, type XmlElement, XmlReader } from '../xml/xml-reader.js';

/**
 * Reads a GraphML file. Edges may come before their nodes. The weight of an edge is its attribute
 * `weight`, 1 where it has none; its other attributes are not read.
 * @throws FormatError `invalid-graphml` for what is no XML or no GraphML, edges of both kinds, a node
 *   that occurs twice, a value that is not of its declared type, an attribute in the options that
 *   nodes do not have; `unknown-node`, `empty`, `invalid-text`
 */
export function parseGraphml(source: TextSource, options: GraphFileOptions = {}): GraphFile {
  const xml = new XmlReader(source, 'invalid-graphml', options.fileName);
  const content = new GraphmlContent(xml, options);
  xml.read(content);
  return content.build();
}

/** A declared attribute. */
interface Key {
  readonly name: string;
  readonly type: string;
  readonly domain: string;
  fallback: AttributeValue | undefined;
}

interface OpenEdge {
  readonly source: string;
  readonly target: string;
  readonly direction: EdgeDirection;
  weight: number | undefined;
}

/** The declared type of a key that states none. */
const defaultType = 'string';

class GraphmlContent implements XmlContent {
  readonly root = 'graphml';
  readonly #xml: XmlReader;
  readonly #builder: GraphFileBuilder;
  readonly #lines: Record<'node' | 'edge', number[]> = { node: [], edge: [] };
  readonly #keys = new Map<string, Key>();
  /** The key that is declared, or that the open `data` has a value of. */
  #key: Key | undefined;
  /** The node that is open, or the last one. */
  #node = -1;
  #edge: OpenEdge | undefined;
  /** Direction of edges that state none; undefined before the graph begins. */
  #edgeDefault: boolean | undefined;
  /** Weight of edges that state none. */
  #usualWeight: number | undefined;

  constructor(xml: XmlReader, options: GraphFileOptions) {
    this.#xml = xml;
    this.#builder = new GraphFileBuilder(
      {
        format: 'graphml',
        code: 'invalid-graphml',
        lineOf: (kind, index) => this.#lines[kind][index],
      },
      options,
    );
  }

  build(): GraphFile {
    if (this.#edgeDefault === undefined) this.#xml.fail('the file holds no <graph>');
    this.#builder.directedByDefault = this.#edgeDefault;
    return this.#builder.build();
  }

  open(parent: string, element: XmlElement): boolean {
    switch (`${parent} ${element.name}`) {
      case 'graphml key':
        this.#declareKey(element);
        return true;
      case 'key default':
        return true;
      case 'graphml graph':
        this.#openGraph(element);
        return true;
      case 'graph node':
        this.#lines.node.push(this.#xml.line);
        this.#node = this.#builder.addNode(this.#xml.required(element, 'id'));
        return true;
      case 'graph edge':
        this.#openEdge(element);
        return true;
      case 'node data':
        this.#key = this.#keyOf(element, 'node');
        return true;
      case 'edge data':
        this.#key = this.#keyOf(element, 'edge');
        return true;
      case 'graph hyperedge':
        return this.#xml.fail('hyperedges are not read; write an edge for each pair of nodes');
      case 'node graph':
      case 'edge graph':
        return this.#xml.fail('graphs within nodes or edges are not read; write one flat graph');
      default:
        // What is drawn, in data of yEd: not a value.
        if (parent === 'data') this.#key = undefined;
        return false;
    }
  }

  close(name: string, text: string): void {
    if (name === 'key' && this.#key) this.#declareAttribute(this.#key);
    else if (name === 'default' && this.#key) this.#setFallback(this.#key, text);
    else if (name === 'data' && this.#key) this.#setValue(this.#key, text);
    else if (name === 'edge' && this.#edge) {
      this.#builder.addEdge(this.#edge);
      this.#edge = undefined;
    }
  }

  #declareKey(element: XmlElement): void {
    const id = this.#xml.required(element, 'id');
    const {
      'attr.name': name = id,
      'attr.type': type = defaultType,
      for: domain = 'all',
    } = element.attributes;
    this.#key = { name, type, domain, fallback: undefined };
    this.#keys.set(id, this.#key);
  }

  #declareAttribute(key: Key): void {
    if (!appliesTo(key, 'node')) return;
    this.#builder.attributes.declare(key.name, isNumericType(key.type), key.fallback);
  }

  #setFallback(key: Key, text: string): void {
    if (isWeight(key)) this.#usualWeight = this.#weightOf(text);
    key.fallback = this.#valueOf(key, text, 'its default');
  }

  #openGraph({ attributes: { edgedefault = 'undirected' } }: XmlElement): void {
    if (this.#edgeDefault !== undefined) {
      this.#xml.fail('there is a second <graph>; save each graph to a file of its own');
    }
    if (edgedefault !== 'directed' && edgedefault !== 'undirected') {
      this.#xml.fail(`edgedefault is '${edgedefault}'; expected directed or undirected`);
    }
    this.#edgeDefault = edgedefault === 'directed';
  }

  #openEdge(element: XmlElement): void {
    const { directed } = element.attributes;
    const isDirected = directed === undefined ? this.#edgeDefault : typedValue('boolean', directed);
    if (typeof isDirected !== 'boolean') {
      this.#xml.fail(`directed is '${directed}'; expected true or false`);
    }
    this.#lines.edge.push(this.#xml.line);
    this.#edge = {
      source: this.#xml.required(element, 'source'),
      target: this.#xml.required(element, 'target'),
      direction: isDirected ? 'directed' : 'undirected',
      weight: this.#usualWeight,
    };
  }

  #keyOf(element: XmlElement, owner: 'node' | 'edge'): Key {
    const id = this.#xml.required(element, 'key');
    const key = this.#keys.get(id);
    if (key && appliesTo(key, owner)) return key;
    return this.#xml.fail(`data has the key '${id}', which no <key> declares for ${owner}s`);
  }

  #setValue(key: Key, text: string): void {
    if (this.#edge) {
      if (isWeight(key)) this.#edge.weight = this.#weightOf(text);
      return;
    }
    const value = this.#valueOf(key, text, 'it');
    if (!this.#builder.attributes.set(key.name, this.#node, value)) {
      this.#xml.fail(`the node has a second value of '${key.name}'`);
    }
  }

  #valueOf({ name, type }: Key, text: string, what: string): AttributeValue {
    return (
      typedValue(type, text) ??
      this.#xml.fail(`'${name}' is declared as ${type}, but ${what} is '${text}'`)
    );
  }

  #weightOf(text: string): number {
    return numberValue(text) ?? this.#xml.fail(`weight is '${text}', no number`);
  }
}

function appliesTo({ domain }: Key, owner: 'node' | 'edge'): boolean {
  return domain === owner || domain === 'all';
}

/** Whether it is the weight of edges. */
function isWeight(key: Key): boolean {
  return key.name.toLowerCase() === 'weight' && appliesTo(key, 'edge');
}
