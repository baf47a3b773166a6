interface MatrixHeadProps {
  readonly columns: readonly string[];
  readonly rowRole?: 'row' | undefined;
}

/** The names of a matrix's columns, beside the corner above those of its rows. */
export function MatrixHead({ columns, rowRole }: MatrixHeadProps) {
  return (
    <thead>
      <tr role={rowRole}>
        <td />
        {columns.map((name) => (
          <th key={name} scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
