import type { Locator } from 'playwright-core';

/** Where a color is seen in an element, in pixels from its corner; undefined where it is not. */
export async function placeOfColor(element: Locator, color: readonly number[]) {
  const picture = (await element.screenshot()).toString('base64');
  return element.page().evaluate(
    async ({ picture, color }) => {
      const response = await fetch(`data:image/png;base64,${picture}`);
      const bitmap = await createImageBitmap(await response.blob());
      const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
      const context = canvas.getContext('2d');
      context?.drawImage(bitmap, 0, 0);
      const { data } = context?.getImageData(0, 0, bitmap.width, bitmap.height) ?? { data: [] };
      for (let k = 0; k < data.length; k += 4) {
        if (color.every((value, channel) => data[k + channel] === value)) {
          return { x: (k / 4) % bitmap.width, y: Math.floor(k / 4 / bitmap.width) };
        }
      }
      return undefined;
    },
    { picture, color },
  );
}
