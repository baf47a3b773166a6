import { useState } from 'preact/hooks';
import { ActionButton } from '../../controls/action-button.js';
import {
  addNode,
  maximumNodeCount,
  minimumNodeCount,
  nameOf,
  toggleEdge,
  withDirection,
} from '../computing/small-graph.js';
import type { ExplainSession } from '../explain-session.js';
import { GraphDrawing } from './graph-drawing.js';
import './graph-panel.css';

/** The graph beside the text, and what can be changed of it. */
export function GraphPanel({ session }: { readonly session: ExplainSession }) {
  const [picked, setPicked] = useState<number | null>(null);
  const graph = session.graph.value;
  const count = graph.features.length;
  const pick = (node: number): void => {
    if (picked !== null) session.edit(toggleEdge(graph, picked, node));
    setPicked(picked === null ? node : null);
  };
  const remove = (node: number): void => {
    setPicked(null);
    session.remove(node);
  };
  const reset = (): void => {
    setPicked(null);
    session.resetGraph();
  };
  return (
    <section class="graph-panel" aria-label="The graph, to edit">
      <GraphDrawing session={session} picked={picked} onPick={pick} onRemove={remove} />
      <p class="note" role="status">
        {picked === null
          ? `Click two nodes to link or unlink them${graph.directed ? ', sender first' : ''}; drag one to move it.`
          : `${nameOf(picked)} is picked: now click the node to link or unlink.`}
      </p>
      <div class="buttons">
        <ActionButton
          isReady={count < maximumNodeCount}
          onClick={() => session.edit(addNode(graph))}
        >
          Add node
        </ActionButton>
        <ActionButton
          isReady={picked !== null && count > minimumNodeCount}
          onClick={() => picked !== null && remove(picked)}
        >
          Remove {picked === null ? 'picked' : nameOf(picked)}
        </ActionButton>
        <button type="button" onClick={reset}>
          Reset
        </button>
        <label class="check">
          <input
            type="checkbox"
            checked={graph.directed}
            onChange={({ currentTarget }) =>
              session.edit(withDirection(graph, currentTarget.checked))
            }
          />
          directed
        </label>
      </div>
    </section>
  );
}
