import type { Objective } from '../computing/objective.js';
import { nameOf } from '../computing/small-graph.js';
import { betaOf, type ModelName } from '../computing/small-model.js';
import { DivergenceFormula, ReconstructionFormula } from '../formulas/loss-formulas.js';
import { formatNumber, NodeMatrix, PairMatrix } from '../matrix.js';
import { modelTitles } from '../model-choice.js';
import { Exactly, Exhibit, Section, type SectionProps } from './section.js';
import './figures-table.css';

export function LossSection({ session }: SectionProps) {
  const objective = session.objective.value;
  const { labels, shares, divergences } = objective;
  return (
    <Section
      number={6}
      title={divergences ? 'The loss: how wrong it is, in two parts' : 'The loss: how wrong it is'}
    >
      <p>
        The reconstruction loss compares every <i>P</i> with what is there, all <i>N²</i> pairs. In
        most graphs links are far fewer than pairs without one, so each counts posWeight times; norm
        brings the sum back to scale.
      </p>
      <ReconstructionFormula />
      <Exhibit>
        <PairMatrix
          session={session}
          title={
            <>
              <i>L</i> = <i>A + I</i>
            </>
          }
          label="Labels L"
          values={labels}
          digits={0}
        />
        <PairMatrix
          session={session}
          title="what each pair adds"
          label="What each pair adds to the reconstruction loss"
          values={shares}
          digits={3}
        />
        {divergences && (
          <NodeMatrix
            session={session}
            title="KL"
            label="KL divergence of each node, in nats"
            values={divergences.map((value) => [value])}
            columns={['nats']}
          />
        )}
      </Exhibit>
      <PairError session={session} />
      {divergences ? (
        <>
          <p>
            The KL divergence measures how far each node’s cloud is from the prior, the standard
            normal distribution with mean 0 and standard deviation 1. It is 0 where they are equal,
            and β says how much it counts.
          </p>
          <DivergenceFormula />
        </>
      ) : (
        <p>
          That is all of it: a GAE’s nodes are points, not distributions, so it has no KL term. The
          two other models have one.
        </p>
      )}
      <LossTable session={session} />
      <Exactly>
        The labels are <i>A + I</i>, since the decoder’s diagonal cannot be low. But posWeight = (
        <i>N²</i> − |<i>A</i>|) / |<i>A</i>| and norm = <i>N²</i> / (2 (<i>N²</i> − |<i>A</i>|))
        count the {objective.links} ones of <i>A</i> alone, as in the code of the paper.
        {divergences &&
          ' The KL term is divided by N twice there: once for a mean over nodes, once because the reconstruction is a mean over pairs.'}
      </Exactly>
    </Section>
  );
}

/** The share of the pair that was pointed at last. */
function PairError({ session }: SectionProps) {
  const [i, j] = session.pair.value;
  const { labels, shares, norm, positiveWeight } = session.objective.value;
  const probability = session.decoding.value.probabilities[i]![j]!;
  const count = labels.length ** 2;
  const isLink = labels[i]![j] === 1;
  const error = isLink
    ? `${formatNumber(positiveWeight)} · (−log ${formatNumber(probability, 3)})`
    : `(−log (1 − ${formatNumber(probability, 3)}))`;
  return (
    <p class="reading">
      <b>{nameOf(i)}</b> and <b>{nameOf(j)}</b>, {isLink ? 'label 1' : 'label 0'}:{' '}
      {formatNumber(norm)} / {count} · {error} = {formatNumber(shares[i]![j]!, 3)}
    </p>
  );
}

type Row = readonly [name: string, value: string];

function rowsOf(
  { reconstruction, divergence, norm, positiveWeight }: Objective,
  model: ModelName,
): Row[] {
  const rows: Row[] = [
    ['posWeight', formatNumber(positiveWeight, 3)],
    ['norm', formatNumber(norm, 3)],
    ['reconstruction, the sum over all pairs', formatNumber(reconstruction, 3)],
  ];
  if (divergence === undefined) {
    return [...rows, ['loss = reconstruction', formatNumber(reconstruction, 3)]];
  }
  const beta = betaOf(model);
  return [
    ...rows,
    ['KL, the sum over nodes / N²', formatNumber(divergence, 3)],
    [`β of this model (${modelTitles[model]})`, formatNumber(beta, 0)],
    ['loss = reconstruction + β · KL', formatNumber(reconstruction + beta * divergence, 3)],
  ];
}

function LossTable({ session }: SectionProps) {
  const rows = rowsOf(session.objective.value, session.model.value);
  return (
    <table class="figures-table sum" aria-label="The loss and its terms">
      <tbody>
        {rows.map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
