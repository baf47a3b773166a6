/**
 * @file Draws the latent space of a run on WordNet as an SVG: UMAP to two dimensions, one dot per
 * node, colored by its class.
 *
 *     node tooling/results/src/latent-space-figure.mjs RUN_DIR FILE.svg
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadDataset } from '@latentgraph/datasets';
import { Random } from '@latentgraph/graph';
import { embeddingsFromCsv } from '@latentgraph/graph-io';
import { UMAP } from 'umap-js';

const width = 960;
const height = 600;
const margin = 24;
const legendWidth = 150;
/** Okabe & Ito's palette, told apart by most color-blind people. */
const colors = ['#0072b2', '#e69f00', '#009e73', '#d55e00', '#cc79a7', '#56b4e9', '#6a3d9a'];
const otherColor = '#b8b8b8';

const [runDirectory, svgFile] = process.argv.slice(2);
if (!runDirectory || !svgFile) {
  console.error('usage: node tooling/results/src/latent-space-figure.mjs RUN_DIR FILE.svg');
  process.exit(2);
}
const { labels } = await loadDataset('wordnet');
if (!labels) throw new Error('WordNet has no labels');
const { values, dimensions } = embeddingsFromCsv(
  readFileSync(join(runDirectory, 'embeddings.csv')),
);
const points = project(values, dimensions);
const shown = largestClasses(labels.classes, labels.names, colors.length);
writeFileSync(svgFile, draw(points, labels.classes, shown));

/** @param {Float32Array} rows @param {number} columns */
function project(rows, columns) {
  // Cosine is what the tables of neighbors use, so rows are brought to unit length.
  const vectors = Array.from({ length: rows.length / columns }, (_, row) => {
    const vector = Array.from(rows.subarray(row * columns, (row + 1) * columns));
    const length = Math.hypot(...vector) || 1;
    return vector.map((value) => value / length);
  });
  const random = new Random(0, 'umap');
  const umap = new UMAP({ nNeighbors: 15, minDist: 0.15, random: () => random.uniform() });
  return umap.fit(vectors);
}

/** @param {Uint32Array} classes @param {readonly string[]} names @param {number} count */
function largestClasses(classes, names, count) {
  const sizes = names.map((name, index) => ({
    index,
    name,
    size: classes.reduce((sum, of) => sum + Number(of === index), 0),
  }));
  return sizes
    .filter(({ name }) => name !== 'other')
    .sort((a, b) => b.size - a.size)
    .slice(0, count);
}

/**
 * @param {number[][]} points @param {Uint32Array} classes
 * @param {{ index: number, name: string }[]} shown
 */
function draw(points, classes, shown) {
  const place = placement(points);
  const dots = (/** @type {(of: number) => boolean} */ belongs) =>
    points
      .map((point, node) => (belongs(classes[node] ?? -1) ? `M${place(point)}h0` : ''))
      .join('');
  const shownIndices = new Set(shown.map(({ index }) => index));
  const groups = [
    { color: otherColor, path: dots((of) => !shownIndices.has(of)) },
    ...shown.map(({ index }, k) => ({ color: colors[k], path: dots((of) => of === index) })),
  ];
  const paths = groups.map(({ color, path }) => `<path stroke="${color}" d="${path}"/>`).join('\n');
  const legend = [...shown.map(({ name }) => name), 'others'].map((name, k) => {
    const y = margin + 12 + 24 * k;
    const x = width - legendWidth;
    return (
      `<circle cx="${x}" cy="${y}" r="6" fill="${colors[k] ?? otherColor}"/>` +
      `<text x="${x + 14}" y="${y + 5}">${name}</text>`
    );
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Latent space of WordNet animals, colored by class">
<rect width="${width}" height="${height}" fill="#fff"/>
<g fill="none" stroke-width="3.2" stroke-linecap="round" stroke-opacity="0.7">
${paths}
</g>
<g font-family="system-ui, sans-serif" font-size="15" fill="#333">
${legend.join('\n')}
</g>
</svg>
`;
}

/** @param {number[][]} points */
function placement(points) {
  const range = (/** @type {0 | 1} */ axis) => {
    const along = points.map((point) => point[axis] ?? 0).sort((a, b) => a - b);
    // A few strays must not shrink the rest.
    const at = (/** @type {number} */ share) => along[Math.floor(share * (along.length - 1))] ?? 0;
    return { low: at(0.002), high: at(0.998) };
  };
  const [x, y] = [range(0), range(1)];
  const scale = (
    /** @type {number} */ value,
    /** @type {{ low: number, high: number }} */ { low, high },
    /** @type {number} */ size,
  ) => (margin + ((value - low) / (high - low)) * (size - 2 * margin)).toFixed(1);
  return (/** @type {number[]} */ [a = 0, b = 0]) =>
    `${scale(a, x, width - legendWidth)} ${scale(b, y, height)}`;
}
