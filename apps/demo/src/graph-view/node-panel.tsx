import type { GraphSession } from './graph-session.js';
import { NodeSearch } from './node-search.js';
import './node-panel.css';

/** A node: found by its name, with its neighbors in the graph and in latent space. */
export function NodePanel({ session }: { readonly session: GraphSession }) {
  const graph = session.graph.value;
  if (!graph) return null;
  const chosen = session.chosen.value;
  const className = chosen === null ? undefined : graph.classNames?.[graph.classes?.[chosen] ?? -1];
  const linkCount = session.neighbors.value.length;
  const uncertainty = chosen === null ? undefined : session.picture.value?.uncertainty?.[chosen];
  return (
    <section aria-label="Node">
      <NodeSearch
        names={graph.names}
        chosen={chosen}
        onChoose={(node) => void session.choose(node)}
      />
      {chosen !== null && (
        <>
          <p class="note">
            {className !== undefined && <>class {className}; </>}
            {linkCount === 1 ? '1 link' : `${linkCount} links`}
            {uncertainty !== undefined && (
              <>; standard deviation {uncertainty.toFixed(2)} (the prior’s is 1)</>
            )}
          </p>
          <NodeList
            title="Nearest in latent space"
            session={session}
            nodes={session.nearest.value.map(({ node, similarity }) => ({
              node,
              note: similarity.toFixed(2),
            }))}
          />
          <NodeList
            title="Linked in the graph"
            session={session}
            nodes={session.neighbors.value.slice(0, 12).map((node) => ({ node, note: '' }))}
          />
        </>
      )}
    </section>
  );
}

interface NodeListProps {
  readonly title: string;
  readonly session: GraphSession;
  readonly nodes: ReadonlyArray<{ readonly node: number; readonly note: string }>;
}

function NodeList({ title, session, nodes }: NodeListProps) {
  const names = session.graph.value?.names ?? [];
  return (
    <>
      <h3>{title}</h3>
      <ul class="nodes">
        {nodes.map(({ node, note }) => (
          <li key={node}>
            <button type="button" class="quiet" onClick={() => session.choose(node)}>
              {names[node]}
            </button>
            <span>{note}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
