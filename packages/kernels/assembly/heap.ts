/** Where the module's own data end and blocks may begin. */
export function heapStart(): usize {
  return __heap_base;
}
