/**
 * @file Progress on stderr: a live bar on a terminal, elsewhere a line now and then, or nothing.
 */
import type { Epoch, LinkMetrics } from '@latentgraph/training';
import { SingleBar } from 'cli-progress';

/** Shows how training goes on. */
export interface Progress {
  /** Says something in a line of its own; not while a run is shown. */
  note(text: string): void;
  /** @param title what is trained, in a few words */
  begin(title: string, epochs: number): void;
  epoch(epoch: Epoch<LinkMetrics>): void;
  end(): void;
}

/** The progress that fits stderr. */
export function progressFor(options: { quiet: boolean }): Progress {
  if (options.quiet) return silent;
  const { CI } = process.env;
  const live = process.stderr.isTTY && (CI === undefined || CI === '' || CI === 'false');
  return live ? new BarProgress() : new LineProgress();
}

const silent: Progress = { note() {}, begin() {}, epoch() {}, end() {} };

/** Columns of the line that the bar itself does not take, besides the title. */
const textColumns = 71;

class BarProgress implements Progress {
  #bar: SingleBar | undefined;
  /** Gives the terminal its wrapped lines back where the process ends in the middle. */
  readonly #end = (): void => this.end();

  note(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  begin(title: string, epochs: number): void {
    const room = (process.stderr.columns ?? 80) - textColumns - title.length;
    this.#bar = new SingleBar({
      format:
        '{title} {bar} {value}/{total}, loss {loss}, val AUC {auc}, {time}/epoch, ETA {eta_formatted}',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      barsize: Math.min(Math.max(room, 4), 30),
      fps: 10,
      stream: process.stderr,
      // The trainer has its own answer to signals.
      gracefulExit: false,
      etaBuffer: 20,
    });
    this.#bar.start(epochs, 0, { title, loss: '-', auc: '-', time: '-' });
    process.once('exit', this.#end);
  }

  epoch(epoch: Epoch<LinkMetrics>): void {
    this.#bar?.update(epoch.number, describe(epoch));
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
  #epochs = 0;
  #start = 0;
  #lastLine = 0;

  note(text: string): void {
    process.stderr.write(`${text}\n`);
  }

  begin(title: string, epochs: number): void {
    this.#title = title;
    this.#epochs = epochs;
    this.#start = performance.now();
    this.#lastLine = Number.NEGATIVE_INFINITY;
  }

  epoch(epoch: Epoch<LinkMetrics>): void {
    const now = performance.now();
    const isLast = epoch.number === this.#epochs;
    if (!isLast && now - this.#lastLine < millisecondsBetweenLines) return;
    this.#lastLine = now;
    const { loss, auc, time } = describe(epoch);
    const left = (this.#epochs - epoch.number) * ((now - this.#start) / epoch.number / 1000);
    const eta = isLast ? '' : `, ETA ${Math.ceil(left)} s`;
    this.note(
      `${this.#title} epoch ${epoch.number}/${this.#epochs}: loss ${loss}, validation AUC ${auc}, ${time}/epoch${eta}`,
    );
  }

  end(): void {}
}

function describe({ loss, validation, milliseconds }: Epoch<LinkMetrics>) {
  return {
    loss: loss.toFixed(4),
    auc: validation ? validation.auc.toFixed(4) : '-',
    time: `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`,
  };
}
