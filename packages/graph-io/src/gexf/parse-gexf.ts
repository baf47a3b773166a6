/**
 * @file GEXF, the format of Gephi (https://gexf.net), versions 1.1 to 1.3. One static graph without
 * hierarchy; what is drawn (`viz:`) is not read.
 */
import type { GraphFile, GraphFileOptions } from '../graph-file/graph-file.js';
import {
  type EdgeDirection,
  type FileEdge,
  GraphFileBuilder,
} from '../graph-file/graph-file-builder.js';
import type { TextSource } from '../text/text-bytes.js';
import { isNumericType, typedValue } from '../xml/typed-value.js';
import { type XmlContent, type XmlElement, XmlReader } from '../xml/xml-reader.js';

/**
 * Reads a GEXF file. The label of a node is its name, the weight of an edge its `weight` or an
 * attribute of that title, 1 where it has neither; a mutual edge leads both ways.
 * @throws FormatError `invalid-gexf` for what is no XML or no GEXF, edges of both kinds, a node that
 *   occurs twice, a value that is not of its declared type, an attribute in the options that nodes do
 *   not have; `unknown-node`, `empty`, `invalid-text`
 */
export function parseGexf(source: TextSource, options: GraphFileOptions = {}): GraphFile {
  const xml = new XmlReader(source, 'invalid-gexf', options.fileName);
  const content = new GexfContent(xml, options);
  xml.read(content);
  return content.build();
}

type Owner = 'node' | 'edge';

/** A declared attribute. */
interface Declaration {
  readonly title: string;
  readonly type: string;
}

