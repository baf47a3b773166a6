/** @file What the page shows of itself to the browser's console, and to its tests: `latentgraph`. */
import type { EpochPoint } from '../training/graph-trainer.js';

/** The training that is shown. */
interface ConsoleHandle {
  epochs(): readonly EpochPoint[];
  /** Tensors that are alive in the worker. */
  tensorCount(): Promise<number>;
}

declare global {
  interface Window {
    /** Undefined where no graph is trained. */
    latentgraph?: ConsoleHandle | undefined;
  }
}
