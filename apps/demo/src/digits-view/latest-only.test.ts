import { expect, test } from 'vitest';
import { latestOnly } from './latest-only.js';

/** Questions whose answers are given by hand. */
function slowAnswers() {
  const asked: number[] = [];
  const heard: string[] = [];
  const answer: (() => void)[] = [];
  const askLatest = latestOnly(
    (question: number) => {
      asked.push(question);
      return new Promise<string>((resolve) => {
        answer.push(() => resolve(`answer ${question}`));
      });
    },
    (text) => {
      heard.push(text);
    },
  );
  const answerNext = async (): Promise<void> => {
    answer.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { asked, heard, askLatest, answerNext };
}

test('while an answer is on its way only the newest question waits', async () => {
  const { asked, heard, askLatest, answerNext } = slowAnswers();
  for (const question of [1, 2, 3, 4]) askLatest(question);
  expect(asked).toEqual([1]);
  await answerNext();
  expect(asked).toEqual([1, 4]);
  await answerNext();
  expect(asked).toEqual([1, 4]);
  expect(heard).toEqual(['answer 1', 'answer 4']);
});

test('asks again after a rest', async () => {
  const { asked, askLatest, answerNext } = slowAnswers();
  askLatest(1);
  await answerNext();
  askLatest(2);
  expect(asked).toEqual([1, 2]);
});
