/** @file Runs in a web worker: reads the file that the page posts, and writes it as GEXF. */
import { FormatError, graphToGexf, readGraph } from '@latentgraph/graph-io';

/** What the page posts. */
interface PostedFile {
  readonly fileName: string;
  readonly content: string | Uint8Array;
}

/** What the worker answers. */
export interface ReadingAnswer {
  readonly format?: string;
  readonly edges?: number;
  readonly names?: readonly string[] | undefined;
  readonly gexf?: string;
  readonly error?: string;
}

function answer({ fileName, content }: PostedFile): ReadingAnswer {
  try {
    const { graph, format, names } = readGraph(content, { fileName });
    return { format, edges: graph.edgeCount, names, gexf: graphToGexf(graph, { names }) };
  } catch (error) {
    return { error: error instanceof FormatError ? error.message : `unexpected: ${error}` };
  }
}

globalThis.onmessage = ({ data }: MessageEvent<PostedFile>) => {
  globalThis.postMessage(answer(data));
};
