/** Offers a file for download. */
export function saveFile(name: string, content: string | Uint8Array): void {
  const url = URL.createObjectURL(
    new Blob([typeof content === 'string' ? content : content.slice()]),
  );
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser begins to read after this.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
