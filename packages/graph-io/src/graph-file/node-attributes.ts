/** @file The attributes of the nodes of a file, by name. */

/** What a node may have as the value of an attribute. NaN is none. */
export type AttributeValue = string | number | boolean;

/** An attribute and its values. */
export interface AttributeColumn {
  /** By node; nodes without a value are left out. */
  readonly values: ReadonlyMap<number, AttributeValue>;
  /** Value of the nodes that have none. */
  readonly fallback: AttributeValue | undefined;
  /** Numbers, text, or something that is neither, such as lists. */
  readonly kind: 'number' | 'text' | 'nested';
}

interface GrowingColumn extends AttributeColumn {
  readonly values: Map<number, AttributeValue>;
  fallback: AttributeColumn['fallback'];
  kind: AttributeColumn['kind'];
}

/** Attributes of nodes, in the order in which they become known. */
export class NodeAttributes {
  readonly #columns = new Map<string, GrowingColumn>();

  /** The attributes by name. */
  get columns(): ReadonlyMap<string, AttributeColumn> {
    return this.#columns;
  }

  /** Makes an attribute known before any node has it. */
  declare(name: string, isNumeric: boolean, fallback?: AttributeValue): void {
    const column = this.#column(name);
    if (!isNumeric) column.kind = 'text';
    if (!Number.isNaN(fallback)) column.fallback ??= fallback;
  }

  /** Gives a node a value; false where it has one already. */
  set(name: string, node: number, value: AttributeValue): boolean {
    const column = this.#column(name);
    if (Number.isNaN(value)) return true;
    if (column.values.has(node)) return false;
    if (typeof value === 'string' && column.kind === 'number') column.kind = 'text';
    column.values.set(node, value);
    return true;
  }

  /** Notes that an attribute holds lists or the like. */
  setNested(name: string): void {
    this.#column(name).kind = 'nested';
  }

  #column(name: string): GrowingColumn {
    let column = this.#columns.get(name);
    if (column === undefined) {
      column = { values: new Map(), fallback: undefined, kind: 'number' };
      this.#columns.set(name, column);
    }
    return column;
  }
}
