/**
 * @file The rules for what a source file may import: data flows down the list of packages, and each
 * package imports only from packages above it. Pure: files come in as text, violations go out.
 */
import { isBuiltin } from 'node:module';
import { dirname, join } from 'node:path/posix';

/** The packages in the order of their data flow. Each imports only from those before it. */
export const packageOrder = [
  'graph',
  'metrics',
  'graph-io',
  'datasets',
  'kernels',
  'layers',
  'encoders',
  'decoders',
  'losses',
  'models',
  'training',
  'backends',
];

/**
 * @typedef {object} SourceFile
 * @property {string} path From the workspace's folder, with `/`: `packages/graph/src/graph.ts`.
 * @property {readonly string[]} imports The module specifiers it imports, in any form.
 */

/**
 * @typedef {object} Manifest What a package.json declares.
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [peerDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, unknown>} [exports]
 */

/**
 * @param {SourceFile} file Of a package, an app or the examples.
 * @param {{ own: Manifest, root: Manifest }} manifests Of the file's package and of the workspace.
 * @returns {string[]} One line per forbidden import.
 */
export function violations(file, manifests) {
  return file.imports.flatMap((specifier) => {
    const reason = reasonAgainst(specifier, file.path, manifests);
    return reason === undefined ? [] : [`${file.path}: imports '${specifier}', but ${reason}`];
  });
}

/** @type {(specifier: string, path: string, manifests: { own: Manifest, root: Manifest }) => string | undefined} */
function reasonAgainst(specifier, path, manifests) {
  if (specifier.startsWith('.')) return reasonAgainstRelative(specifier, path, manifests.own);
  // A package's own `imports`, resolved inside the package.
  if (specifier.startsWith('#')) return undefined;
  if (isBuiltin(specifier)) return reasonAgainstBuiltin(specifier, path, manifests.own);
  return (
    reasonAgainstDirection(specifier, path, manifests.own) ??
    reasonAgainstTensorflow(specifier, path) ??
    reasonAgainstUndeclared(packageOf(specifier), path, manifests)
  );
}

/** @type {(specifier: string, path: string, own: Manifest) => string | undefined} */
function reasonAgainstRelative(specifier, path, own) {
  const target = join(dirname(path), specifier);
  // Not by name: as a dependency, tooling that uses a package would close a circle.
  if (isForDevelopment(path, own) && target.startsWith('tooling/')) return undefined;
  if (!target.startsWith(`${folderOf(path)}/`)) {
    return 'it is outside the package: import the other package by its name';
  }
  if (!mayUseNode(path, own) && isNodeOnly(target)) {
    return "it is for Node only: only files in a 'node' folder or named '*.node.ts' import such files";
  }
  return undefined;
}

/** @type {(specifier: string, path: string, own: Manifest) => string | undefined} */
function reasonAgainstBuiltin(specifier, path, own) {
  if (!specifier.startsWith('node:')) return `it is a module of Node: write 'node:${specifier}'`;
  if (mayUseNode(path, own)) return undefined;
  return "packages run in browsers too: only files in a 'node' folder or named '*.node.ts' use Node";
}

/** @type {(specifier: string, path: string, own: Manifest) => string | undefined} */
function reasonAgainstDirection(specifier, path, own) {
  if (!specifier.startsWith('@latentgraph/')) return undefined;
  const [importing, imported] = [rowOf(folderOf(path)), rowOf(packageOf(specifier))];
  if (imported === -1) return `there is no such package`;
  if (!path.startsWith('packages/')) return undefined;
  if (imported === importing) return 'it is the package itself: import its file';
  if (imported > importing) {
    const [upper, lower] = [packageOrder[importing], packageOrder[imported]];
    return `data flows from ${upper} to ${lower}, not back`;
  }
  if (specifier.endsWith('/node') && !mayUseNode(path, own)) {
    return "it is for Node only: only files in a 'node' folder or named '*.node.ts' import such files";
  }
  return undefined;
}

/** @type {(specifier: string, path: string) => string | undefined} */
function reasonAgainstTensorflow(specifier, path) {
  const name = packageOf(specifier);
  if (!name.startsWith('@tensorflow/') || name === '@tensorflow/tfjs-core') return undefined;
  if (!/^@tensorflow\/tfjs-(backend-\w+|node|node-gpu)$/.test(name)) {
    return "packages build on '@tensorflow/tfjs-core' alone";
  }
  if (folderOf(path) === 'packages/backends') return undefined;
  // A file to be fetched, not code.
  if (path.startsWith('apps/') && specifier.endsWith('.wasm?url')) return undefined;
  return "only '@latentgraph/backends' imports backends";
}

/** @type {(name: string, path: string, manifests: { own: Manifest, root: Manifest }) => string | undefined} */
function reasonAgainstUndeclared(name, path, { own, root }) {
  const forUsers = { ...own.dependencies, ...own.peerDependencies, ...own.optionalDependencies };
  if (name in forUsers) return undefined;
  if (!isForDevelopment(path, own))
    return `'${name}' is not among the dependencies in package.json`;
  if (name in { ...own.devDependencies, ...root.devDependencies }) return undefined;
  return `'${name}' is not among the dependencies or devDependencies in package.json`;
}

/**
 * Not published: tests, and what is in `testing` where the package does not export it.
 * @type {(path: string, own: Manifest) => boolean}
 */
function isForDevelopment(path, own) {
  if (!/^(packages|apps)\//.test(path) || /\.(test|bench)\.ts$/.test(path)) return true;
  return path.includes('/src/testing/') && own.exports?.['./testing'] === undefined;
}

/** @type {(path: string, own: Manifest) => boolean} */
function mayUseNode(path, own) {
  return path.startsWith('apps/') || isForDevelopment(path, own) || isNodeOnly(path);
}

/** @type {(path: string) => boolean} */
function isNodeOnly(path) {
  return /\/node\/|\.node\.[jt]s$/.test(path);
}

/** `packages/graph`, `examples`. @type {(path: string) => string} */
function folderOf(path) {
  const depth = /^(packages|apps|tooling)\//.test(path) ? 2 : 1;
  return path.split('/').slice(0, depth).join('/');
}

/** `@scope/name` or `name`, without a subpath. @type {(specifier: string) => string} */
function packageOf(specifier) {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** @type {(folderOrName: string) => number} */
function rowOf(folderOrName) {
  return packageOrder.indexOf(folderOrName.replace(/^(packages|@latentgraph)\//, ''));
}
