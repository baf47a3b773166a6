import { featureCount, featureLimit, nameOf, withFeature } from './computing/small-graph.js';
import type { ExplainSession } from './explain-session.js';
import { litNode, nothing } from './lit.js';
import { columnNames } from './matrix.js';
import { MatrixHead } from './matrix-head.js';
import './matrix.css';
import './matrix-editor.css';

/** X as a table of fields. */
export function FeatureEditor({ session }: { readonly session: ExplainSession }) {
  const graph = session.graph.value;
  const lit = session.lit.value;
  const columns = columnNames('x', featureCount);
  return (
    <figure class="matrix editor">
      <figcaption aria-hidden="true">
        <i>X</i>
      </figcaption>
      <table aria-label="Feature matrix X, a row for each node">
        <MatrixHead columns={columns} />
        <tbody onMouseLeave={() => session.light(nothing)}>
          {graph.features.map((row, node) => (
            <tr key={nameOf(node)}>
              <th scope="row">{nameOf(node)}</th>
              {row.map((value, column) => (
                <td
                  key={columns[column]}
                  class={`${lit.nodes.includes(node) ? 'lit' : ''} ${value < 0 ? 'negative' : ''}`}
                  style={{ '--share': Math.min(1, Math.abs(value)) }}
                  onMouseEnter={() => session.light(litNode(node))}
                >
                  <input
                    type="number"
                    value={value}
                    min={-featureLimit}
                    max={featureLimit}
                    step="any"
                    aria-label={`feature ${columns[column]} of ${nameOf(node)}`}
                    onFocus={() => session.light(litNode(node))}
                    onBlur={() => session.light(nothing)}
                    onChange={({ currentTarget }) => {
                      if (currentTarget.validity.valid && currentTarget.value !== '') {
                        const to = currentTarget.valueAsNumber;
                        session.edit(withFeature(graph, { node, column, value: to }));
                      } else currentTarget.value = String(value);
                    }}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
