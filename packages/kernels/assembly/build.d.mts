export function compileModule(options: { shared: boolean }): Promise<Uint8Array>;
export function bundleThreadScript(): Promise<string>;