class GexfContent implements XmlContent {
  readonly #xml: XmlReader;
  readonly #builder: GraphFileBuilder;
  readonly #lines: Record<Owner, number[]> = { node: [], edge: [] };
  /** By id. */
  readonly #declared: Record<Owner, Map<string, Declaration>> = {
    node: new Map(),
    edge: new Map(),
  };
  /** Names of the elements around the one that begins or ends. */
  readonly #path: string[] = [];
  /** What the open `attributes` describe. */
  #owner: Owner = 'node';
  #declaration: Declaration | undefined;
  /** The node that is open, or the last one. */
  #node = -1;
  #edge: FileEdge | undefined;
  /** Direction of edges that state none; undefined before the graph begins. */
  #usualDirection: EdgeDirection | undefined;
  /** Weight of edges that state none. */
  #usualWeight: number | undefined;

  constructor(xml: XmlReader, options: GraphFileOptions) {
    this.#xml = xml;
    this.#builder = new GraphFileBuilder(
      { format: 'gexf', code: 'invalid-gexf', lineOf: (kind, index) => this.#lines[kind][index] },
      options,
    );
  }

  build(): GraphFile {
    if (this.#usualDirection === undefined) this.#xml.fail('the file holds no <graph>');
    this.#builder.directedByDefault = this.#usualDirection !== 'undirected';
    return this.#builder.build();
  }

  open({ name, attributes }: XmlElement): boolean {
    const parent = this.#path.at(-1);
    const isRead =
      parent === undefined ? this.#openRoot(name) : this.#openIn(parent, name, attributes);
    if (isRead) this.#path.push(name);
    return isRead;
  }

  close(name: string, text: string): void {
    this.#path.pop();
    if (name === 'default' && this.#declaration) this.#setFallback(this.#declaration, text);
    else if (name === 'edge' && this.#edge) {
      this.#builder.addEdge(this.#edge);
      this.#edge = undefined;
    }
  }

  #openRoot(name: string): true {
    if (name === 'gexf') return true;
    return this.#xml.fail(`the file begins with <${name}>; expected <gexf>`);
  }

  /** Begins an element within another one; false for those that say nothing here. */
  #openIn(parent: string, name: string, attributes: XmlElement['attributes']): boolean {
    switch (`${parent} ${name}`) {
      case 'graph nodes':
      case 'graph edges':
      case 'node attvalues':
      case 'edge attvalues':
      case 'attribute default':
        return true;
      case 'gexf graph':
        this.#openGraph(attributes);
        return true;
      case 'graph attributes':
        this.#owner = this.#ownerOf(attributes);
        return true;
      case 'attributes attribute':
        this.#declare(attributes);
        return true;
      case 'nodes node':
        this.#openNode(attributes);
        return true;
      case 'edges edge':
        this.#openEdge(attributes);
        return true;
      case 'attvalues attvalue':
        this.#setValue(attributes);
        return false;
      case 'node nodes':
        return this.#xml.fail('nodes within nodes are not read; save the graph without hierarchy');
      default:
        return false;
    }
  }

  #openGraph({ defaultedgetype = 'undirected' }: XmlElement['attributes']): void {
    if (this.#usualDirection !== undefined) {
      this.#xml.fail('there is a second <graph>; save each graph to a file of its own');
    }
    this.#usualDirection = this.#directionOf(defaultedgetype, 'defaultedgetype');
  }

  #ownerOf(attributes: XmlElement['attributes']): Owner {
    const owner = this.#required(attributes, 'attributes', 'class');
    if (owner === 'node' || owner === 'edge') return owner;
    return this.#xml.fail(`attributes have the class '${owner}'; expected node or edge`);
  }

  #declare(attributes: XmlElement['attributes']): void {
    const id = this.#required(attributes, 'attribute', 'id');
    const { title = id, type = 'string' } = attributes;
    this.#declaration = { title, type };
    this.#declared[this.#owner].set(id, this.#declaration);
    if (this.#owner === 'node') this.#builder.attributes.declare(title, isNumericType(type));
  }

  #setFallback(declaration: Declaration, text: string): void {
    const { title, type } = declaration;
    if (this.#owner === 'edge') {
      if (isWeight(declaration)) this.#usualWeight = this.#weightOf(text);
      return;
    }
    this.#builder.attributes.declare(title, isNumericType(type), this.#valueOf(declaration, text));
  }

  #openNode(attributes: XmlElement['attributes']): void {
    this.#lines.node.push(this.#xml.line);
    this.#node = this.#builder.addNode(this.#required(attributes, 'node', 'id'));
    if (attributes.label !== undefined) this.#builder.names.set(this.#node, attributes.label);
  }

  #openEdge(attributes: XmlElement['attributes']): void {
    const { type, weight } = attributes;
    this.#lines.edge.push(this.#xml.line);
    this.#edge = {
      source: this.#required(attributes, 'edge', 'source'),
      target: this.#required(attributes, 'edge', 'target'),
      direction: this.#directionOf(type ?? this.#usualDirection ?? 'undirected', 'type'),
      weight: weight === undefined ? this.#usualWeight : this.#weightOf(weight),
    };
  }

  #directionOf(type: string, attribute: string): EdgeDirection {
    const direction = type.toLowerCase();
    if (direction === 'directed' || direction === 'undirected' || direction === 'mutual') {
      return direction;
    }
    return this.#xml.fail(`${attribute} is '${type}'; expected directed, undirected or mutual`);
  }

  #setValue(attributes: XmlElement['attributes']): void {
    const owner = this.#edge ? 'edge' : 'node';
    // Versions before 1.2 wrote `id`.
    const { id = this.#required(attributes, 'attvalue', 'for'), for: key = id } = attributes;
    const declaration = this.#declared[owner].get(key);
    if (declaration === undefined) {
      this.#xml.fail(`attvalue is for '${key}', which no <attribute> declares for ${owner}s`);
    }
    const text = this.#required(attributes, 'attvalue', 'value');
    if (this.#edge) {
      if (isWeight(declaration)) this.#edge = { ...this.#edge, weight: this.#weightOf(text) };
      return;
    }
    const value = this.#valueOf(declaration, text);
    if (!this.#builder.attributes.set(declaration.title, this.#node, value)) {
      const what = `the node has a second value of '${declaration.title}'; values that change with time are not read`;
      this.#xml.fail(what);
    }
  }

  #valueOf({ title, type }: Declaration, text: string): string | number | boolean {
    return (
      typedValue(type, text) ??
      this.#xml.fail(`'${title}' is declared as ${type}, but its value is '${text}'`)
    );
  }

  #weightOf(text: string): number {
    const weight = typedValue('double', text);
    return typeof weight === 'number' ? weight : this.#xml.fail(`weight is '${text}', no number`);
  }

  #required(attributes: XmlElement['attributes'], element: string, name: string): string {
    return attributes[name] ?? this.#xml.fail(`<${element}> lacks the attribute '${name}'`);
  }
}

function isWeight({ title }: Declaration): boolean {
  return title.toLowerCase() === 'weight';
}
