/** @file What an error message says of a name that nobody knows: which known one is near. */

/**
 * `; did you mean "x"?` with the known name of the least edit distance (Levenshtein, upper case read
 * as lower), or nothing where more than half of it would have to change.
 */
export function suggestName(given: string, known: readonly string[]): string {
  let nearest = '';
  let smallest = Number.POSITIVE_INFINITY;
  for (const name of known) {
    const distance = editDistance(given.toLowerCase(), name.toLowerCase());
    if (distance < smallest && distance <= name.length / 2) {
      nearest = name;
      smallest = distance;
    }
  }
  return nearest === '' ? '' : `; did you mean "${nearest}"?`;
}

function editDistance(first: string, second: string): number {
  let previous = Array.from({ length: second.length + 1 }, (_, k) => k);
  for (let i = 1; i <= first.length; i++) {
    const row = [i];
    for (let j = 1; j <= second.length; j++) {
      const substitution = previous[j - 1]! + (first[i - 1] === second[j - 1] ? 0 : 1);
      row.push(Math.min(substitution, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[second.length]!;
}
