import { useBackend } from '@latentgraph/backends';
import { useEffect, useState } from 'preact/hooks';
import { address, rememberSettings } from '../address/current-address.js';
import { readSettings, writeSettings } from '../address/settings-codec.js';
import { Failure } from '../page/failure.js';
import { GraphPanel } from './drawing/graph-panel.js';
import { ExplainSession } from './explain-session.js';
import { type ExplainSettings, explainSettingCodecs } from './explain-settings.js';
import { PausingWriter } from './pausing-writer.js';
import { DecoderSection } from './sections/decoder-section.js';
import { GraphSection } from './sections/graph-section.js';
import { LayerSection } from './sections/layer-section.js';
import { LossSection } from './sections/loss-section.js';
import { NormalizationSection } from './sections/normalization-section.js';
import { PosteriorSection } from './sections/posterior-section.js';
import type { SectionProps } from './sections/section.js';
import { TrainingSection } from './sections/training-section.js';
import './explain-view.css';

/** A slider changes them faster than browsers let an address change. */
const addressWriter = new PausingWriter<ExplainSettings>((settings) =>
  rememberSettings('explain', writeSettings(explainSettingCodecs, settings)),
);

/** A graph autoencoder in words, formulas and numbers, for a graph to edit. */
export function ExplainView() {
  const [session, setSession] = useState<ExplainSession>();
  const [failure, setFailure] = useState<string>();
  useEffect(() => {
    let opened: ExplainSession | undefined;
    let isGone = false;
    // Plain JavaScript: for six nodes no backend is faster.
    useBackend('cpu', { threads: 1 }).then(
      () => {
        if (isGone) return;
        opened = new ExplainSession(readSettings(explainSettingCodecs, address.value.settings));
        setSession(opened);
      },
      (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
    );
    return () => {
      isGone = true;
      void opened?.close();
    };
  }, []);
  if (failure !== undefined) return <Failure message={failure} />;
  return session ? <Explanation session={session} /> : <p class="note loading">Loading …</p>;
}

function Explanation({ session }: SectionProps) {
  const settings = session.settings.value;
  useEffect(() => {
    addressWriter.put(settings);
  }, [settings]);
  useEffect(() => {
    // Before a tab is opened: the history keeps the address that is left.
    const write = () => addressWriter.flush();
    addEventListener('click', write, { capture: true });
    return () => {
      removeEventListener('click', write, { capture: true });
      write();
    };
  }, []);
  return (
    <div class="explain-view">
      <aside>
        <GraphPanel session={session} />
      </aside>
      <article>
        <h1>A graph autoencoder, number by number</h1>
        <p class="lead">
          It learns to put the nodes of a graph in a space, so that the links can be told from where
          they lie. Every number below is computed in this tab by LatentGraph’s packages, from the
          graph you see. Edit it, and all of them follow. Rest the pointer on a number, or go there
          with Tab and the arrow keys: what it comes from lights up everywhere.
        </p>
        <GraphSection session={session} />
        <NormalizationSection session={session} />
        <LayerSection session={session} />
        <PosteriorSection session={session} />
        <DecoderSection session={session} />
        <LossSection session={session} />
        <TrainingSection session={session} />
      </article>
    </div>
  );
}
