/** @file `npm run bench`: measures what was asked for, and writes results.json and the report. */
import { createSpeedProbe } from './busy/core-speed.mjs';
import { BusyMachineError, QuietMachine } from './busy/quiet-machine.mjs';
import { ChildError } from './child-process.mjs';
import { parseCommandLine } from './command-line.mjs';
import { demo } from './demo/demo.mjs';
import { epochs } from './epochs/epochs.mjs';
import { kernels } from './kernels/kernels.mjs';
import { describeEnvironment } from './machine.mjs';
import { findPeer, noPeer } from './peer/peer.mjs';
import { suites } from './results/result.mjs';
import { addResults, writeReport } from './results/results-file.mjs';
import { scaling } from './scaling/scaling.mjs';
import { startUp } from './start-up/start-up.mjs';
import { THREADS } from './suite.mjs';

const runners = { kernels, epochs, 'start-up': startUp, scaling, demo };

const options = parseCommandLine(process.argv);
try {
  if (!options.report) await measure();
} catch (error) {
  if (!(error instanceof BusyMachineError || error instanceof ChildError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
writeReport(options.out);
process.stderr.write(`The report is in ${options.out}\n`);

async function measure() {
  const { force, quick, selection, out } = options;
  const rounds = options.rounds ?? (quick ? 1 : undefined);
  const withPeer = !quick && selection.includesSuite('epochs');
  const peer = withPeer ? await findPeer() : noPeer;
  if (withPeer && peer.train === undefined) {
    process.stderr.write(`No peer, its columns stay empty: ${peer.description}\n`);
  }
  const environments = [await describeEnvironment()];
  const machine = new QuietMachine(force ? { force } : { speed: await createSpeedProbe(THREADS) });
  for (const suite of suites.filter((name) => selection.includesSuite(name))) {
    const isWanted = (/** @type {string} */ id) => selection.includes(suite, id);
    for await (const outcome of runners[suite]({ quick, rounds, machine, peer, isWanted })) {
      if ('message' in outcome) {
        addResults(out, { environments, results: [], problems: [outcome] });
        process.exitCode = 1;
        continue;
      }
      const othersCores = machine.takeHighest();
      const coreSpeed = machine.takeLowestSpeed();
      const measured = {
        date: today(),
        environment: 0,
        othersCores,
        ...(coreSpeed !== undefined && { coreSpeed }),
        forced: force,
        ...(suite === 'epochs' && withPeer && { peer: peer.description }),
      };
      addResults(out, { environments, results: [{ ...outcome, measured }], problems: [] });
    }
  }
}

function today() {
  return new Date().toISOString().slice(0, 10);
}
