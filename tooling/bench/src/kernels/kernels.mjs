/** @file The suite of kernels: each in a process of its own, with one thread and with two. */
import { runScript } from '../child-process.mjs';
import { outcomeOf, THREADS } from '../suite.mjs';
import { kernelCases } from './cases.mjs';
import { kernelResult } from './kernel-result.mjs';
import { compileLimits } from './limits.mjs';
import { compilePrototype } from './prototype.mjs';

/** @typedef {import('./measure-kernel.mjs').KernelTimes} KernelTimes */

const sampling = { samples: 41, warmUpMilliseconds: 250, leastMilliseconds: 2 };
const quickSampling = { samples: 1, warmUpMilliseconds: 5, leastMilliseconds: 0 };
/** One of each kind. */
const quickIds = ['all-pairs-8', 'gather-rows'];

/** @type {import('../suite.mjs').RunSuite} */
export async function* kernels({ quick, rounds, machine, isWanted }) {
  const wanted = kernelCases.filter(({ id }) => isWanted(id) && (!quick || quickIds.includes(id)));
  const prototype = quick ? undefined : await compilePrototype();
  if (!quick && prototype === undefined) {
    process.stderr.write('No prototype, its columns stay empty: set LATENTGRAPH_SHARED\n');
  }
  const limits = await compileLimits();
  const usual = quick ? quickSampling : sampling;
  const equipment = {
    limits,
    prototype,
    sampling: rounds === undefined ? usual : { ...usual, samples: rounds },
  };
  for (const kernel of wanted) {
    for (const threads of quick ? [1] : [1, THREADS]) {
      const id = `${kernel.id}-threads-${threads}`;
      yield outcomeOf('kernels', id, async () => {
        const setting = { id: kernel.id, threads, ...equipment };
        /** @type {KernelTimes} */
        const times = await machine.measure(kernel.title, () =>
          runScript(new URL('./measure-kernel.mjs', import.meta.url), setting),
        );
        return kernelResult(kernel, { id, threads }, times);
      });
    }
  }
}
