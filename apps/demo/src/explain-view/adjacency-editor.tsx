import { hasEdge, nameOf, toggleEdge } from './computing/small-graph.js';
import type { ExplainSession } from './explain-session.js';
import { useGridNavigation } from './grid-navigation.js';
import { hasPair, litPair, nothing } from './lit.js';
import { MatrixHead } from './matrix-head.js';
import './matrix.css';
import './matrix-editor.css';

/** A as a table of checkboxes: the exhibit is the editor. */
export function AdjacencyEditor({ session }: { readonly session: ExplainSession }) {
  const names = session.names.value;
  const graph = session.graph.value;
  const lit = session.lit.value;
  const { table, onKeyDown, ofCell } = useGridNavigation(names.length, names.length);
  return (
    <figure class="matrix editor">
      <figcaption aria-hidden="true">
        <i>A</i>
      </figcaption>
      <table
        ref={table}
        aria-label="Adjacency matrix A, row hears from column"
        onKeyDown={onKeyDown}
      >
        <MatrixHead columns={names} />
        <tbody onMouseLeave={() => session.light(nothing)}>
          {names.map((name, receiver) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {names.map((other, sender) => {
                const isOn = hasEdge(graph, sender, receiver);
                const light = () => session.light(litPair(receiver, sender));
                return (
                  <td
                    key={other}
                    class={hasPair(lit, receiver, sender) ? 'lit' : ''}
                    style={{ '--share': isOn ? 1 : 0 }}
                    onMouseEnter={light}
                  >
                    <label>
                      <input
                        type="checkbox"
                        {...ofCell(receiver, sender)}
                        checked={isOn}
                        aria-disabled={receiver === sender}
                        aria-label={`${nameOf(receiver)} hears from ${nameOf(sender)}`}
                        onFocus={light}
                        onBlur={() => session.light(nothing)}
                        // Stays as it is, and yet is a place that the arrow keys can pass.
                        onClick={(event) => receiver === sender && event.preventDefault()}
                        onChange={() => session.edit(toggleEdge(graph, sender, receiver))}
                      />
                      <span aria-hidden="true">{isOn ? 1 : 0}</span>
                    </label>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
