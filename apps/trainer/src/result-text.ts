/** @file The result as a person reads it on the terminal. */
import type { Graph } from '@latentgraph/graph';
import type { GraphFile } from '@latentgraph/graph-io';
import { type Embedding, nearestNeighbors, type PredictedLink } from '@latentgraph/training';
import Table from 'cli-table3';
import type { Metrics } from './metrics.js';
import { notableNodes } from './notable-nodes.js';
import { plainStyle, plainTable } from './plain-table.js';
import { shown } from './run-directory.js';
import type { Summary } from './summary.js';
import type { TrainingPlan } from './training-plan.js';

const neighborsShown = 5;

/** One line on the graph: its size, and what was cleaned. */
export function describeGraph(graph: Graph): string {
  const features = graph.features ? counted(graph.features.columns, 'feature') : 'no features';
  const kind = [graph.directed && 'directed', graph.weights && 'weighted'].filter(Boolean);
  const edges = counted(graph.edgeCount, [...kind, 'edge'].join(' '));
  const { selfLoops, duplicateEdges } = graph.cleaned;
  const removed = [
    selfLoops > 0 && `${whole(selfLoops)} from a node to itself`,
    duplicateEdges > 0 && `${whole(duplicateEdges)} given twice`,
  ].filter(Boolean);
  const cleaned = removed.length > 0 ? `; edges left out: ${removed.join(', ')}` : '';
  return `Graph ${graph.name ?? ''}: ${counted(graph.nodeCount, 'node')}, ${edges}, ${features}${cleaned}`;
}

/** One line on what the attributes of a graph file became. */
export function describeGraphFile(file: GraphFile): string {
  const features = file.features.map(({ name, missing }) =>
    missing === 0 ? name : `${name} (0 for ${counted(missing, 'node')} without it)`,
  );
  const parts = [
    `features ${features.length > 0 ? features.join(', ') : 'none'}`,
    file.labelAttribute !== undefined && `classes by ${file.labelAttribute}`,
    file.unusedAttributes.length > 0 && `not used: ${file.unusedAttributes.join(', ')}`,
  ];
  return `Attributes of nodes: ${parts.filter(Boolean).join('; ')}`;
}

/** One line on the model. */
export function describePlan({ config, settings, loss }: TrainingPlan): string {
  const widths = [config.inputs, ...config.hidden, config.latent].map(whole).join(' → ');
  const name = settings.model.toUpperCase();
  return `Model ${name}: ${widths}, ${config.decoder.type} decoder; ${loss.type} loss: ${loss.reason}`;
}

/** What is worth a look besides the figures. */
export interface Findings {
  readonly graph: Graph;
  /** Name of a node to show. */
  readonly nameOf: (node: number) => string;
  readonly embedding: Embedding;
  readonly links: readonly PredictedLink[];
}

/** Quality, findings and the place of the files, for stdout. */
export function resultText(
  metrics: Metrics,
  findings: Findings | undefined,
  directory: string,
): string {
  const tables = findings ? [neighborsTable(findings), linksTable(findings)] : [];
  const parts = [describeQuality(metrics), ...tables, `Run directory: ${shown(directory)}`];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function describeQuality({ test, split, summary, runs, interrupted }: Metrics): string {
  const stopped = interrupted ? 'Interrupted: this is what was learned so far.\n' : '';
  if (runs && summary?.auc && summary.ap) {
    const [first, last] = [runs[0]?.seed, runs.at(-1)?.seed];
    const seeds = first === last ? `seed ${first}` : `seeds ${first} to ${last}`;
    return `${stopped}Test AUC ${spread(summary.auc)}, AP ${spread(summary.ap)} (mean ± standard deviation, ${seeds})`;
  }
  if (!test) return `${stopped}No test: no edges are held out for it.`;
  return `${stopped}Test AUC ${test.auc.toFixed(4)}, AP ${test.ap.toFixed(4)} (${counted(split.test, 'held-out link')} against as many pairs without a link)`;
}

function neighborsTable({ graph, nameOf, embedding }: Findings): string {
  const rows = notableNodes(graph).map((node) => {
    const neighbors = nearestNeighbors(embedding, node, neighborsShown);
    const named = neighbors.map((other) => `${nameOf(other.node)} ${other.similarity.toFixed(2)}`);
    return [nameOf(node), named.join(', ')] as const;
  });
  const head = ['node', 'nearest in latent space (cosine)'] as const;
  const [first, second] = [0, 1].map((column) =>
    Math.max(...[head, ...rows].map((row) => row[column]!.length + cellPadding)),
  );
  // Long names are wrapped within the terminal, and told whole where there is none.
  const room = (process.stdout.columns ?? Number.POSITIVE_INFINITY) - first! - 3;
  const colWidths = [first!, Math.max(Math.min(second!, room), 30)];
  const table = new Table({ head: [...head], style: plainStyle, colWidths, wordWrap: true });
  for (const row of rows) table.push([...row]);
  return String(table);
}

/** Without validation links there is nothing to measure probabilities with: scores are shown. */
function linksTable({ graph, nameOf, links }: Findings): string {
  if (links.length === 0) return '';
  const arrow = graph.directed ? '→' : '–';
  const measured = links.every(({ probability }) => probability !== undefined);
  const heading = measured ? 'probability' : 'score, 0 to 1';
  const rows = links.map(({ source, target, probability, score }) => {
    const strength = probability === undefined ? score.toFixed(4) : percent(probability);
    return [`${nameOf(source)} ${arrow} ${nameOf(target)}`, strength];
  });
  return plainTable(['link the graph lacks', heading], rows);
}

/** Columns of a table's cell besides its text. */
const cellPadding = 2;

function spread({ mean, std }: Summary): string {
  return std === null ? mean.toFixed(4) : `${mean.toFixed(4)} ± ${std.toFixed(4)}`;
}

function percent(probability: number): string {
  return `${(100 * probability).toLocaleString('en-US', { maximumSignificantDigits: 2 })} %`;
}

function counted(count: number, noun: string): string {
  return `${whole(count)} ${noun}${count === 1 ? '' : 's'}`;
}

function whole(value: number): string {
  return value.toLocaleString('en-US');
}
