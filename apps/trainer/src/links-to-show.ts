import type { PredictedLink } from '@latentgraph/training';

/**
 * The strongest links of which no two share a node. Inner products favor nodes with many links, and a
 * table of the strongest of all would tell about two or three of those only.
 */
export function linksToShow(links: readonly PredictedLink[], count: number): PredictedLink[] {
  const used = new Set<number>();
  const chosen = links.filter(({ source, target }) => {
    if (used.has(source) || used.has(target)) return false;
    used.add(source).add(target);
    return true;
  });
  return chosen.slice(0, count);
}
