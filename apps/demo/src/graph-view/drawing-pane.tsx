import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { ActionButton } from '../controls/action-button.js';
import { Pane } from '../controls/pane.js';
import { classColor, classColorCount } from '../page/colors.js';
import { measured } from '../page/measured.js';
import { theme } from '../page/theme.js';
import type { GraphDescription } from '../training/graph-trainer.js';
import type { GraphSession } from './graph-session.js';
import type { LayoutRequest } from './layout.worker.js';
import { NodeDrawing } from './node-drawing.js';
import './drawing-pane.css';

interface PaneProps {
  readonly session: GraphSession;
}

/** The graph with its links, laid out by forces. */
export function NetworkPane({ session }: PaneProps) {
  const { container, drawing } = useDrawing(session, true);
  const graph = session.graph.value;
  useEffect(() => {
    if (!graph) return undefined;
    const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<Float32Array>) =>
      measured('layout step', () => drawing.current?.place(data));
    const { nodeCount, sources, targets } = graph;
    worker.postMessage({ nodeCount, sources, targets } satisfies LayoutRequest);
    return () => worker.terminate();
  }, [graph]);
  const proposed = session.predicted.value;
  useEffect(() => drawing.current?.propose(proposed), [graph, proposed]);
  return (
    <DrawingPane title="Graph" container={container} fit={() => drawing.current?.fit()}>
      <Legend names={graph?.classNames ?? []} />
    </DrawingPane>
  );
}

/** The colors of the classes, which training does not know. */
function Legend({ names }: { readonly names: readonly string[] }) {
  if (names.length === 0 || names.length > classColorCount) return null;
  return (
    <ul class="legend" aria-label="Colors of the classes">
      {names.map((name, label) => (
        <li key={name}>
          <i style={{ background: classColor(label) }} /> {name}
        </li>
      ))}
    </ul>
  );
}

/** The latent space, projected onto a plane; larger dots are less certain. */
export function LatentPane({ session }: PaneProps) {
  const { container, drawing } = useDrawing(session, false);
  const graph = session.graph.value;
  const picture = session.picture.value;
  const umap = session.umap.value;
  useEffect(() => {
    if (!picture || picture.points.length !== 2 * (graph?.nodeCount ?? 0)) return;
    measured('latent space', () => {
      drawing.current?.place(umap instanceof Float32Array ? umap : picture.points);
      drawing.current?.showUncertainty(picture.uncertainty);
    });
  }, [graph, picture, umap]);
  return (
    <DrawingPane
      title="Latent space"
      container={container}
      fit={() => drawing.current?.fit()}
      tools={<Projections session={session} />}
    />
  );
}

/** By which the latent space is drawn on a plane. */
function Projections({ session }: PaneProps) {
  const umap = session.umap.value;
  const isReady = session.isIdle.value && umap !== 'computing';
  return (
    <>
      <ActionButton
        pressed={umap === undefined}
        isReady={isReady}
        onClick={() => session.drawByPca()}
        title="The two directions that vary most"
      >
        PCA
      </ActionButton>
      <ActionButton
        pressed={umap !== undefined}
        isReady={isReady}
        onClick={() => session.drawByUmap()}
        title="Keeps neighborhoods; distances between groups mean little"
      >
        {umap === 'computing' ? 'UMAP …' : 'UMAP'}
      </ActionButton>
    </>
  );
}

interface DrawingPaneProps {
  readonly title: string;
  readonly container: { current: HTMLDivElement | null };
  readonly fit: () => void;
  /** Further buttons. */
  readonly tools?: ComponentChildren;
  /** Below the drawing. */
  readonly children?: ComponentChildren;
}

function DrawingPane({ title, container, fit, tools, children }: DrawingPaneProps) {
  return (
    <Pane
      title={title}
      tools={
        <span class="buttons">
          {tools}
          <button type="button" onClick={fit} title="Show all of it again">
            Fit
          </button>
        </span>
      }
    >
      <div
        class="drawing"
        ref={container}
        role="img"
        aria-label={`${title}, drawn; the node search reads it out`}
      />
      {children}
    </Pane>
  );
}

/** A drawing of the session's graph in a container, made anew for each graph. */
function useDrawing(session: GraphSession, links: boolean) {
  const container = useRef<HTMLDivElement>(null);
  const drawing = useRef<NodeDrawing | null>(null);
  const graph: GraphDescription | undefined = session.graph.value;
  useEffect(() => {
    if (!graph || !container.current) return undefined;
    const onChoose = (node: number | null): void => {
      void session.choose(node);
    };
    const made = new NodeDrawing(container.current, graph, { links, onChoose });
    drawing.current = made;
    return () => {
      drawing.current = null;
      made.dispose();
    };
  }, [graph]);
  const chosen = session.chosen.value;
  const related = links ? session.neighbors.value : session.nearest.value.map(({ node }) => node);
  useEffect(
    () => drawing.current?.emphasize({ chosen, related: new Set(related) }),
    [graph, chosen, related],
  );
  const shade = theme.value;
  useEffect(() => drawing.current?.followTheme(), [shade]);
  return { container, drawing };
}
