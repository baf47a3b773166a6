/** @file Type-checks the examples together, under the workspace's own compiler options. */
import { join } from 'node:path';
import ts from 'typescript';

/**
 * @param files The examples.
 * @param workspace The folder of `tsconfig.json`.
 * @returns The compiler's complaints, by file; a file without complaints has an empty list.
 */
export function typeCheck(files: readonly string[], workspace: string): Map<string, string[]> {
  const configFile = join(workspace, 'tsconfig.json');
  const { config } = ts.readConfigFile(configFile, ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, workspace);
  // A reader's example may leave a result unused.
  const program = ts.createProgram(files, { ...options, noEmit: true, noUnusedLocals: false });
  return new Map(files.map((file) => [file, complaintsAbout(program, file)]));
}

function complaintsAbout(program: ts.Program, file: string): string[] {
  const source = program.getSourceFile(file);
  const diagnostics = [
    ...program.getSyntacticDiagnostics(source),
    ...program.getSemanticDiagnostics(source),
  ];
  return diagnostics.map(({ messageText, start = 0 }) => {
    const line = (source?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
    return `line ${line} of the example: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`;
  });
}
