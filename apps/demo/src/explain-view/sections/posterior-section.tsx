import { LatentPlane, rangeFor } from '../drawing/latent-plane.js';
import { PointFormula, PosteriorFormula, SampleFormula } from '../formulas/posterior-formulas.js';
import { columnNames, formatNumber, NodeMatrix } from '../matrix.js';
import { ModelChoice } from '../model-choice.js';
import { Exactly, Exhibit, Operator, Section, type SectionProps } from './section.js';

const dimensions = columnNames('z', 2);

export function PosteriorSection({ session }: SectionProps) {
  const { logStd } = session.encoding.value;
  return (
    <Section number={4} title="From a node to a cloud of points">
      <p>
        A second layer turns the hidden numbers into a place in latent space, here of two
        dimensions. A graph autoencoder (GAE) stops there: a node is a point. The variational one
        (VGAE) makes it a cloud, a Gaussian with a mean and a standard deviation in each dimension,
        and draws a point from it.
      </p>
      {logStd ? (
        <>
          <PosteriorFormula />
          <SampleFormula noise={session.noise.value} />
        </>
      ) : (
        <PointFormula />
      )}
      <div class="controls">
        <ModelChoice session={session} name="posterior-model" />
        {logStd && <NoiseControls session={session} />}
      </div>
      {logStd ? <Cloud session={session} logStd={logStd} /> : <Points session={session} />}
      {logStd && (
        <Exactly>
          The network gives the logarithm of the standard deviation. Many texts use that of the
          variance, which is 2 logStd. One cannot differentiate through a draw; so the chance is put
          into ε, and <i>z</i> depends on mean and logStd by plain arithmetic (the
          reparameterization trick). The slider is no part of the model: there, ε counts as it is.
          And chance is for training only: embeddings and predictions use the mean.
        </Exactly>
      )}
    </Section>
  );
}

function NoiseControls({ session }: SectionProps) {
  const noise = session.noise.value;
  return (
    <>
      <button type="button" class="primary" onClick={() => session.drawAgain()}>
        Draw again
      </button>
      <label class="slider">
        <span>noise × {formatNumber(noise)}</span>
        <input
          type="range"
          min={0}
          max={3}
          step={0.05}
          value={noise}
          onInput={({ currentTarget }) => session.scaleNoise(currentTarget.valueAsNumber)}
        />
      </label>
    </>
  );
}

type CloudProps = SectionProps & { readonly logStd: readonly (readonly number[])[] };

function Cloud({ session, logStd }: CloudProps) {
  const { mean } = session.encoding.value;
  const scale = session.noise.value;
  const { noise = [], z } = session.drawn.value;
  const std = logStd.map((row) => row.map(Math.exp));
  // Three standard deviations of what is drawn, and of the cloud at least: so the view mostly keeps
  // its scale from draw to draw. A point that lies even farther out widens it.
  const reach = mean.map((row, node) =>
    row.map((value, k) => Math.abs(value) + 3 * Math.max(1, scale) * std[node]![k]!),
  );
  return (
    <Exhibit>
      <NodeMatrix session={session} title="mean" label="Mean" values={mean} columns={dimensions} />
      <Operator>+</Operator>
      <NodeMatrix
        session={session}
        title="std = exp(logStd)"
        label="Standard deviation"
        values={std}
        columns={dimensions}
      />
      <Operator>⊙</Operator>
      {scale !== 1 && <Operator>{formatNumber(scale)} ×</Operator>}
      <NodeMatrix session={session} title="ε" label="Noise" values={noise} columns={dimensions} />
      <Operator>=</Operator>
      <NodeMatrix
        session={session}
        title={<i>z</i>}
        label="Drawn z"
        values={z}
        columns={dimensions}
      />
      <LatentPlane
        session={session}
        label="Latent space: means as crosses, one standard deviation around them, and the draw"
        z={z}
        gaussians={{ mean, logStd }}
        range={rangeFor([...reach, ...z])}
      />
    </Exhibit>
  );
}

function Points({ session }: SectionProps) {
  const { mean } = session.encoding.value;
  return (
    <Exhibit>
      <NodeMatrix session={session} title={<i>z</i>} label="z" values={mean} columns={dimensions} />
      <LatentPlane
        session={session}
        label="Latent space: a point for each node"
        z={mean}
        range={rangeFor(mean)}
      />
    </Exhibit>
  );
}
