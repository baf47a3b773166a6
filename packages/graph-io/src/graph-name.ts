/** @file What a graph is called that a file gives no name. */

/** The name of its file without folders and endings. */
export function graphName(fileName: string): string {
  const base = fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
  return base.replace(/\.gz$/i, '').replace(/(?<=.)\.[^.]+$/, '');
}
