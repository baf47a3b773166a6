import { saveFile } from '../page/save-file.js';
import type { GraphSession } from './graph-session.js';

/** The links that the model misses in the graph, and what can be taken along. */
export function LinksPanel({ session }: { readonly session: GraphSession }) {
  const names = session.graph.value?.names ?? [];
  const isIdle = ['paused', 'done'].includes(session.state.value);
  const saveEmbeddings = async (): Promise<void> => {
    const csv = await session.embeddingsCsv();
    if (csv !== undefined) saveFile('embeddings.csv', csv);
  };
  const saveModel = async (): Promise<void> => {
    const file = await session.modelFile();
    if (file) saveFile('model.safetensors', file);
  };
  return (
    <section class="links-panel" aria-label="Predicted links">
      <div class="buttons">
        <button type="button" disabled={!isIdle} onClick={() => session.predictLinks(10)}>
          Predict missing links
        </button>
        <button type="button" disabled={!isIdle} onClick={saveEmbeddings}>
          Save embeddings
        </button>
        <button type="button" disabled={!isIdle} onClick={saveModel}>
          Save model
        </button>
      </div>
      {session.predicted.value.length > 0 && (
        <table>
          <thead>
            <tr>
              <th>link that is not there</th>
              <th>probability</th>
            </tr>
          </thead>
          <tbody>
            {session.predicted.value.map(({ source, target, score, probability }) => (
              <tr key={`${source}-${target}`}>
                <td>
                  {names[source]} – {names[target]}
                </td>
                <td>
                  {probability === undefined
                    ? `score ${score.toFixed(2)}`
                    : probability.toPrecision(2)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
