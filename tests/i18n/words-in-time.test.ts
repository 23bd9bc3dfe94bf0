import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { enFurther } from '../../src/i18n/en-further.ts';
import { enWords } from '../../src/i18n/en-words.ts';
import { speak, speakFurther } from '../../src/i18n/speak.ts';
import { ERROR_TEXTS } from '../../src/lib/errors.ts';
import { REASON_TEXTS } from '../../src/lib/reasons.ts';
import { translateWith } from '../../src/i18n/translate-with.ts';

const ROOT = join(import.meta.dirname, '../..');
/** What is fetched with the file itself: types and what is imported when it is needed are not. */
const FETCHED = /^\s*(?:import|export)\s+(?!type\s)(?:[^'";]*?\sfrom\s+)?'(\.[^']+)'/gm;

/** The file and all that is fetched with it. */
function fetchedWith(start: string, seen = new Map<string, string>()): Map<string, string> {
  if (seen.has(start) || !/\.(ts|svelte)$/.test(start) || start.startsWith('src/i18n/')) return seen;
  const text = readFileSync(join(ROOT, start), 'utf8');
  seen.set(start, text);
  for (const [, target = ''] of text.matchAll(FETCHED))
    fetchedWith(relative(ROOT, join(ROOT, dirname(start), target)), seen);
  return seen;
}

describe('words of panels', () => {
  it.each(['src/main.ts', 'widgets/elements/metric.ts', 'widgets/elements/cards.ts'])(
    'are named by nothing that %s fetches at its start',
    (start) => {
      const files = fetchedWith(start);
      expect(files.size).toBeGreaterThan(50);
      const named = [...files].flatMap(([file, text]) =>
        Object.keys(enFurther).flatMap((key) => (text.includes(`'${key}'`) ? [`${file}: ${key}`] : [])),
      );
      expect(named).toEqual([]);
    },
  );

  it('are none of those inside errors, which anything may have to say before', () => {
    const needed = [
      ...Object.keys(ERROR_TEXTS).map((code) => `error.${code}`),
      ...Object.keys(REASON_TEXTS).map((key) => `reason.${key}`),
    ];
    expect(needed.filter((key) => !(key in enWords))).toEqual([]);
  });

  it('are put together from parts by nothing that the page fetches at its start', () => {
    const prefixes = [...fetchedWith('src/main.ts').values()].flatMap((text) =>
      [...text.matchAll(/`([a-z]+(?:[.-][a-z]+)*\.)\$\{/g)].map(([, prefix = '']) => prefix),
    );
    expect(prefixes).toContain('metric.');
    // sides of a fraction are told in the evidence alone, parts of metrics everywhere
    const late = Object.keys(enFurther).filter((key) => !key.startsWith('part.side.'));
    expect(late.filter((key) => prefixes.some((prefix) => key.startsWith(prefix)))).toEqual([]);
  });

  it('stand in one place: those of the start or those of panels', () => {
    expect(Object.keys(enFurther).filter((key) => key in enWords)).toEqual([]);
  });

  it('join the language that is spoken, and come with each one after that', async () => {
    const chinese = await speak('zh-CN');
    const t = translateWith(chinese);
    expect([t.has('loads.number'), t('loads.number', { number: 2 })]).toEqual([false, 'loads.number']);
    await speakFurther('zh-CN');
    expect([t.has('loads.number'), t('loads.number', { number: 2 })]).toEqual([true, '第 2 批']);
    const english = translateWith(await speak('en'));
    expect(english('loads.number', { number: 2 })).toBe('Delivery 2');
  });
});
