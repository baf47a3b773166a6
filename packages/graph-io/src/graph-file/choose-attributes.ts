/** @file Which attributes of nodes become names, which one the classes, and which ones features. */
import { CsrMatrix, type NodeLabels, suggestName } from '@latentgraph/graph';
import { orderNames } from '../tables/node-ids.js';
import { unlabeled } from '../tables/unlabeled.js';
import type { FeatureColumn, GraphFile, GraphFileOptions } from './graph-file.js';
import type { AttributeColumn } from './node-attributes.js';

const nameAttributes = ['label', 'name', 'title'];
/** `label` counts only where it holds numbers: as text it gives the names. */
const labelAttributes = [
  'class',
  'category',
  'community',
  'group',
  'modularity class',
  'modularity_class',
  'type',
  'label',
];

/** What is known of the nodes of a file. */
export interface FileNodes {
  readonly ids: readonly string[];
  readonly columns: ReadonlyMap<string, AttributeColumn>;
  /** Names that the format has a place of its own for, by node. */
  readonly names: ReadonlyMap<number, string>;
  /** Throws an error, about a node where one is given. */
  readonly fail: (what: string, node?: number) => never;
}

/** What the attributes tell. */
export interface ChosenAttributes extends Omit<GraphFile, 'graph' | 'format'> {
  readonly labels: NodeLabels | undefined;
  /** X `[N, F]` */
  readonly matrix: CsrMatrix | undefined;
}

/** Chooses by the options, and where they say nothing, by name and kind. */
export function chooseAttributes(nodes: FileNodes, options: GraphFileOptions): ChosenAttributes {
  const { columns, ids } = nodes;
  const nameAttribute =
    nodes.names.size > 0
      ? undefined
      : find(nodes, nameAttributes, (column, name) => {
          return column.kind === 'text' && name !== options.labelAttribute;
        });
  const labelAttribute =
    options.labelAttribute ?? find(nodes, labelAttributes, (column, name) => isLabel(column, name));
  const features =
    options.features ??
    [...columns].flatMap(([name, { kind }]) =>
      kind === 'number' && name !== labelAttribute ? [name] : [],
    );
  const used = new Set([...features, nameAttribute, labelAttribute]);
  return {
    names: namesOf(nodes, nameAttribute),
    labels: labelAttribute === undefined ? undefined : labelsOf(nodes, labelAttribute),
    matrix: features.length === 0 ? undefined : matrixOf(nodes, features),
    features: features.map((name) => describe(nodes, name, ids.length)),
    labelAttribute,
    unusedAttributes: [...columns.keys()].filter((name) => !used.has(name)),
  };
}

/** The first of some names, in upper or lower case, that an attribute has which will do. */
function find(
  { columns }: FileNodes,
  wanted: readonly string[],
  fits: (column: AttributeColumn, name: string) => boolean,
): string | undefined {
  const candidates = [...columns].filter(([name, column]) => fits(column, name));
  return wanted
    .map((want) => candidates.find(([name]) => name.toLowerCase() === want)?.[0])
    .find((name) => name !== undefined);
}

/** Text or whole numbers: an attribute of measured numbers is no class, whatever its name. */
function isLabel({ kind, values }: AttributeColumn, name: string): boolean {
  if (values.size === 0) return false;
  if (kind !== 'number') return kind === 'text' && name.toLowerCase() !== 'label';
  return [...values.values()].every(
    (value) => typeof value !== 'number' || Number.isInteger(value),
  );
}

function columnOf({ columns, fail }: FileNodes, name: string, option: string): AttributeColumn {
  const column = columns.get(name);
  if (column !== undefined) return column;
  const known = [...columns.keys()];
  const have = known.length === 0 ? 'none' : known.map((other) => `'${other}'`).join(', ');
  return fail(
    `${option}: nodes have no attribute '${name}'${suggestName(name, known)} (they have ${have})`,
  );
}

function namesOf(
  nodes: FileNodes,
  nameAttribute: string | undefined,
): readonly string[] | undefined {
  const { ids, columns } = nodes;
  const column = nameAttribute === undefined ? undefined : columns.get(nameAttribute);
  const given = column?.values ?? nodes.names;
  const names = ids.map((id, node) => String(given.get(node) ?? column?.fallback ?? id));
  return names.some((name, node) => name !== ids[node]) ? names : undefined;
}

function labelsOf(nodes: FileNodes, name: string): NodeLabels {
  const { values, fallback, kind } = columnOf(nodes, name, 'labelAttribute');
  if (kind === 'nested') nodes.fail(`labelAttribute: '${name}' holds lists or objects, no classes`);
  const labels = nodes.ids.map((_, node) => values.get(node) ?? fallback);
  const known = labels.filter((label) => label !== undefined).map(String);
  const names = [...orderNames([...new Set(known)])];
  if (known.length < labels.length && !names.includes(unlabeled)) names.push(unlabeled);
  const classOf = new Map(names.map((one, index) => [one, index]));
  return {
    classes: Uint32Array.from(labels, (label) => classOf.get(String(label ?? unlabeled))!),
    names,
  };
}

function matrixOf(nodes: FileNodes, features: readonly string[]): CsrMatrix {
  const entries = { rows: [] as number[], columns: [] as number[], values: [] as number[] };
  for (const [column, name] of features.entries()) {
    const { values, fallback, kind } = columnOf(nodes, name, 'features');
    if (kind !== 'number') nodes.fail(`features: '${name}' holds no numbers`);
    for (const node of nodes.ids.keys()) {
      const value = Number(values.get(node) ?? fallback ?? 0);
      if (!Number.isFinite(Math.fround(value))) {
        const what = `attribute '${name}' of node '${nodes.ids[node]}' is ${value}, no finite number in single precision; mend it, or leave the attribute out (features)`;
        nodes.fail(what, node);
      }
      if (value === 0) continue;
      entries.rows.push(node);
      entries.columns.push(column);
      entries.values.push(value);
    }
  }
  return CsrMatrix.fromEntries(nodes.ids.length, features.length, entries);
}

function describe({ columns }: FileNodes, name: string, nodeCount: number): FeatureColumn {
  const column = columns.get(name);
  const hasFallback = column?.fallback !== undefined;
  return { name, missing: hasFallback ? 0 : nodeCount - (column?.values.size ?? 0) };
}
