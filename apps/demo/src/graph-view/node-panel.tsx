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
          <LinkedNodes session={session} />
        </>
      )}
    </section>
  );
}

/** As many names as one looks through. */
const mostLinked = 60;

function LinkedNodes({ session }: { readonly session: GraphSession }) {
  const names = session.graph.value?.names ?? [];
  const nodes = session.neighbors.value;
  const more = nodes.length - mostLinked;
  return (
    <>
      <h3>Linked in the graph</h3>
      <ul class="linked-nodes">
        {nodes.slice(0, mostLinked).map((node) => (
          <li key={node}>
            <button type="button" onClick={() => session.choose(node)}>
              {names[node]}
            </button>
          </li>
        ))}
      </ul>
      {nodes.length === 0 && <p class="note">None.</p>}
      {more > 0 && <p class="note">And {more.toLocaleString('en-US')} more.</p>}
    </>
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
