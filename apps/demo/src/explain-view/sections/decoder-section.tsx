import { useState } from 'preact/hooks';
import { ActionButton } from '../../controls/action-button.js';
import { type DecoderName, decoderNames } from '../computing/comparison.js';
import { cosineScale } from '../computing/cosine-decoder.js';
import { nameOf } from '../computing/small-graph.js';
import { LatentPlane, rangeFor } from '../drawing/latent-plane.js';
import { CosineFormula, InnerProductFormula } from '../formulas/decoder-formulas.js';
import { formatNumber, PairMatrix } from '../matrix.js';
import { Options } from '../model-choice.js';
import { Exactly, Exhibit, Section, type SectionProps } from './section.js';

const decoderTitles: Readonly<Record<DecoderName, string>> = {
  'inner-product': 'inner product',
  cosine: 'cosine',
};

export function DecoderSection({ session }: SectionProps) {
  const decoder = session.decoder.value;
  const { probabilities } = session.decoding.value;
  const { positiveWeight, logOddsShift } = session.objective.value;
  const adjacency = session.adjacency.value;
  return (
    <Section number={5} title="From two points to the probability of a link">
      <p>
        The decoder looks at two latent vectors and says how likely a link is. The usual one takes
        their inner product; sigmoid turns that into a number from 0 to 1. Move a node straight
        outward: its angles to the others stay, and yet its links change. An inner product is not a
        cosine. Then choose the cosine decoder and try again: now only the angle counts.
      </p>
      {decoder === 'cosine' ? <CosineFormula scale={cosineScale} /> : <InnerProductFormula />}
      <div class="controls">
        <Options
          legend="Decoder"
          name="decoder"
          options={decoderNames}
          titles={decoderTitles}
          value={decoder}
          onChange={(name) => session.decodeBy(name)}
        />
        <LengthControl session={session} />
      </div>
      <Exhibit>
        <MovableLatentSpace session={session} />
        <PairMatrix
          session={session}
          title={<i>P</i>}
          label="Probability of each link; cells of true links are marked"
          values={probabilities}
          isMarked={(row, column) => adjacency[row]![column] === 1}
        />
        <PairMatrix
          session={session}
          title={<i>A</i>}
          label="A, the links that are there"
          values={adjacency}
          digits={0}
        />
      </Exhibit>
      <PairReading session={session} />
      <Exactly>
        {decoder === 'inner-product'
          ? 'On the diagonal stands sigmoid(|z|²), which is never below 0.5: a node cannot but be linked with itself.'
          : `On the diagonal stands sigmoid(${cosineScale}) for every node. This decoder is no part of the packages: it is a class of this page with the shape of their PairDecoder, and model, loss and training take it as one of their own.`}{' '}
        Both decoders give <i>P</i> the same number in both directions
        {session.graph.value.directed
          ? ', so they cannot learn which way an arrow of this graph points.'
          : '.'}
      </Exactly>
      <Exactly>
        <i>P</i> is not yet how probable a link is. The loss below weighs each link posWeight ={' '}
        {formatNumber(positiveWeight)} times, {effectOn(logOddsShift)}. On a real graph posWeight is
        in the hundreds or thousands, and only links held back from training can tell how probable a
        predicted link is.
      </Exactly>
    </Section>
  );
}

/** What weighing the links does to the logits, by log posWeight. */
function effectOn(logOddsShift: number): string {
  const size = formatNumber(Math.abs(logOddsShift));
  if (logOddsShift > 0) return `which raises all logits by log posWeight = ${size}: P is too high`;
  if (logOddsShift < 0) return `which lowers all logits by −log posWeight = ${size}: P is too low`;
  return 'which leaves the logits as they are';
}

/** Points to drag; the scale stays while they move. */
function MovableLatentSpace({ session }: SectionProps) {
  return (
    <LatentPlane
      session={session}
      label="Latent space, to change: drag a node and watch its links"
      z={session.latent.value}
      links={session.decoding.value.probabilities}
      range={Math.max(3, 1.5 * rangeFor(session.drawn.value.z))}
      onMove={(node, point) => session.move(node, point)}
    />
  );
}

/** Makes one vector longer or shorter, and keeps its direction. */
function LengthControl({ session }: SectionProps) {
  const [wanted, setNode] = useState(0);
  const names = session.names.value;
  const node = Math.min(wanted, names.length - 1);
  const [x, y] = session.latent.value[node]!;
  const length = Math.hypot(x!, y!);
  return (
    <>
      <label class="slider">
        <span>
          length of{' '}
          <select
            value={node}
            aria-label="Node whose length is set"
            onChange={({ currentTarget }) => setNode(Number(currentTarget.value))}
          >
            {names.map((name, index) => (
              <option key={name} value={index}>
                {name}
              </option>
            ))}
          </select>{' '}
          = {length.toFixed(2)}
        </span>
        <input
          type="range"
          aria-label={`length of z of ${names[node]}`}
          min={0.05}
          max={Math.max(4, Math.ceil(length))}
          step={0.05}
          value={length}
          disabled={length === 0}
          onInput={({ currentTarget }) => {
            const factor = currentTarget.valueAsNumber / length;
            session.move(node, { x: x! * factor, y: y! * factor });
          }}
        />
      </label>
      <ActionButton isReady={session.moved.value.size > 0} onClick={() => session.putBack()}>
        Put back
      </ActionButton>
    </>
  );
}

/** The pair that was pointed at last, worked out. */
function PairReading({ session }: SectionProps) {
  const [i, j] = session.pair.value;
  const [one, other] = [session.latent.value[i]!, session.latent.value[j]!];
  const lengths = [Math.hypot(...one), Math.hypot(...other)];
  const product = one.reduce((sum, value, k) => sum + value * other[k]!, 0);
  const cosine = product / Math.max(1e-12, lengths[0]! * lengths[1]!);
  const logit = session.decoding.value.logits[i]![j]!;
  const probability = session.decoding.value.probabilities[i]![j]!;
  const isCosine = session.decoder.value === 'cosine';
  return (
    <p class="reading">
      <b>{nameOf(i)}</b> and <b>{nameOf(j)}</b>: lengths {formatNumber(lengths[0]!)} and{' '}
      {formatNumber(lengths[1]!)}, cosine {formatNumber(cosine, 3)};{' '}
      {isCosine
        ? `logit = ${cosineScale} · ${formatNumber(cosine, 3)}`
        : `inner product = ${formatNumber(lengths[0]!)} · ${formatNumber(lengths[1]!)} · ${formatNumber(cosine, 3)}`}{' '}
      = {formatNumber(logit)}; <i>P</i> = sigmoid({formatNumber(logit)}) ={' '}
      {formatNumber(probability)}
    </p>
  );
}
