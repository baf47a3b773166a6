import type { Page } from 'playwright-core';

/** Drops a file somewhere on the page. */
export async function dropFile(page: Page, name: string, content: Buffer): Promise<void> {
  await page.evaluate(
    ({ name, bytes }) => {
      const files = new DataTransfer();
      files.items.add(new File([Uint8Array.from(bytes)], name));
      const event = new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true });
      document.querySelector('main')?.dispatchEvent(event);
    },
    { name, bytes: [...content] },
  );
}
