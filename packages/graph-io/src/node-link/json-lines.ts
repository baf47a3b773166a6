/** @file Lines in JSON text, which `JSON.parse` does not tell: looked up once something is wrong. */

interface Token {
  readonly text: string;
  /** Where it begins. */
  readonly position: number;
}

const tokenPattern =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: JSON has none of them in strings
  /[[\]{},:]|"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const blankPattern = /[ \t\n\r]*/y;

/** The tokens of a text; a last one that is empty where it ends, or where nothing fits. */
function* tokensOf(text: string): Generator<Token> {
  for (let position = 0; ; ) {
    blankPattern.lastIndex = position;
    blankPattern.exec(text);
    position = blankPattern.lastIndex;
    tokenPattern.lastIndex = position;
    const [token = ''] = tokenPattern.exec(text) ?? [];
    yield { text: token, position };
    if (token === '') return;
    position += token.length;
  }
}

/** What may come next. */
type Expected = 'value' | 'item or ]' | 'name' | 'name or }' | 'colon' | 'more' | 'end';

/** Line of the first character that makes a text no JSON. */
export function invalidJsonLine(text: string): number {
  /** The brackets that are open. */
  const open: string[] = [];
  let expected: Expected = 'value';
  for (const token of tokensOf(text)) {
    const next = afterToken(token.text, expected, open);
    if (next === undefined) return lineAt(text, token.position);
    expected = next;
  }
  return lineAt(text, text.length);
}

/** What may come after a token; undefined where it may not come. */
function afterToken(token: string, expected: Expected, open: string[]): Expected | undefined {
  const afterValue = (): Expected => (open.length === 0 ? 'end' : 'more');
  if (token === '') return undefined;
  if (token === ']' || token === '}') {
    const opening = token === ']' ? '[' : '{';
    const isDue = expected === 'more' || expected === (token === ']' ? 'item or ]' : 'name or }');
    return isDue && open.pop() === opening ? afterValue() : undefined;
  }
  if (token === ':') return expected === 'colon' ? 'value' : undefined;
  if (token === ',') {
    if (expected !== 'more') return undefined;
    return open.at(-1) === '{' ? 'name' : 'value';
  }
  if (expected === 'name' || expected === 'name or }') {
    return token.startsWith('"') ? 'colon' : undefined;
  }
  if (expected !== 'value' && expected !== 'item or ]') return undefined;
  if (token !== '[' && token !== '{') return afterValue();
  open.push(token);
  return token === '[' ? 'item or ]' : 'name or }';
}

/**
 * Line on which an element of the list `key` of the outermost object begins; undefined where there is
 * none.
 * @param text valid JSON
 */
export function elementLine(text: string, key: string, index: number): number | undefined {
  let depth = 0;
  let previous = '';
  let currentKey: unknown;
  let element = -1;
  for (const { text: token, position } of tokensOf(text)) {
    const isFirstOrNext = previous === '[' || previous === ',';
    if (depth === 1 && token === ':') currentKey = JSON.parse(previous);
    if (depth === 2 && currentKey === key && isFirstOrNext && token !== ']') {
      element++;
      if (element === index) return lineAt(text, position);
    }
    if (token === '[' || token === '{') depth++;
    if (token === ']' || token === '}') depth--;
    previous = token;
  }
  return undefined;
}

function lineAt(text: string, position: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < position; at = text.indexOf('\n', at + 1)) {
    line++;
  }
  return line;
}
