/**
 * @file Progress on stderr: a live bar on a terminal, elsewhere a line now and then, or nothing.
 */
import type { Epoch } from '@latentgraph/training';
import { SingleBar } from 'cli-progress';

/** Shows how training goes on. */
export interface Progress {
  /** Says something in a line of its own; not while a run is shown. */
  note(text: string): void;
  /**
   * @param title what is trained, in a few words
   * @param measure what `epoch` is told of validation, such as `AUC`
   */
  begin(title: string, epochs: number, measure: string): void;
  /** @param quality measured on validation data, if anything was */
  epoch(epoch: EpochLoss, quality: number | undefined): void;
  end(): void;
}

/** What is shown of an epoch besides its quality. */
type EpochLoss = Pick<Epoch<never>, 'number' | 'loss' | 'milliseconds'>;

/** The progress that fits stderr. */
export function progressFor(options: { quiet: boolean }): Progress {
  if (options.quiet) return silent;
  const { CI } = process.env;
  const live = process.stderr.isTTY && (CI === undefined || CI === '' || CI === 'false');
  return live ? new BarProgress() : new LineProgress();
}

const silent: Progress = { note() {}, begin() {}, epoch() {}, end() {} };

/** Columns of the line that the bar itself does not take, besides the title. */
const textColumns = 68;

class BarProgress implements Progress {
  #bar: SingleBar | undefined;
  /** Gives the terminal its wrapped lines back where the process ends in the middle. */
  readonly #end = (): void => this.end();

  note(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  begin(title: string, epochs: number, measure: string): void {
    const room = (process.stderr.columns ?? 80) - textColumns - title.length - measure.length;
    this.#bar = new SingleBar({
      format: `{title} {bar} {value}/{total}, loss {loss}, val ${measure} {quality}, {time}/epoch, ETA {eta_formatted}`,
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: Math.min(Math.max(room, 4), 30),
      fps: 10,
      stream: process.stderr,
      // The trainer has its own answer to signals.
      gracefulExit: false,
      etaBuffer: 20,
    });
    this.#bar.start(epochs, 0, { title, loss: '-', quality: '-', time: '-' });
    process.once('exit', this.#end);
  }

  epoch(epoch: EpochLoss, quality: number | undefined): void {
    this.#bar?.update(epoch.number, describe(epoch, quality));
  }

  end(): void {
    this.#bar?.stop();
    this.#bar = undefined;
    process.off('exit', this.#end);
  }
}

const millisecondsBetweenLines = 5000;

class LineProgress implements Progress {
  #title = '';
  #measure = '';
  #epochs = 0;
  #start = 0;
  #lastLine = 0;

  note(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  begin(title: string, epochs: number, measure: string): void {
    this.#title = title;
    this.#measure = measure;
    this.#epochs = epochs;
    this.#start = performance.now();
    this.#lastLine = Number.NEGATIVE_INFINITY;
  }

  epoch(epoch: EpochLoss, measured: number | undefined): void {
    const now = performance.now();
    const isLast = epoch.number === this.#epochs;
    if (!isLast && now - this.#lastLine < millisecondsBetweenLines) return;
    this.#lastLine = now;
    const { loss, quality, time } = describe(epoch, measured);
    const left = (this.#epochs - epoch.number) * ((now - this.#start) / epoch.number / 1000);
    const eta = isLast ? '' : `, ETA ${Math.ceil(left)} s`;
    this.note(
      `${this.#title} epoch ${epoch.number}/${this.#epochs}: loss ${loss}, validation ${this.#measure} ${quality}, ${time}/epoch${eta}`,
    );
  }

  end(): void {}
}

function describe({ loss, milliseconds }: EpochLoss, quality: number | undefined) {
  return {
    loss: loss.toFixed(4),
    quality: quality === undefined ? '-' : quality.toFixed(4),
    time: `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`,
  };
}
