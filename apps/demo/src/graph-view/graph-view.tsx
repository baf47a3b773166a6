import { useCallback, useEffect, useMemo } from 'preact/hooks';
import { address, rememberSettings } from '../address/current-address.js';
import { readSettings, writeSettings } from '../address/settings-codec.js';
import { MachineNote } from '../controls/machine-note.js';
import { Workbench } from '../controls/workbench.js';
import { Failure } from '../page/failure.js';
import { type GraphSettings, graphSettingCodecs } from '../training/graph-settings.js';
import '../page/console-handle.js';
import { useDroppedFile } from '../page/use-dropped-file.js';
import { Curves } from './curves.js';
import { LatentPane, NetworkPane } from './drawing-pane.js';
import { FilesPanel } from './files-panel.js';
import { GraphSession } from './graph-session.js';
import { LinksPanel } from './links-panel.js';
import { NodePanel } from './node-panel.js';
import { SettingsForm } from './settings-form.js';
import { TrainingControls } from './training-controls.js';

/** Watch a GAE or VGAE learn a graph. */
export function GraphView() {
  const session = useMemo(
    () => new GraphSession(readSettings(graphSettingCodecs, address.value.settings)),
    [],
  );
  useEffect(() => {
    void session.open(session.settings.peek());
    window.latentgraph = {
      epochs: () => session.epochs.peek(),
      tensorCount: () => session.tensorCount(),
    };
    return () => {
      window.latentgraph = undefined;
      session.close();
    };
  }, [session]);
  const settings = session.settings.value;
  useEffect(() => {
    rememberSettings('graph', writeSettings<GraphSettings>(graphSettingCodecs, settings));
  }, [settings]);
  useDroppedFile(useCallback((file) => void session.openFile(file), [session]));
  return (
    <Workbench
      lead="A graph autoencoder learns to place nodes so that their links can be told. Press Train; colors are classes that it never sees."
      settings={
        <>
          <SettingsForm
            settings={settings}
            fileName={session.fileName.value}
            onChange={(next) => session.open(next)}
          />
          <Facts session={session} />
        </>
      }
      details={
        <>
          <NodePanel session={session} />
          <LinksPanel session={session} />
          <FilesPanel session={session} />
        </>
      }
    >
      <TrainingControls session={session} />
      <Failure message={session.failure.value} />
      <div class="drawings">
        <NetworkPane session={session} />
        <LatentPane session={session} />
      </div>
      <Curves session={session} />
    </Workbench>
  );
}

/** What is trained on, and by what. */
function Facts({ session }: { readonly session: GraphSession }) {
  const graph = session.graph.value;
  const facts = session.facts.value;
  if (!graph || !facts) return <p class="note">Loading …</p>;
  const count = (number: number, what: string): string =>
    `${number.toLocaleString('en-US')} ${number === 1 ? what : `${what}s`}`;
  return (
    <p class="note">
      {count(graph.nodeCount, 'node')}, {count(graph.sources.length, 'link')};{' '}
      {facts.hiddenCount > 0
        ? `${facts.hiddenCount.toLocaleString('en-US')} of them hidden from training, to measure with.`
        : 'too small or too dense a graph to hide some of them from training and measure with those.'}{' '}
      <MachineNote {...facts.machine} />
    </p>
  );
}
