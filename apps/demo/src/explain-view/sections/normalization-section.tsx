import { fromCsr } from '../computing/dense-matrix.js';
import { nameOf } from '../computing/small-graph.js';
import { NormalizationFormula } from '../formulas/normalization-formula.js';
import { formatNumber, NodeMatrix, PairMatrix } from '../matrix.js';
import { Exactly, Exhibit, Operator, Section, type SectionProps } from './section.js';
import './figures-table.css';

export function NormalizationSection({ session }: SectionProps) {
  const withSelfLoops = session.withSelfLoops.value;
  const degrees = [...withSelfLoops.rowSums()];
  const { propagation } = session.encoding.value;
  const rowSums = propagation.map((row) => [row.reduce((sum, value) => sum + value, 0)]);
  return (
    <Section number={2} title="Every node hears itself, and nobody shouts">
      <p>
        Multiplying by <i>A</i> gives a node the sum of what its neighbors send, but forgets what it
        was itself. So each node becomes its own neighbor: <i>A + I</i>. And a node with many
        neighbors would collect large numbers, layer by layer. So each link is divided by the square
        roots of the degrees at both its ends.
      </p>
      <NormalizationFormula />
      <Exhibit>
        <PairMatrix
          session={session}
          title={<i>A + I</i>}
          label="A plus I"
          values={fromCsr(withSelfLoops)}
          digits={0}
        />
        <NodeMatrix
          session={session}
          title={<i>d</i>}
          label="Degrees of A plus I"
          values={degrees.map((degree) => [degree])}
          digits={0}
          columns={['Σ']}
        />
        <Operator>→</Operator>
        <PairMatrix
          session={session}
          title={<i>Ã</i>}
          label="Normalized adjacency"
          values={propagation}
        />
        <NodeMatrix
          session={session}
          title="row sum"
          label="Sums of the rows of the normalized adjacency"
          values={rowSums}
          columns={['Σ']}
        />
      </Exhibit>
      <EntryReading session={session} degrees={degrees} />
      <Exactly>
        The self-loops are added first, and <i>D</i> counts them: <i>d</i> is the degree plus one.
        With the degrees of <i>A</i> alone, a node without links would divide by zero. Nor is{' '}
        <i>Ã</i> an average: its rows need not sum to 1.
        {session.graph.value.directed &&
          ' In a directed graph d is the in-degree at both ends, so Ã is not symmetric.'}
      </Exactly>
      <GrowthTable session={session} />
    </Section>
  );
}

/** How the entry that was pointed at last came about. */
function EntryReading({
  session,
  degrees,
}: SectionProps & { readonly degrees: readonly number[] }) {
  const [i, j] = session.pair.value;
  const value = session.encoding.value.propagation[i]![j]!;
  const isThere = session.withSelfLoops.value.has(i, j);
  const [one, other] = [formatNumber(degrees[i]!, 0), formatNumber(degrees[j]!, 0)];
  return (
    <p class="reading">
      Row <b>{nameOf(i)}</b>, column <b>{nameOf(j)}</b>:{' '}
      {isThere
        ? `1 / √(${one} · ${other}) = ${formatNumber(value, 3)}`
        : '0, since there is no link'}
    </p>
  );
}

function GrowthTable({ session }: SectionProps) {
  const growth = session.growth.value;
  return (
    <>
      <p>
        What that does over many rounds: let every node begin with 1, and look at the largest number
        after some rounds of messages. By <i>A + I</i> it grows without end, where there are links.{' '}
        <i>Ã</i> has no eigenvalue beyond 1, and its numbers stay small.
      </p>
      <table class="figures-table">
        <thead>
          <tr>
            <th scope="col">rounds</th>
            {growth.map(({ rounds }) => (
              <th key={rounds} scope="col">
                {rounds}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">
              by <i>A + I</i>
            </th>
            {growth.map(({ rounds, plain }) => (
              <td key={rounds}>{plain.toLocaleString('en-US')}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">
              by <i>Ã</i>
            </th>
            {growth.map(({ rounds, normalized }) => (
              <td key={rounds}>{formatNumber(normalized)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </>
  );
}
