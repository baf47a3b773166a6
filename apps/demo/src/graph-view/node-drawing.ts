/**
 * @file A drawing of nodes by WebGL (sigma): the network with its links, or the latent space without. Both
 * name nodes by their index and show the same node as chosen.
 */
import Graph from 'graphology';
import Sigma from 'sigma';
import { createEdgeArrowProgram } from 'sigma/rendering';
import { classColor, themeColors } from '../page/colors.js';
import type { GraphDescription } from '../training/graph-trainer.js';
import { drawChosenNode } from './draw-chosen-node.js';
import { drawNodeLabel } from './draw-node-label.js';

/** What is emphasized. */
export interface Emphasis {
  readonly chosen: number | null;
  /** Nodes to show beside the chosen one. */
  readonly related: ReadonlySet<number>;
}

/** A link to draw besides those of the graph. */
export interface ProposedLink {
  readonly source: number;
  readonly target: number;
}

/** Links are thin; sigma's own heads would hardly be seen. */
const ArrowProgram = createEdgeArrowProgram({
  lengthToThicknessRatio: 6,
  widenessToThicknessRatio: 4,
});

export class NodeDrawing {
  readonly #graph = new Graph({ multi: true, type: 'undirected' });
  readonly #sigma: Sigma;
  readonly #description: GraphDescription;
  #emphasis: Emphasis = { chosen: null, related: new Set() };
  /** Asked for once per theme, not for each node: reading them makes the browser compute styles. */
  #colors = themeColors();

  constructor(
    container: HTMLElement,
    description: GraphDescription,
    { links, onChoose }: { links: boolean; onChoose: (node: number | null) => void },
  ) {
    this.#description = description;
    const { nodeCount, names, classes, sources, targets } = description;
    const size = nodeSize(nodeCount);
    for (let node = 0; node < nodeCount; node++) {
      this.#graph.addNode(node, {
        x: 0,
        y: 0,
        size,
        label: names[node],
        color: classColor(classes?.[node]),
      });
    }
    if (links) {
      sources.forEach((source, k) => {
        this.#graph.addEdgeWithKey(`e${k}`, source, targets[k]!, {
          size: linkWidth(nodeCount),
        });
      });
    }
    this.#sigma = new Sigma(this.#graph, container, {
      allowInvalidContainer: true,
      hideEdgesOnMove: sources.length > 2000,
      labelRenderedSizeThreshold: nodeCount > 200 ? 8 : 5,
      labelDensity: 0.6,
      labelFont: 'system-ui, sans-serif',
      labelSize: 12,
      labelColor: { color: this.#colors.text },
      defaultEdgeColor: this.#colors.edge,
      defaultEdgeType: description.directed ? 'arrow' : 'line',
      edgeProgramClasses: { arrow: ArrowProgram },
      defaultDrawNodeLabel: drawNodeLabel,
      defaultDrawNodeHover: drawChosenNode,
      stagePadding: 24,
      zIndex: true,
      nodeReducer: (key, data) => this.#shownNode(Number(key), data),
      edgeReducer: (key, data) => this.#shownEdge(key, data),
    });
    this.#sigma.on('clickNode', ({ node }) => onChoose(Number(node)));
    this.#sigma.on('clickStage', () => onChoose(null));
  }

  /** Moves the nodes. @param points `[N, 2]` */
  place(points: Float32Array): void {
    this.#graph.updateEachNodeAttributes(
      (key, attributes) => {
        const node = Number(key);
        attributes.x = points[2 * node];
        attributes.y = points[2 * node + 1];
        return attributes;
      },
      { attributes: ['x', 'y'] },
    );
  }

  /** Draws nodes larger whose position is less certain. @param uncertainty `[N]`, a standard deviation of 1 is the prior's */
  showUncertainty(uncertainty: Float32Array | undefined): void {
    const size = nodeSize(this.#description.nodeCount);
    this.#graph.updateEachNodeAttributes(
      (key, attributes) => {
        const deviation = uncertainty?.[Number(key)];
        attributes.size = deviation === undefined ? size : size * (0.6 + deviation);
        return attributes;
      },
      { attributes: ['size'] },
    );
  }

  emphasize(emphasis: Emphasis): void {
    this.#emphasis = emphasis;
    this.#sigma.refresh({ skipIndexation: true });
  }

  /** Draws links that are not in the graph, in place of those drawn before. */
  propose(links: readonly ProposedLink[]): void {
    for (const key of this.#graph.filterEdges(isProposed)) this.#graph.dropEdge(key);
    const { accent } = this.#colors;
    links.forEach(({ source, target }, k) => {
      this.#graph.addEdgeWithKey(`p${k}`, source, target, { size: 2, color: accent, zIndex: 2 });
    });
  }

  /** Takes the colors of the theme again. */
  followTheme(): void {
    this.#colors = themeColors();
    const { text, edge, accent } = this.#colors;
    this.#graph.updateEachEdgeAttributes((key, attributes) =>
      isProposed(key) ? { ...attributes, color: accent } : attributes,
    );
    this.#sigma.setSetting('labelColor', { color: text });
    this.#sigma.setSetting('defaultEdgeColor', edge);
  }

  /** Shows everything again after zooming. */
  fit(): void {
    this.#sigma.getCamera().animatedReset();
  }

  dispose(): void {
    this.#sigma.kill();
  }

  #shownNode(node: number, data: Record<string, unknown>): Record<string, unknown> {
    const { chosen, related } = this.#emphasis;
    if (chosen === null) return data;
    if (node === chosen) return { ...data, highlighted: true, zIndex: 2, forceLabel: true };
    if (related.has(node)) return { ...data, zIndex: 1, forceLabel: true };
    return { ...data, color: this.#colors.faded, label: null, zIndex: 0 };
  }

  #shownEdge(key: string, data: Record<string, unknown>): Record<string, unknown> {
    const { chosen } = this.#emphasis;
    if (chosen === null || isProposed(key) || !this.#graph.hasExtremity(key, chosen)) return data;
    return { ...data, color: this.#colors.text, zIndex: 1 };
  }
}

/** Whether an edge was added to those of the graph. */
function isProposed(key: string): boolean {
  return key.startsWith('p');
}

function linkWidth(nodeCount: number): number {
  if (nodeCount <= 100) return 1.5;
  return nodeCount <= 1000 ? 1 : 0.4;
}

function nodeSize(nodeCount: number): number {
  if (nodeCount <= 100) return 8;
  return nodeCount <= 1000 ? 5 : 2.5;
}
