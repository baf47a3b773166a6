import { useState } from 'preact/hooks';
import { messagesTo } from '../computing/encoding.js';
import { featureCount, nameOf } from '../computing/small-graph.js';
import { hiddenWidth } from '../computing/small-model.js';
import { LayerFormula } from '../formulas/layer-formula.js';
import { hasPair, litMessages, nothing } from '../lit.js';
import { columnNames, formatNumber, Matrix, NodeMatrix, PairMatrix } from '../matrix.js';
import { Exactly, Exhibit, Operator, Section, type SectionProps } from './section.js';
import './figures-table.css';

const hidden = columnNames('h', hiddenWidth);

/** A cell of H. */
interface Cell {
  readonly row: number;
  readonly column: number;
}

export function LayerSection({ session }: SectionProps) {
  const [cell, setCell] = useState<Cell>({ row: 2, column: 0 });
  const encoding = session.encoding.value;
  const chosen = { ...cell, row: Math.min(cell.row, encoding.hidden.length - 1) };
  const lights = (row: number, column: number) =>
    litMessages(
      row,
      messagesTo(encoding, row, column).map(({ sender }) => sender),
    );
  return (
    <Section number={3} title="One layer: mix what neighbors send">
      <p>
        Each node turns its features into a message, by a weight matrix <i>W</i> that all nodes
        share. Then it adds up the messages that reach it, each times its entry of <i>Ã</i>. Last,
        relu turns negative numbers into 0. <i>W</i> begins as chance; training, further down,
        changes it.
      </p>
      <LayerFormula />
      <Exhibit>
        <NodeMatrix
          session={session}
          title={<i>X</i>}
          label="Features X"
          values={session.graph.value.features}
          digits={1}
          columns={columnNames('x', featureCount)}
        />
        <Operator>·</Operator>
        <Matrix
          title={<i>W</i>}
          label="Weights W"
          values={encoding.weight}
          rows={columnNames('x', featureCount)}
          columns={hidden}
          isLit={(_, column) => column === chosen.column}
          onPoint={() => undefined}
        />
        <Operator>=</Operator>
        <NodeMatrix
          session={session}
          title={<i>XW</i>}
          label="X times W: what each node sends"
          values={encoding.messages}
          columns={hidden}
        />
      </Exhibit>
      <Exhibit>
        <PairMatrix session={session} title={<i>Ã</i>} label="Ã" values={encoding.propagation} />
        <Operator>·</Operator>
        <NodeMatrix
          session={session}
          title={<i>XW</i>}
          label="X times W"
          values={encoding.messages}
          columns={hidden}
        />
        <Operator>
          <small>relu</small>
          <br />→
        </Operator>
        <NodeMatrix
          session={session}
          title={<i>H</i>}
          label="Hidden numbers H; choose a cell to see its sum"
          values={encoding.hidden}
          columns={hidden}
          lights={lights}
          chosen={chosen}
          onChoose={(row, column) => setCell({ row, column })}
        />
      </Exhibit>
      <p class="hint">Click a cell of H, or press Enter on it, to take it apart:</p>
      <MessageTable session={session} cell={chosen} />
      <Exactly>
        (<i>ÃX</i>)<i>W</i> and <i>Ã</i>(<i>XW</i>) are the same product. The packages multiply by{' '}
        <i>W</i> first, which is less work where a node has more features than hidden numbers, as it
        mostly has. Two nodes that hear the same nodes, themselves included, get the same sums,
        whatever their own features are: in the graph that the page begins with, unlink b from e,
        and a and b become such twins. One layer reaches one step far: two layers, as in this model,
        let a node hear the neighbors of its neighbors.
      </Exactly>
    </Section>
  );
}

/** The sum behind one cell, message by message. */
function MessageTable({ session, cell }: SectionProps & { readonly cell: Cell }) {
  const encoding = session.encoding.value;
  const { row, column } = cell;
  const messages = messagesTo(encoding, row, column);
  const name = hidden[column];
  const sum = encoding.sums[row]![column]!;
  const lit = session.lit.value;
  const isLit = (sender: number): boolean =>
    hasPair(lit, row, sender) || (lit.pairs.length === 0 && lit.nodes.includes(sender));
  return (
    <table class="figures-table" aria-label={`The sum for ${nameOf(row)}, ${name}`}>
      <thead>
        <tr>
          <th scope="col">
            to {nameOf(row)}, {name}
          </th>
          <th scope="col">
            <i>Ã</i>
          </th>
          <th scope="col">message</th>
          <th scope="col">adds</th>
        </tr>
      </thead>
      <tbody>
        {messages.map(({ sender, share, content, term }) => (
          <tr
            key={sender}
            class={isLit(sender) ? 'lit' : ''}
            onMouseEnter={() => session.light(litMessages(row, [sender]))}
            onMouseLeave={() => session.light(nothing)}
          >
            <th scope="row">
              from {nameOf(sender)}
              {sender === row && ' (itself)'}
            </th>
            <td>{formatNumber(share, 3)}</td>
            <td>× {formatNumber(content, 3)}</td>
            <td>= {formatNumber(term, 3)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">sum</th>
          <td colSpan={2}>{sum < 0 ? 'negative: relu cuts it' : 'not negative: relu keeps it'}</td>
          <td>
            {formatNumber(sum, 3)} → {formatNumber(encoding.hidden[row]![column]!, 3)}
          </td>
        </tr>
      </tfoot>
    </table>
  );
}
