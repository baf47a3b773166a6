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
import { isNumericType, numberValue, typedValue } from '../xml/typed-value.js';
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
  readonly root = 'gexf';
  readonly #xml: XmlReader;
  readonly #builder: GraphFileBuilder;
  readonly #lines: Record<Owner, number[]> = { node: [], edge: [] };
  /** By id. */
  readonly #declared: Record<Owner, Map<string, Declaration>> = {
    node: new Map(),
    edge: new Map(),
  };
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

  open(parent: string, element: XmlElement): boolean {
    switch (`${parent} ${element.name}`) {
      case 'graph nodes':
      case 'graph edges':
      case 'node attvalues':
      case 'edge attvalues':
      case 'attribute default':
        return true;
      case 'gexf graph':
        this.#openGraph(element);
        return true;
      case 'graph attributes':
        this.#owner = this.#ownerOf(element);
        return true;
      case 'attributes attribute':
        this.#declare(element);
        return true;
      case 'nodes node':
        this.#openNode(element);
        return true;
      case 'edges edge':
        this.#openEdge(element);
        return true;
      case 'attvalues attvalue':
        this.#setValue(element);
        return false;
      case 'node nodes':
        return this.#xml.fail('nodes within nodes are not read; save the graph without hierarchy');
      default:
        return false;
    }
  }

  close(name: string, text: string): void {
    if (name === 'default' && this.#declaration) this.#setFallback(this.#declaration, text);
    else if (name === 'edge' && this.#edge) {
      this.#builder.addEdge(this.#edge);
      this.#edge = undefined;
    }
  }

  #openGraph({ attributes: { defaultedgetype = 'undirected' } }: XmlElement): void {
    if (this.#usualDirection !== undefined) {
      this.#xml.fail('there is a second <graph>; save each graph to a file of its own');
    }
    this.#usualDirection = this.#directionOf(defaultedgetype, 'defaultedgetype');
  }

  #ownerOf(element: XmlElement): Owner {
    const owner = this.#xml.required(element, 'class');
    if (owner === 'node' || owner === 'edge') return owner;
    return this.#xml.fail(`attributes have the class '${owner}'; expected node or edge`);
  }

  #declare(element: XmlElement): void {
    const id = this.#xml.required(element, 'id');
    const { title = id, type = 'string' } = element.attributes;
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

  #openNode(element: XmlElement): void {
    this.#lines.node.push(this.#xml.line);
    this.#node = this.#builder.addNode(this.#xml.required(element, 'id'));
    const { label } = element.attributes;
    if (label !== undefined) this.#builder.names.set(this.#node, label);
  }

  #openEdge(element: XmlElement): void {
    const { type, weight } = element.attributes;
    this.#lines.edge.push(this.#xml.line);
    this.#edge = {
      source: this.#xml.required(element, 'source'),
      target: this.#xml.required(element, 'target'),
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

  #setValue(element: XmlElement): void {
    const owner = this.#edge ? 'edge' : 'node';
    // Versions before 1.2 wrote `id`.
    const { id = this.#xml.required(element, 'for'), for: key = id } = element.attributes;
    const declaration = this.#declared[owner].get(key);
    if (declaration === undefined) {
      this.#xml.fail(`attvalue is for '${key}', which no <attribute> declares for ${owner}s`);
    }
    const text = this.#xml.required(element, 'value');
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
    return numberValue(text) ?? this.#xml.fail(`weight is '${text}', no number`);
  }
}

function isWeight({ title }: Declaration): boolean {
  return title.toLowerCase() === 'weight';
}
