/** @file Tables on the terminal. */
import Table, { type TableConstructorOptions } from 'cli-table3';

/** Without colors and with narrow cells. */
export const plainStyle = {
  head: [],
  border: [],
  compact: true,
} satisfies TableConstructorOptions['style'];

/** A table whose columns are as wide as what they hold. */
export function plainTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const table = new Table({ head: [...head], style: plainStyle });
  for (const row of rows) table.push([...row]);
  return String(table);
}
