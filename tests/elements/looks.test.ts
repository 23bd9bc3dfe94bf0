import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { LOOKS, wrongLook } from '../../src/elements/looks.ts';

/** What each look was released as: the sum of its declarations. A page that pins one is promised that they stay. */
const RELEASED: Readonly<Record<string, string>> = {
  '1': 'f73a428a4b5ff79a99f9d898af620e5a379dc27473e41869f21106e58c46f309',
};
const SHEETS: Readonly<Record<string, string>> = { '1': 'src/charts/tokens.css' };

function sumOf(sheet: string): string {
  const declared = readFileSync(sheet, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ');
  return createHash('sha256').update(declared).digest('hex');
}

it('stays what it was released as: what has to change becomes another look (docs/developer.md)', () => {
  expect(Object.fromEntries(LOOKS.map((look) => [look, sumOf(SHEETS[look] ?? '')]))).toEqual(RELEASED);
});

it('takes a look there is, and names those there are where there is none of that number', () => {
  for (const look of [null, ...LOOKS]) expect(wrongLook(look)).toBeNull();
  expect(wrongLook('7')).toMatchObject({
    code: 'bad-value',
    message: 'bad value for theme-version: 7; known are 1',
  });
});
