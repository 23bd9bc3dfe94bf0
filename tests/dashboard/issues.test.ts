import { describe, expect, it } from 'vitest';
import { columnText } from '../../src/dashboard/issues.ts';
import { createTranslate } from '../../src/i18n/translate.ts';

const zh = createTranslate('zh-CN');

describe('the column of a finding', () => {
  it('is called as people call it, every column of a key too', () => {
    expect(columnText(zh, { column: 'as_of_date' })).toBe('数据日期');
    expect(columnText(zh, { column: 'as_of_date + facility_id' })).toBe('数据日期 + 借据编号');
  });

  it('stays as it stands in the file where it is none of ours', () => {
    expect(columnText(zh, { column: '本金 + 利息' })).toBe('本金 + 利息');
    expect(columnText(zh, { column: null })).toBe('');
  });
});
