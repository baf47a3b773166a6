import { useEffect, useMemo, useState } from 'preact/hooks';
import { address, rememberSettings } from '../address/current-address.js';
import { readSettings, writeSettings } from '../address/settings-codec.js';
import { type GraphSettings, graphSettingCodecs } from '../training/graph-settings.js';
import { Curves } from './curves.js';
import { LatentPane, NetworkPane } from './drawing-pane.js';
import { GraphSession } from './graph-session.js';
import { LinksPanel } from './links-panel.js';
import { NodePanel } from './node-panel.js';
import { RunControls } from './run-controls.js';
import { SettingsForm } from './settings-form.js';

/** Watch a GAE or VGAE learn a graph. */
export function GraphView() {
  const session = useMemo(() => new GraphSession(), []);
  useEffect(() => () => session.close(), [session]);
  const [settings, setSettings] = useState(() =>
    readSettings(graphSettingCodecs, address.value.settings),
  );
  useEffect(() => {
    void session.open(settings);
    rememberSettings('graph', writeSettings<GraphSettings>(graphSettingCodecs, settings));
  }, [session, settings]);
  const graph = session.graph.value;
  return (
    <div class="graph-view">
      <aside>
        <SettingsForm settings={settings} onChange={setSettings} />
        <p class="note">
          {graph
            ? `${graph.nodeCount.toLocaleString('en-US')} nodes, ${graph.sources.length.toLocaleString('en-US')} links; trained here by ${graph.backend}.`
            : 'Loading …'}
        </p>
      </aside>
      <div class="stage">
        <RunControls session={session} settings={settings} />
        {session.failure.value !== undefined && (
          <p class="failure" role="alert">
            {session.failure.value}
          </p>
        )}
        <div class="drawings">
          <NetworkPane session={session} />
          <LatentPane session={session} />
        </div>
        <Curves session={session} />
      </div>
      <aside class="details">
        <NodePanel session={session} />
        <LinksPanel session={session} />
      </aside>
    </div>
  );
}
