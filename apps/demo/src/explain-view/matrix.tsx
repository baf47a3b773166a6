/** @file Small matrices whose cells can be pointed at, by pointer or keyboard. */

import type { ComponentChildren } from 'preact';
import type { DenseMatrix } from './computing/dense-matrix.js';
import type { ExplainSession } from './explain-session.js';
import { useGridNavigation } from './grid-navigation.js';
import { hasPair, type Lit, litNode, litPair, nothing } from './lit.js';
import { MatrixHead } from './matrix-head.js';
import './matrix.css';

interface MatrixProps {
  /** The symbol above it. */
  readonly title: ComponentChildren;
  /** Its name, read aloud. */
  readonly label: string;
  readonly values: DenseMatrix;
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  readonly digits?: number;
  readonly isLit: (row: number, column: number) => boolean;
  /** Whether a cell stands out for good. */
  readonly isMarked?: (row: number, column: number) => boolean;
  /** Of a cell that the pointer or the focus is on, and of none when it leaves. */
  readonly onPoint: (cell: { readonly row: number; readonly column: number } | null) => void;
  /** The cell that is chosen. */
  readonly chosen?: { readonly row: number; readonly column: number } | undefined;
  /** Makes it a grid whose cells can be chosen, by click, Enter or Space. */
  readonly onChoose?: (row: number, column: number) => void;
}

export function Matrix(props: MatrixProps) {
  const { title, label, values, rows, columns, digits = 2, isLit, onPoint, onChoose } = props;
  const { isMarked, chosen } = props;
  const { table, onKeyDown, ofCell } = useGridNavigation(rows.length, columns.length);
  const largest = Math.max(1e-9, ...values.flat().map(Math.abs));
  const rowRole = onChoose && 'row';
  const isChosen = (row: number, column: number): boolean =>
    chosen?.row === row && chosen.column === column;
  const ofChoice = (row: number, column: number) =>
    onChoose && {
      role: 'gridcell' as const,
      'aria-selected': isChosen(row, column),
      onClick: () => onChoose(row, column),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        onChoose(row, column);
      },
    };
  const classOf = (row: number, column: number): string =>
    [
      values[row]![column]! < 0 ? 'negative' : '',
      isLit(row, column) ? 'lit' : '',
      isMarked?.(row, column) ? 'marked' : '',
      isChosen(row, column) ? 'chosen' : '',
    ].join(' ');
  return (
    <figure class="matrix">
      <figcaption aria-hidden="true">{title}</figcaption>
      <table ref={table} role={onChoose && 'grid'} aria-label={label} onKeyDown={onKeyDown}>
        <MatrixHead columns={columns} rowRole={rowRole} />
        <tbody onMouseLeave={() => onPoint(null)}>
          {values.map((line, row) => (
            <tr key={rows[row]} role={rowRole}>
              <th scope="row">{rows[row]}</th>
              {line.map((value, column) => (
                <td
                  key={columns[column]}
                  {...ofCell(row, column)}
                  {...ofChoice(row, column)}
                  class={classOf(row, column)}
                  style={{ '--share': (Math.abs(value) / largest).toFixed(3) }}
                  onMouseEnter={() => onPoint({ row, column })}
                  onFocus={() => onPoint({ row, column })}
                  onBlur={() => onPoint(null)}
                >
                  {formatNumber(value, digits)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}

type SessionMatrixProps = Pick<
  MatrixProps,
  'title' | 'label' | 'values' | 'digits' | 'isMarked' | 'chosen' | 'onChoose'
> & { readonly session: ExplainSession };

/** A matrix over pairs of nodes, row = receiver: a cell lights its two nodes. */
export function PairMatrix({ session, ...rest }: SessionMatrixProps) {
  const names = session.names.value;
  const lit = session.lit.value;
  return (
    <Matrix
      {...rest}
      rows={names}
      columns={names}
      isLit={(row, column) => hasPair(lit, row, column)}
      onPoint={(cell) => session.light(cell ? litPair(cell.row, cell.column) : nothing)}
    />
  );
}

/** A matrix with a row per node: a cell lights its node, or what `lights` says. */
export function NodeMatrix({
  session,
  columns,
  lights = litNode,
  ...rest
}: SessionMatrixProps & {
  readonly columns: readonly string[];
  readonly lights?: (row: number, column: number) => Lit;
}) {
  const lit = session.lit.value;
  return (
    <Matrix
      {...rest}
      rows={session.names.value}
      columns={columns}
      isLit={(row) => lit.nodes.includes(row)}
      onPoint={(cell) => session.light(cell ? lights(cell.row, cell.column) : nothing)}
    />
  );
}

/** A number of fixed width, with a minus sign that is one. */
export function formatNumber(value: number, digits = 2): string {
  if (Number.isInteger(value) && digits === 0) return String(value).replace('-', '−');
  const text = value.toFixed(digits);
  return (Number(text) === 0 ? text.replace('-', '') : text).replace('-', '−');
}

/** 1 … count, with a letter before them. */
export function columnNames(letter: string, count: number): string[] {
  return Array.from({ length: count }, (_, column) => `${letter}${column + 1}`);
}
