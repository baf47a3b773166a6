/** @file A process that imports some packages in order and prints the time of the last import. */

/** @type {string[]} */
const specifiers = JSON.parse(process.argv[2] ?? '');
let milliseconds = 0;
for (const specifier of specifiers) {
  const start = performance.now();
  await import(specifier);
  milliseconds = performance.now() - start;
}
process.stdout.write(`${JSON.stringify({ milliseconds })}\n`);
