/**
 * @file Stops with one clear line on a Node that is too old. Imported first by every script here, so
 * it uses only what old versions understand.
 */
const required = { major: 20, minor: 19 };

/**
 * @param {string} version Such as `20.19.0`.
 * @returns {string | undefined} What is wrong with it, if something is.
 */
export function nodeVersionProblem(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > required.major || (major === required.major && minor >= required.minor))
    return undefined;
  const needed = `${required.major}.${required.minor}`;
  return `LatentGraph needs Node ${needed} or newer; this is Node ${version}. Get one at https://nodejs.org.`;
}

const problem = nodeVersionProblem(process.versions.node);
if (problem !== undefined) {
  console.error(problem);
  process.exit(1);
}
