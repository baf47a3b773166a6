import type { DenseMatrix } from '../computing/dense-matrix.js';
import { nameOf } from '../computing/small-graph.js';
import type { ExplainSession } from '../explain-session.js';
import { hasPair, litNode, nothing } from '../lit.js';
import type { Point } from '../node-positions.js';
import { followPress, stepOf } from './drag.js';
import './node.css';
import './latent-plane.css';

interface LatentPlaneProps {
  readonly session: ExplainSession;
  readonly label: string;
  /** z `[N, 2]` */
  readonly z: DenseMatrix;
  /** Half the width of what is shown, in latent units. */
  readonly range: number;
  /** Gaussians to draw as a center and the ellipse of one standard deviation. */
  readonly gaussians?: { readonly mean: DenseMatrix; readonly logStd: DenseMatrix } | undefined;
  /** Probabilities `[N, N]` to draw as links. */
  readonly links?: DenseMatrix;
  /** Whether nodes are dots with their letters beside them. */
  readonly small?: boolean;
  /** Where nodes can be moved. */
  readonly onMove?: (node: number, point: Point) => void;
}

/** Half the width of the drawing, in its own units. */
const half = 100;

/** Latent space of two dimensions, its origin in the middle. */
export function LatentPlane({
  session,
  label,
  z,
  range,
  gaussians,
  links,
  small = false,
  onMove,
}: LatentPlaneProps) {
  const scale = half / range;
  const at = (row: readonly number[]): Point => ({ x: row[0]! * scale, y: -row[1]! * scale });
  return (
    <svg
      class={small ? 'latent-plane small' : 'latent-plane'}
      viewBox={`${-half - 8} ${-half - 8} ${2 * half + 16} ${2 * half + 16}`}
      aria-label={label}
    >
      <title>{label}</title>
      <rect x={-half} y={-half} width={2 * half} height={2 * half} class="frame" />
      <path d={`M${-half} 0H${half}M0 ${-half}V${half}`} class="axes" />
      {range >= 1 && <circle r={scale} class="unit" />}
      <text x={half - 3} y={-4} class="tick">
        {range}
      </text>
      {links && <Links session={session} links={links} place={(node) => at(z[node]!)} />}
      {gaussians && (
        // Clouds end at the frame.
        <svg
          x={-half}
          y={-half}
          width={2 * half}
          height={2 * half}
          viewBox={`${-half} ${-half} ${2 * half} ${2 * half}`}
          aria-hidden="true"
        >
          {gaussians.mean.map((mean, node) => {
            const { x, y } = at(mean);
            const [rx, ry] = gaussians.logStd[node]!.map((value) => Math.exp(value) * scale);
            const isLit = session.lit.value.nodes.includes(node);
            return (
              <g key={nameOf(node)} class={isLit ? 'cloud lit' : 'cloud'}>
                <ellipse cx={x} cy={y} rx={rx} ry={ry} />
                <line x1={x} y1={y} x2={at(z[node]!).x} y2={at(z[node]!).y} />
                <path d={`M${x - 3} ${y}h6M${x} ${y - 3}v6`} />
              </g>
            );
          })}
        </svg>
      )}
      {z.map((row, node) => (
        <LatentNode
          key={nameOf(node)}
          session={session}
          node={node}
          z={row}
          place={at(row)}
          small={small}
          onMove={
            onMove &&
            ((x, y) => onMove(node, { x: within(x / scale, range), y: within(-y / scale, range) }))
          }
        />
      ))}
    </svg>
  );
}

interface LatentNodeProps {
  readonly session: ExplainSession;
  readonly node: number;
  readonly z: readonly number[];
  readonly place: Point;
  readonly small: boolean;
  /** Takes a place in the units of the drawing. */
  readonly onMove?: ((x: number, y: number) => void) | undefined;
}

function LatentNode({ session, node, z, place, small, onMove }: LatentNodeProps) {
  const name = nameOf(node);
  const lit = session.lit.value.nodes.includes(node) ? 'lit' : '';
  const pointing = {
    onMouseEnter: () => session.light(litNode(node)),
    onMouseLeave: () => session.light(nothing),
    transform: `translate(${place.x} ${place.y})`,
  };
  const body = (
    <>
      <circle r={small ? 2.5 : 7} />
      <text dx={small ? 7 : 0} dy="0.35em">
        {name}
      </text>
    </>
  );
  if (!onMove) {
    return (
      <g class={`node ${lit}`} {...pointing}>
        {body}
      </g>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a button cannot stand in an SVG
    <g
      class={`node movable ${lit}`}
      {...pointing}
      role="button"
      tabIndex={0}
      aria-label={`z of ${name}: ${z.map((value) => value.toFixed(2)).join(', ')}; arrow keys move it`}
      onFocus={() => session.light(litNode(node))}
      onBlur={() => session.light(nothing)}
      onPointerDown={(event) => followPress(event, { onDrag: ({ x, y }) => onMove(x, y) })}
      onKeyDown={(event) => {
        const move = stepOf(event.key);
        if (!move) return;
        event.preventDefault();
        onMove(place.x + 5 * move.x, place.y + 5 * move.y);
      }}
    >
      {body}
    </g>
  );
}

interface LinksProps {
  readonly session: ExplainSession;
  readonly links: DenseMatrix;
  readonly place: (node: number) => Point;
}

/** A line per pair: the more probable, the stronger; dashed below one half. */
function Links({ session, links, place }: LinksProps) {
  return (
    <>
      {links.flatMap((row, i) =>
        row.slice(0, i).map((probability, j) => {
          const [from, to] = [place(i), place(j)];
          const lit = session.lit.value;
          const isLit = hasPair(lit, i, j) || hasPair(lit, j, i);
          return (
            <line
              key={`${nameOf(i)}${nameOf(j)}`}
              class={`link ${probability < 0.5 ? 'weak' : ''} ${isLit ? 'lit' : ''}`}
              x1={from.x}
              y1={from.y}
              x2={to.x}
              y2={to.y}
              style={{ '--probability': probability.toFixed(3) }}
            />
          );
        }),
      )}
    </>
  );
}

/** Half a width that holds everything with some room, from a few that are round. */
export function rangeFor(points: DenseMatrix): number {
  const largest = Math.max(0, ...points.flat().map(Math.abs));
  return (
    [1, 2, 3, 4, 6, 8, 12, 16, 24].find((range) => range >= largest * 1.15) ??
    Math.ceil(largest * 1.15)
  );
}

function within(value: number, range: number): number {
  return Math.max(-range, Math.min(range, value));
}
