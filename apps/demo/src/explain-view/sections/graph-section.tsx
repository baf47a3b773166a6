import { AdjacencyEditor } from '../adjacency-editor.js';
import { nameOf } from '../computing/small-graph.js';
import { FeatureEditor } from '../feature-editor.js';
import { AdjacencyFormula } from '../formulas/graph-formula.js';
import { NodeMatrix } from '../matrix.js';
import { Exactly, Exhibit, Section, type SectionProps } from './section.js';

export function GraphSection({ session }: SectionProps) {
  const { directed, edges } = session.graph.value;
  const adjacency = session.adjacency.value;
  const degrees = adjacency.map((row) => [row.reduce((sum, value) => sum + value, 0)]);
  const [receiver, sender] = session.pair.value;
  return (
    <Section number={1} title="A graph is two matrices">
      <p>
        The adjacency matrix <i>A</i> says who is linked with whom. The feature matrix <i>X</i> says
        what is known of each node by itself. Tick a box or click two nodes: it is the same edit.
      </p>
      <AdjacencyFormula />
      <Exhibit>
        <AdjacencyEditor session={session} />
        <NodeMatrix
          session={session}
          title={directed ? 'in-degree' : 'degree'}
          label={directed ? 'In-degree of each node' : 'Degree of each node'}
          values={degrees}
          digits={0}
          columns={['Σ']}
        />
        <FeatureEditor session={session} />
      </Exhibit>
      <p class="reading">
        Row <b>{nameOf(receiver)}</b>, column <b>{nameOf(sender)}</b>: {nameOf(receiver)}{' '}
        {receiver === sender
          ? 'has no edge to itself.'
          : adjacency[receiver]![sender] === 1
            ? `hears from ${nameOf(sender)}.`
            : `does not hear from ${nameOf(sender)}.`}
      </p>
      <Exactly>
        Here a row is a receiver and a column a sender, so a product with <i>A</i> adds up what each
        node hears.{' '}
        {directed
          ? 'Many texts put the sender in the row. In a directed graph that is the transposed matrix, and messages would run against the arrows.'
          : `Without directions A is symmetric, so each of the ${edges.length} edges stands in it twice. Tick “directed” beside the drawing to see the difference.`}
      </Exactly>
    </Section>
  );
}
