/** @file Which source files of a package others load by themselves. */

const sourceCondition = '@latentgraph/source';

/**
 * The sources behind a package's `exports`, `imports` and `bin`, relative to its folder.
 * @param {{ exports?: unknown, imports?: unknown, bin?: Readonly<Record<string, string>> }} manifest
 * @returns {string[]}
 */
export function entryPoints({ exports, imports, bin = {} }) {
  const programs = Object.values(bin).map((file) =>
    file.replace(/^\.\/dist\/(.*)\.js$/, './src/$1.ts'),
  );
  return [...new Set([...sources(exports), ...sources(imports), ...programs])];
}

/** @type {(conditions: unknown) => string[]} */
function sources(conditions) {
  if (typeof conditions !== 'object' || conditions === null) return [];
  return Object.entries(conditions).flatMap(([condition, target]) =>
    condition === sourceCondition ? [target] : sources(target),
  );
}
