/** The first TypeScript block of a Markdown text, or `undefined` if it has none. */
export function firstExample(markdown: string): string | undefined {
  return /^```ts\n(.*?)^```$/ms.exec(markdown.replaceAll('\r\n', '\n'))?.[1];
}
