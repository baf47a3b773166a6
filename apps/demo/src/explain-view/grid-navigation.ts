/** @file Moving in a table of cells by the arrow keys; the table is one stop of the tab key. */
import { useRef, useState } from 'preact/hooks';

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** What a table and its cells need for it. Cells are found by `data-row` and `data-column`. */
export function useGridNavigation(rows: number, columns: number) {
  const [current, setCurrent] = useState<Cell>({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const reachable = {
    row: Math.min(current.row, rows - 1),
    column: Math.min(current.column, columns - 1),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = afterKey(event.key, reachable, { row: rows - 1, column: columns - 1 });
    if (!next) return;
    event.preventDefault();
    table.current
      ?.querySelector<HTMLElement>(`[data-row="${next.row}"][data-column="${next.column}"]`)
      ?.focus();
  };
  const ofCell = (row: number, column: number) => ({
    'data-row': row,
    'data-column': column,
    tabIndex: row === reachable.row && column === reachable.column ? 0 : -1,
    onFocusCapture: () => setCurrent({ row, column }),
  });
  return { table, onKeyDown, ofCell };
}

function afterKey(key: string, { row, column }: Cell, last: Cell): Cell | undefined {
  switch (key) {
    case 'ArrowUp':
      return { row: Math.max(0, row - 1), column };
    case 'ArrowDown':
      return { row: Math.min(last.row, row + 1), column };
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(last.column, column + 1) };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: last.column };
    default:
      return undefined;
  }
}
