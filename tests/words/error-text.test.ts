import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorText, phraseText } from '../../src/words/error-text.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { PortfolioError } from '../../src/lib/errors.ts';

const lost = new PortfolioError('engine-timeout', { seconds: 30 });

describe('errors in words', () => {
  it('says in English what the error says itself', () => {
    expect(errorText(lost, createTranslate('en'))).toBe('the data engine took longer than 30 s and was stopped');
    expect(lost.message).toBe('the data engine took longer than 30 s and was stopped');
  });

  it('says it in Chinese on a Chinese page', () => {
    expect(errorText(lost, createTranslate('zh-CN'))).toBe('数据引擎运行超过 30 秒，已停止');
  });

  it('leaves the words of other errors alone', () => {
    expect(errorText(new TypeError('odd'), createTranslate('zh-CN'))).toBe('odd');
    expect(errorText('text', createTranslate('zh-CN'))).toBe('text');
  });

  it('says the words behind the colon in Chinese too', () => {
    const zh = createTranslate('zh-CN');
    const error = new PortfolioError('unreadable-file', { file: 'm.json', problem: 'source 1 has no fingerprint' });
    expect(errorText(error, zh)).toBe('无法读取 m.json：source 1没有指纹');
    const outside = new PortfolioError('bad-value', { option: '期间', value: 'x', hint: 'one of month, quarter' });
    expect(errorText(outside, zh)).toBe('期间 的取值不对：x；可选：month, quarter');
    expect(errorText(outside, createTranslate('en'))).toBe(outside.message);
  });

  it('knows Chinese for every literal that an error of the page is thrown with', () => {
    const zh = createTranslate('zh-CN');
    const literals = sources('src').flatMap((path) => thrownWith(readFileSync(path, 'utf8')));
    expect(literals.length).toBeGreaterThan(10);
    // names of formats are the same in both languages
    const words = literals.filter((text) => /[a-z]{3} |^[a-z]/.test(text) && text !== 'gzip');
    expect(words.filter((text) => phraseText(text, zh) === text)).toEqual([]);
  });
});

/** Code of the page and what it stands on; commands have readers of English. */
function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|svelte)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/src.cli|src.i18n/.test(path));
}

/** Texts written as `problem` or `hint` of an error, with 7 where a value stands in them. */
function thrownWith(source: string): string[] {
  const calls = [...source.matchAll(/new (?:PortfolioError|Unreadable)\([\s\S]*?\);/g)].map(([call]) => call);
  return calls.flatMap((call) =>
    [...call.matchAll(/(?:problem|hint|detail): (?:'([^']*)'|`([^`]*)`)/g)].map((found) =>
      (found[1] ?? found[2] ?? '').replace(/\$\{[^}]*\}/g, '7'),
    ),
  );
}
