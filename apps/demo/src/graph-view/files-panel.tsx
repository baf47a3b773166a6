import { saveFile } from '../page/save-file.js';
import type { GraphSession } from './graph-session.js';
import './files-panel.css';

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
  return (
    <section aria-label="Files">
      <h3>Files</h3>
      <div class="files">
        <button type="button" disabled={!isIdle} onClick={saveEmbeddings}>
          Save embeddings
        </button>
        <button type="button" disabled={!isIdle} onClick={saveModel}>
          Save model
        </button>
        <FileButton
          label="Open graph"
          accept=".csv,.tsv,.txt,.graphml,.gexf,.json,.gz"
          onChoose={(file) => session.openGraphFile(file)}
        />
        <FileButton
          label="Open model"
          accept=".safetensors"
          onChoose={(file) => session.openModelFile(file)}
        />
      </div>
      <p class="note">
        A graph of your own: CSV, GraphML, GEXF or node-link JSON, opened here or dropped anywhere
        on the page, as a saved model can be. It stays on this machine.
      </p>
    </section>
  );
}

interface FileButtonProps {
  readonly label: string;
  readonly accept: string;
  readonly onChoose: (file: File) => Promise<void>;
}

function FileButton({ label, accept, onChoose }: FileButtonProps) {
  return (
    <label class="file-button">
      {label}
      <input
        type="file"
        accept={accept}
        onChange={({ currentTarget }) => {
          const file = currentTarget.files?.[0];
          if (file) void onChoose(file);
          currentTarget.value = '';
        }}
      />
    </label>
  );
}
