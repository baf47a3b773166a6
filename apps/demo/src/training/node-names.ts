/** @file What nodes are called on the page, each by a name of its own. */

/**
 * Names that tell all nodes apart: what several share has the id of each behind it.
 * @param names may repeat
 * @param ids one for each node, none twice
 */
export function distinctNames(names: readonly string[], ids: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name, node) =>
    counts.get(name) === 1 || name === ids[node] ? name : `${name} (${ids[node]})`,
  );
}
