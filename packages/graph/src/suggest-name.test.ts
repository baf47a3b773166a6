import { expect, it } from 'vitest';
import { suggestName } from './suggest-name.js';

it.each([
  ['learningRate', '; did you mean "learning-rate"?'],
  ['epoch', '; did you mean "epochs"?'],
  ['EPOCHS', '; did you mean "epochs"?'],
  ['hiden', '; did you mean "hidden"?'],
  ['xyzzy', ''],
  ['', ''],
])("of '%s' it says '%s'", (given, expected) => {
  expect(suggestName(given, ['epochs', 'learning-rate', 'hidden'])).toBe(expected);
});
