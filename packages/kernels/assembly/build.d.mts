/** Compiles the sources and returns the module's bytes. */
export function compileModule(): Promise<Uint8Array>;
