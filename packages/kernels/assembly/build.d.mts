export function compileModule(options: {
  memory: 'own' | 'shared' | 'in-place';
  fused?: boolean;
}): Promise<Uint8Array>;
export function bundleThreadScript(): Promise<string>;
