/**
 * @file `npm run test:backends`: runs the numeric tests on each backend that this machine can have, and prints one
 * line for each; two rows run at a time. Arguments name rows to run, such as `webgl`; without any, all run. Exits
 * with 1 if a test failed; with `--required`, and in CI, also if a row could not run.
 */
import { parseArgs } from 'node:util';
import { availabilityOf } from './availability.mjs';
import { rows } from './rows.mjs';
import { runRow } from './run-row.mjs';

const { values, positionals: wanted } = parseArgs({
  options: { required: { type: 'boolean', default: Boolean(process.env.CI) } },
  allowPositionals: true,
});
const unknown = wanted.filter((name) => !rows.some((row) => row.name === name));

if (unknown.length > 0) {
  const names = rows.map((row) => row.name).join(', ');
  console.error(
    `There is no row ${unknown.join(', ')} in the matrix of backends; there are ${names}.`,
  );
  process.exitCode = 2;
} else {
  const waiting = rows.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const runWaiting = async () => {
    for (let row = waiting.shift(); row !== undefined; row = waiting.shift()) {
      if (!(await report(row))) process.exitCode = 1;
    }
  };
  // Pages wait for their GPU process much of the time.
  await Promise.all([runWaiting(), runWaiting()]);
}

/** Runs a row and prints its line; whether all is well. @type {(row: import('./rows.mjs').Row) => Promise<boolean>} */
async function report(row) {
  const place = row.chromium === undefined ? '' : ' in Chromium';
  const { version, missing } = availabilityOf(row);
  if (missing !== undefined) {
    console.log(`${row.backend}${place}: did not run: ${missing}`);
    return !values.required;
  }
  const { passed, failed, output } = await runRow(row);
  if (output !== undefined) console.log(output.trimEnd());
  console.log(`${row.backend} ${version}${place}: ${passed} passed, ${failed} failed`);
  return failed === 0;
}
