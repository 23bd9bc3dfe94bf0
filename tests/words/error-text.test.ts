import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorText, reasonText } from '../../src/words/error-text.ts';
import { createTranslate } from '../../src/i18n/translate.ts';
import { PortfolioError } from '../../src/lib/errors.ts';
import { reason, REASON_TEXTS, said, type ReasonKey } from '../../src/lib/reasons.ts';

const en = createTranslate('en');
const zh = createTranslate('zh-CN');
const lost = new PortfolioError('engine-timeout', { seconds: 30 });

describe('errors in words', () => {
  it('says in English what the error says itself', () => {
    expect(errorText(lost, en)).toBe('the data engine took longer than 30 s and was stopped');
    expect(lost.message).toBe('the data engine took longer than 30 s and was stopped');
  });

  it('says it in Chinese on a Chinese page', () => {
    expect(errorText(lost, zh)).toBe('数据引擎运行超过 30 秒，已停止');
  });

  it('leaves the words of other errors alone', () => {
    expect(errorText(new TypeError('odd'), zh)).toBe('odd');
    expect(errorText('text', zh)).toBe('text');
  });

  it('says the words behind the colon in Chinese too, also words inside words', () => {
    const problem = reason('no-fingerprint', { place: reason('source', { number: 1 }) });
    const error = new PortfolioError('unreadable-file', { file: 'm.json', problem });
    expect(errorText(error, zh)).toBe('无法读取 m.json：第 1 个来源没有指纹');
    expect(errorText(error, en)).toBe('cannot read m.json: source 1 has no fingerprint');
    expect(error.message).toBe('cannot read m.json: source 1 has no fingerprint');
  });

  it('leaves what an engine or a system says as it says it, even where it reads like words of ours', () => {
    const error = new PortfolioError('engine-lost', { problem: said('it was closed') });
    expect(errorText(error, zh)).toBe('数据引擎已停止：it was closed；请重新载入文件');
    expect(errorText(new PortfolioError('engine-lost', { problem: said('{file}') }), zh)).toContain('{file}');
  });

  it('has Chinese of its own for every reason, with the same values in it', () => {
    const values = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted();
    const keys = Object.keys(REASON_TEXTS) as ReasonKey[];
    const words = (key: ReasonKey) => reasonText(reason(key, asWritten(REASON_TEXTS[key])), zh);
    expect(keys.filter((key) => values(words(key)).join() !== values(REASON_TEXTS[key]).join())).toEqual([]);
    expect(keys.filter((key) => !['said', 'both'].includes(key) && !/[\u4e00-\u9fff]/.test(words(key)))).toEqual([]);
  });

  it('writes no English sentence where a value stands', () => {
    const literals = sources('src').flatMap((path) => wordsIn(readFileSync(path, 'utf8')));
    // names of formats are the same in both languages
    expect([...new Set(literals)].toSorted()).toEqual(['', 'Arrow', 'HTML, XML', 'OLE', 'Office', 'gzip']);
  });
});

/** Every value of a text as the text itself writes it. */
function asWritten(text: string): Record<string, string> {
  return Object.fromEntries([...text.matchAll(/\{(\w+)\}/g)].map(([place, name = '']) => [name, place]));
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|svelte)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Literals given as `detail`, the only value that may be a name or words; types keep the others to words with a key. */
function wordsIn(source: string): string[] {
  return [...source.matchAll(/\bdetail: (?:'([^']*)'|`([^`]*)`)/g)].map((found) => found[1] ?? found[2] ?? '');
}
