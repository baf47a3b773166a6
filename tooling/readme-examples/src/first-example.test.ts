import { expect, it } from 'vitest';
import { firstExample } from './first-example.js';

it('takes the first TypeScript block, and blocks of TypeScript only', () => {
  const markdown =
    'Text\n```sh\nnpm i\n```\n```ts\nlet a = 1;\n\nlet b = 2;\n```\n```ts\nlet c;\n```\n';
  expect(firstExample(markdown)).toBe('let a = 1;\n\nlet b = 2;\n');
});

it('reads Windows line ends', () => {
  expect(firstExample('```ts\r\nlet a = 1;\r\n```\r\n')).toBe('let a = 1;\n');
});

it.each(['', 'no block', '```sh\nnpm i\n```\n', 'an inline ```ts\n'])(
  'finds none in %j',
  (markdown) => {
    expect(firstExample(markdown)).toBeUndefined();
  },
);
