/**
 * @file Asking something slower than the questions come, such as what lies under a moving pointer: while an
 * answer is on its way, only the newest question waits.
 */

/** Asks, and forgets the question if a newer one comes before its turn. */
export type AskLatest<Question> = (question: Question) => void;

/** Answers are heard in the order of their questions; `ask` is never called while it is answering. */
export function latestOnly<Question, Answer>(
  ask: (question: Question) => Promise<Answer>,
  hear: (answer: Answer) => void,
): AskLatest<Question> {
  let waiting: { readonly question: Question } | undefined;
  let isAsking = false;
  const askAll = async (): Promise<void> => {
    isAsking = true;
    try {
      while (waiting !== undefined) {
        const { question } = waiting;
        waiting = undefined;
        hear(await ask(question));
      }
    } finally {
      isAsking = false;
    }
  };
  return (question) => {
    waiting = { question };
    if (!isAsking) void askAll();
  };
}
