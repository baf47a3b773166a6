import { saveFile } from '../page/save-file.js';
import type { GraphSession } from './graph-session.js';

/** What can be taken along, and brought back: the formats are those of the trainer in Node. */
export function FilesPanel({ session }: { readonly session: GraphSession }) {
  const isIdle = session.isIdle.value;
  const saveEmbeddings = async (): Promise<void> => {
    const csv = await session.embeddingsCsv();
    if (csv !== undefined) saveFile('embeddings.csv', csv);
  };
  const saveModel = async (): Promise<void> => {
    const file = await session.modelFile();
    if (file) saveFile('model.safetensors', file);
  };
  const openModel = async (files: FileList | null): Promise<void> => {
    const file = files?.[0];
    if (!file) return;
    await session.open(session.settings.peek(), new Uint8Array(await file.arrayBuffer()));
  };
  return (
    <section class="panel" aria-label="Files">
      <h3>Files</h3>
      <div class="buttons">
        <button type="button" disabled={!isIdle} onClick={saveEmbeddings}>
          Save embeddings
        </button>
        <button type="button" disabled={!isIdle} onClick={saveModel}>
          Save model
        </button>
        <label class="file-button">
          Open model
          <input
            type="file"
            accept=".safetensors"
            onChange={({ currentTarget }) => {
              void openModel(currentTarget.files);
              currentTarget.value = '';
            }}
          />
        </label>
      </div>
    </section>
  );
}
