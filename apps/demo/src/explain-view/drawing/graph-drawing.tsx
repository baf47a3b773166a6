import { hasEdge, nameOf } from '../computing/small-graph.js';
import type { ExplainSession } from '../explain-session.js';
import { hasPair, litEdge, litNode, litPair, nothing } from '../lit.js';
import { drawingSize, insideDrawing, type Point } from '../node-positions.js';
import { followPress, stepOf } from './drag.js';
import './node.css';
import './graph-drawing.css';

const radius = 15;
/** How far an arrow key moves a node. */
const step = 8;

interface GraphDrawingProps {
  readonly session: ExplainSession;
  /** The node that waits for a second one. */
  readonly picked: number | null;
  readonly onPick: (node: number) => void;
  readonly onRemove: (node: number) => void;
}

/** The graph: nodes can be dragged, and picked in twos. */
export function GraphDrawing({ session, picked, onPick, onRemove }: GraphDrawingProps) {
  const graph = session.graph.value;
  const positions = session.positions.value;
  const { width, height } = drawingSize;
  return (
    <svg class="graph-drawing" viewBox={`0 0 ${width} ${height}`} aria-label="The graph">
      <title>The graph</title>
      <defs>
        <ArrowHead id="arrow" />
        <ArrowHead id="lit-arrow" />
      </defs>
      {graph.edges.map(([source, target]) => (
        <EdgeLine key={`${source}-${target}`} session={session} source={source} target={target} />
      ))}
      {positions.map((point, node) => (
        // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in an SVG
        <g
          key={node}
          role="button"
          tabIndex={0}
          aria-label={`node ${nameOf(node)}, ${neighborText(graph.directed, session, node)}`}
          aria-pressed={picked === node}
          class={`node ${picked === node ? 'picked' : ''} ${session.lit.value.nodes.includes(node) ? 'lit' : ''}`}
          transform={`translate(${point.x} ${point.y})`}
          onPointerDown={(event) =>
            followPress(event, {
              onDrag: (to) => session.place(node, insideDrawing(to)),
              onClick: () => onPick(node),
            })
          }
          onMouseEnter={() => session.light(litNode(node))}
          onMouseLeave={() => session.light(nothing)}
          onFocus={() => session.light(litNode(node))}
          onBlur={() => session.light(nothing)}
          onKeyDown={(event) => {
            const move = stepOf(event.key);
            if (move) {
              const to = { x: point.x + step * move.x, y: point.y + step * move.y };
              session.place(node, insideDrawing(to));
            } else if (event.key === 'Enter' || event.key === ' ') onPick(node);
            else if (event.key === 'Delete') onRemove(node);
            else return;
            event.preventDefault();
          }}
        >
          <circle r={radius} />
          <text dy="0.35em">{nameOf(node)}</text>
        </g>
      ))}
    </svg>
  );
}

function neighborText(directed: boolean, session: ExplainSession, node: number): string {
  const names = session.graph.value.features.flatMap((_, other) =>
    hasEdge(session.graph.value, other, node) ? [nameOf(other)] : [],
  );
  if (names.length === 0) return directed ? 'hears from no other' : 'without links';
  return `${directed ? 'hears from' : 'linked with'} ${names.join(', ')}`;
}

function ArrowHead({ id }: { readonly id: string }) {
  return (
    <marker
      id={id}
      class={id}
      viewBox="0 0 10 10"
      refX="9"
      refY="5"
      markerWidth="9"
      markerHeight="9"
      markerUnits="userSpaceOnUse"
      orient="auto-start-reverse"
    >
      <path d="M0 0 10 5 0 10Z" />
    </marker>
  );
}

interface EdgeLineProps {
  readonly session: ExplainSession;
  readonly source: number;
  readonly target: number;
}

/** An edge; where there is one each way, the two stand apart. */
function EdgeLine({ session, source, target }: EdgeLineProps) {
  const graph = session.graph.value;
  const positions = session.positions.value;
  const { directed } = graph;
  const isPaired = directed && hasEdge(graph, target, source);
  const line = between(positions[source]!, positions[target]!, isPaired ? 5 : 0);
  const lit = session.lit.value;
  const flowsIn = hasPair(lit, target, source);
  const flowsBack = !directed && hasPair(lit, source, target);
  const isLit = flowsIn || flowsBack;
  const head = directed || (isLit && flowsIn !== flowsBack);
  const marker = head ? `url(#${isLit ? 'lit-arrow' : 'arrow'})` : undefined;
  const light = directed ? litPair(target, source) : litEdge(source, target);
  return (
    <g class={isLit ? 'edge lit' : 'edge'}>
      <line
        {...line}
        marker-end={flowsBack ? undefined : marker}
        marker-start={flowsBack && !flowsIn ? marker : undefined}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the matrix has the same for the keyboard */}
      <line
        {...line}
        class="reach"
        onMouseEnter={() => session.light(light)}
        onMouseLeave={() => session.light(nothing)}
      />
    </g>
  );
}

/** From rim to rim of two nodes, `aside` of the line between their centers. */
function between(from: Point, to: Point, aside: number) {
  const length = Math.max(1, Math.hypot(to.x - from.x, to.y - from.y));
  const x = (to.x - from.x) / length;
  const y = (to.y - from.y) / length;
  const gap = Math.min(radius + 1.5, length / 2);
  return {
    x1: from.x + gap * x - aside * y,
    y1: from.y + gap * y + aside * x,
    x2: to.x - gap * x - aside * y,
    y2: to.y - gap * y + aside * x,
  };
}
