export function compileModule(options: { shared: boolean; fused?: boolean }): Promise<Uint8Array>;
export function bundleThreadScript(): Promise<string>;
