import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { missingAddon } from './missing-addon.mjs';
import { addonName, placeOf, tfjsNode } from './place-addon.mjs';

const run = promisify(execFile);
const program = fileURLToPath(new URL('./multiply.mjs', import.meta.url));
const missing = missingAddon();
const note = missing === undefined ? '' : ` (skipped: ${missing})`;

it.skipIf(missing)(
  `loads the addon that is in its place and multiplies with it${note}`,
  async () => {
    const addon = join(placeOf(tfjsNode.folder), addonName);
    expect(await run(process.execPath, [program, addon])).toMatchObject({ stdout: '' });
  },
);

it('fails for what is no addon', async () => {
  const failing = run(process.execPath, [program, join(tfjsNode.folder, 'package.json')]);
  await expect(failing).rejects.toMatchObject({ code: 1 });
});
