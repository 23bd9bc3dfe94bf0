import { expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';

const t = createTranslate('en');

it.each([
  ['1', '1 more file'],
  ['2', '2 more files'],
  ['0', '0 more files'],
  ['1,001', '1,001 more files'],
])('gives %s the word in its number', (count, text) => {
  expect(t('keep.more-files', { count })).toBe(text);
  expect(createTranslate('zh-CN')('keep.more-files', { count })).toBe(`另有 ${count} 个文件`);
});

it('leaves a place as it is that nothing is said of', () => {
  expect(t('keep.more-files')).toBe('{count|more file|more files}');
});
