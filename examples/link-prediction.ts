/** @file From nothing to link prediction: hide edges of a graph, train a VGAE, find them again. */
import { useBackend } from '@latentgraph/backends';
import { loadDataset } from '@latentgraph/datasets';
import { splitEdges } from '@latentgraph/graph';
import { vgae } from '@latentgraph/models';
import { evaluateLinks, type LinkMetrics, train } from '@latentgraph/training';

export async function linkPrediction(dataset: string, epochs: number): Promise<LinkMetrics> {
  const seed = 0;
  await useBackend('auto');
  const graph = await loadDataset(dataset);
  const split = splitEdges(graph, { validation: 0.05, test: 0.1, seed });
  const model = vgae({ inputs: graph.featureCount, hidden: [32], latent: 16, seed });
  for await (const { number, loss, validation } of train(model, split, { epochs, seed })) {
    if (number % 50 === 0) console.log(`epoch ${number}: loss ${loss}, AUC ${validation?.auc}`);
  }
  return evaluateLinks(model, split);
}
