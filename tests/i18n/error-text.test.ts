import { describe, expect, it } from 'vitest';
import { errorText } from '../../src/i18n/error-text.ts';
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
});
