import type { Epoch, LinkMetrics } from '@latentgraph/training';

const header = 'epoch,loss,reconstruction,divergence,validation_auc,validation_ap';

/**
 * history.csv: a line for each epoch, numbers in full precision, empty where nothing was measured.
 * Times are left out, so that the same seed gives the same file.
 */
export function historyToCsv(epochs: readonly Epoch<LinkMetrics>[]): string {
  const lines = epochs.map(({ number, loss, reconstruction, divergence, validation }) =>
    [number, loss, reconstruction, divergence, validation?.auc, validation?.ap].join(','),
  );
  return `${[header, ...lines].join('\n')}\n`;
}
