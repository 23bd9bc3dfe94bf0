import { describe, expect, it } from 'vitest';
import { readNonPerforming } from '../../../src/ingest/match/class-words.ts';
import { readSpelling } from '../../../src/ingest/match/spelling.ts';
import { findColumn, tableModel } from '../../../src/model/index.ts';
import type { Column } from '../../../src/model/table.ts';

function column(name: string, table = 'exposure'): Column {
  const found = findColumn(tableModel(table), name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
}

function readAll(name: string, words: readonly string[], table?: string) {
  return words.map((word) => readSpelling(column(name, table), word));
}

describe('the class of a loan', () => {
  it('is named with and without what kind of word it is', () => {
    expect(readAll('five_tier', ['正常类贷款', '关注贷款', '次级类', '可疑类贷款', '损失级'])).toEqual([1, 2, 3, 4, 5]);
  });

  it('may have a grade of its own', () => {
    expect(
      readAll('five_tier', ['正常+', '关注一级', '次级1', '可疑2级', '损失-', '关注Ⅱ', '正常-2', 'Pass 3']),
    ).toEqual([1, 2, 3, 4, 5, 2, 1, 1]);
  });

  it('is a number in any dress', () => {
    expect(
      readAll('five_tier', ['1.0', '03', '5.00', '３', 'Ⅲ', 'III', 'iv', '三级', '三类', '第四类', 'Class 2']),
    ).toEqual([1, 3, 5, 3, 3, 3, 4, 3, 3, 4, 2]);
    expect(readAll('five_tier', ['3类', '第3级', '04', 'I', 'V', '3+', 'II + ', 'category 5', '五级分类3'])).toEqual([
      ...[3, 3, 4, 1, 5, 3, 2, 5, 3],
    ]);
  });

  it('is a number and its word where both say the same', () => {
    expect(readAll('five_tier', ['3-次级', '03次级', '3.次级', '3 - Substandard', '次级(3)', '2-可疑'])).toEqual([
      ...[3, 3, 3, 3, 3],
      undefined,
    ]);
  });

  it('is named in English, and as Hong Kong and Taiwan name it', () => {
    expect(
      readAll('five_tier', ['PASS', 'Special Mention', 'Watch', 'Sub-standard', 'Doubtful', 'Loss', 'SMA-1']),
    ).toEqual([1, 2, 2, 3, 4, 5, 2]);
    expect(readAll('five_tier', ['NPA - Substandard', 'Doubtful (NPA)', 'NPL: Loss', 'NPA - Standard'])).toEqual([
      3,
      4,
      5,
      undefined,
    ]);
    expect(readAll('five_tier', ['合格', '需要關注', '次級', '應予注意', '收回無望'])).toEqual([1, 2, 3, 2, 5]);
  });

  it('is not guessed', () => {
    for (const word of ['优', 'M1', '-1', '3.5', '6', '0', '12', 'A', '正常还款', '待定', '不良', '次级或可疑'])
      expect(readSpelling(column('five_tier'), word), word).toBeUndefined();
    for (const word of [
      '次级1.2',
      'SMA-1.5',
      '13次级',
      '次级13次',
      'class 25',
      'class 2 or 3',
      'X3',
      '3X',
      '非正常',
      '第六类',
    ])
      expect(readSpelling(column('five_tier'), word), word).toBeUndefined();
  });
});

describe('words without a class', () => {
  it('say that a loan performs or does not', () => {
    for (const word of [
      ...['不良', '不良贷款', '不良类贷款', '後三類', '后三类', 'NPL', 'Default', 'Impaired', 'credit-impaired'],
      ...['Non-Performing', 'non performing loan', 'non performing loans', 'Nonperforming exposure', 'NPE'],
      ...['Non-performing exposures', 'non-performing asset', 'non-performing assets', 'Non-accrual', 'in default'],
    ])
      expect(readNonPerforming(word), word).toBe(true);
    for (const word of [
      ...['Performing', '非不良', '非不良貸款', 'performing loan', 'performing loans', 'performing exposure'],
      ...['performing exposures', 'performing asset', 'performing assets', 'not impaired', 'non-default'],
    ])
      expect(readNonPerforming(word), word).toBe(false);
    for (const word of [
      ...['正常', '可疑', 'Current', '', 'underperforming', 'not performing', 'performing until May', 'NPL cured'],
      ...['不良率', '曾不良', 'no default', 'default cured', 'impaired?no', '非不良率'],
    ])
      expect(readNonPerforming(word), word).toBeUndefined();
  });
});

describe('the stage of a loan', () => {
  it('is read in both languages, with any numeral', () => {
    const words = ['1.0', 'Stage 2', '第三阶段', '阶段一', '二阶段', '3阶段', 'Stage II', 'S3', 'stage 2 (SICR)', '02'];
    expect(readAll('ifrs_stage', words)).toEqual([1, 2, 3, 1, 2, 3, 2, 3, 2, 2]);
    for (const word of ['4', '0', 'POCI', '阶段'])
      expect(readSpelling(column('ifrs_stage'), word), word).toBeUndefined();
  });
});

describe('the status of a loan', () => {
  it('tells what is on the book from what has left it', () => {
    expect(readAll('loan_status', ['正常', '逾期', '30DPD', '120+ DPD', 'Current', 'Default', 'Performing'])).toEqual(
      Array.from({ length: 7 }, () => 'active'),
    );
    expect(readAll('loan_status', ['结清', 'Paid off', 'Fully Paid', '提前结清'])).toEqual(
      Array.from({ length: 4 }, () => 'settled'),
    );
    expect(readAll('loan_status', ['已转让', '转让', 'Sold'])).toEqual(Array.from({ length: 3 }, () => 'transferred'));
    expect(readAll('loan_status', ['核销', '已核销', 'Charged Off', 'charge-off', '账销案存'])).toEqual(
      Array.from({ length: 5 }, () => 'written_off'),
    );
    for (const word of ['委托贷款', '其他-诉讼', 'REO', '01'])
      expect(readSpelling(column('loan_status'), word), word).toBeUndefined();
  });
});

describe('codes and flags', () => {
  it('may have decimals that are none, and no others', () => {
    expect(readAll('risk_tier', ['1.0', '3', '10', '1.5'], 'client')).toEqual([1, 3, undefined, undefined]);
    expect(readAll('watchlist_flag', ['1.0', '0.0', '10', '1'])).toEqual([true, false, undefined, true]);
  });
});
