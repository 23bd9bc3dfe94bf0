import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import type { Issue } from '../../src/ingest/import-report.ts';
import { reason } from '../../src/lib/reasons.ts';
import { hintText, problemText } from '../../src/words/issue-text.ts';

const zh = createTranslate('zh-CN');
const en = createTranslate('en');

function issue(part: Partial<Issue>): Issue {
  const place = { file: 'a.csv', row: null, column: null, value: null };
  return { ...place, problem: 'empty-file', hint: 'give-a-ledger', severity: 'file', ...part };
}

describe('an issue in words', () => {
  it('names the column as people call it', () => {
    const told = issue({ problem: 'missing-column', hint: 'map-column', column: 'exposure.outstanding' });
    expect(problemText(told, en)).toBe('no column for outstanding balance; the file was not loaded');
    expect(hintText(told, zh)).toBe('请选择文件中对应的列');
  });

  it('writes sizes in megabytes and counts with their thousands', () => {
    // 2 GiB are 2,048 MB
    const large = issue({ problem: 'unpacks-too-large', details: { limit: 2 * 1024 ** 3 } });
    expect(problemText(large, en)).toBe('the file unpacks to more than 2,048 MB');
    const wide = issue({ problem: 'too-many-columns', details: { limit: 16_384 } });
    expect(problemText(wide, en)).toBe('the table has more than 16,384 columns');
  });

  it('says in Chinese what a reader of a format says', () => {
    const damaged = issue({ problem: 'damaged-file', details: { detail: reason('sheet-cut') } });
    expect(problemText(damaged, zh)).toContain('有工作表不完整');
  });

  it('falls back to the code of what it has no words for', () => {
    expect(problemText(issue({ problem: 'odd' }), en)).toBe('odd');
  });
});
