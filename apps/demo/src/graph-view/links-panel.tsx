import type { GraphSession } from './graph-session.js';
import './links-panel.css';

/** The links that the model misses in the graph; they are drawn there too. */
export function LinksPanel({ session }: { readonly session: GraphSession }) {
  const names = session.graph.value?.names ?? [];
  const chosen = session.chosen.value;
  const links = session.predicted.value;
  return (
    <section aria-label="Missing links">
      <h3>Missing links</h3>
      <button
        type="button"
        disabled={!session.isIdle.value}
        onClick={() => session.predictLinks(10)}
      >
        {chosen === null ? 'Predict those of the graph' : `Predict those of ${names[chosen]}`}
      </button>
      {links.length > 0 && (
        <table class="predicted">
          <thead>
            <tr>
              <th>not in the graph</th>
              <th>probability</th>
            </tr>
          </thead>
          <tbody>
            {links.map(({ source, target, score, probability }) => (
              <tr key={`${source}-${target}`}>
                <td>
                  {names[source]} – {names[target]}
                </td>
                <td>
                  {probability === undefined ? `score ${score.toFixed(2)}` : percent(probability)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {links.length > 0 && (
        <p class="note">
          Measured on hidden links: of pairs that score as high, so many are links.
        </p>
      )}
    </section>
  );
}

function percent(share: number): string {
  return `${(100 * share).toPrecision(2)} %`;
}
