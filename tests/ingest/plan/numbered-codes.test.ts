import { describe, expect, it } from 'vitest';
import { findColumn, tableModel } from '../../../src/model/index.ts';
import { bareNumber, otherNumbers } from '../../../src/ingest/plan/numbered-codes.ts';
import { importTexts, ledger } from '../../support/import-text.ts';

const exposure = tableModel('exposure');
const columnOf = (name: string) => {
  const column = findColumn(exposure, name);
  if (!column) throw new Error(name);
  return column;
};

async function classesOf(heads: readonly string[], rows: readonly (readonly string[])[], valueMap = {}) {
  const { cells, report } = await importTexts(
    {
      'a.csv': ledger(
        ['贷款余额（元）', ...heads],
        rows.map((row) => ['100', ...row]),
      ),
    },
    { valueMap },
  );
  return {
    classes: (await cells('SELECT five_tier FROM exposure ORDER BY source_row')).flat(),
    unread: (await cells(`SELECT count(*) FROM exposure WHERE contains(unread, ',five_tier,')`)).flat().map(Number)[0],
    problems: report.issues.filter(({ row }) => row === null).map(({ problem }) => problem),
    asked: report.questions.filter(({ kind }) => kind === 'word').map(({ word }) => word),
  };
}
const column = (...cells: string[]) => cells.map((cell) => [cell]);

describe('the number a cell is', () => {
  it.each([
    ['3', 3],
    ['03', 3],
    ['00', 0],
    ['2.0', 2],
    ['４', 4],
    ['第2级', 2],
    ['-1', null],
    ['正常1', null],
    ['2.5', null],
    ['', null],
  ])('%s is %s', (cell, number) => {
    expect(bareNumber(cell)).toBe(number);
  });
});

describe('numbers of a column of codes', () => {
  const of = (name: string, cells: string, heading = '') => otherNumbers(columnOf(name), heading, cells.split(' '));
  it('are others where they begin at 0 and do not reach the last of ours', () => {
    expect(of('five_tier', '0 1 2 3 4')).toBe('codes-from-zero');
    expect(of('five_tier', '00 01')).toBe('codes-from-zero');
    expect(of('ifrs_stage', '0 1 2')).toBe('codes-from-zero');
    expect(of('five_tier', '0 1 5')).toBeNull();
    expect(of('five_tier', '1 2 3 4')).toBeNull();
    expect(of('five_tier', '0 正常')).toBeNull();
  });

  it('are others where the scale is finer', () => {
    expect(of('five_tier', '1 2 7')).toBe('codes-beyond');
    expect(of('five_tier', '1 2 3', '十二级分类')).toBe('codes-beyond');
    expect(of('five_tier', '1 2 3', '10级分类结果')).toBe('codes-beyond');
    expect(of('five_tier', '1 2 9')).toBeNull();
    expect(of('five_tier', '正常1 关注2', '十级分类')).toBeNull();
    expect(of('ifrs_stage', '1 2 4')).toBeNull();
  });
});

describe('a column of classes', () => {
  it('numbered from 0 is read nowhere, and asked word by word', async () => {
    const found = await classesOf(['五级分类'], column('0', '0', '1', '2', '3', '4', '次级'));
    expect(found.classes).toEqual([null, null, null, null, null, null, 3]);
    expect(found.unread).toBe(6);
    expect(found.problems).toEqual(['codes-from-zero']);
    expect(found.asked.toSorted()).toEqual(['0', '1', '2', '3', '4']);
  });

  it('numbered from 0 is read as a person says', async () => {
    const valueMap = { five_tier: { 0: '1', 1: '2', 2: '3', 3: '4', 4: '5' } };
    const found = await classesOf(['五级分类'], column('0', '1', '4'), valueMap);
    expect(found).toEqual({ classes: [1, 2, 5], unread: 0, problems: [], asked: [] });
  });

  it('numbered from 1 is read beside a 0 that nobody knows', async () => {
    const found = await classesOf(['五级分类'], column('0', '1', '5'));
    expect(found).toMatchObject({ classes: [null, 1, 5], unread: 1, problems: [], asked: ['0'] });
  });

  it('that runs the other way is not read, as the days past due tell', async () => {
    const rows = [
      ['5', '0'],
      ['5', '0'],
      ['4', '10'],
      ['1', '400'],
      ['2', '120'],
    ];
    const found = await classesOf(['五级分类', '逾期天数'], rows);
    expect(found.classes).toEqual([null, null, null, null, null]);
    expect(found.problems).toEqual(['codes-reversed']);
    const valueMap = { five_tier: { 1: '5', 2: '4', 4: '2', 5: '1' } };
    const told = await classesOf(['五级分类', '逾期天数'], rows, valueMap);
    expect(told).toEqual({ classes: [1, 1, 2, 5, 4], unread: 0, problems: [], asked: [] });
  });

  it('is read where some loans contradict their days, and where words do', async () => {
    const some = [
      ['1', '0'],
      ['1', '0'],
      ['1', '0'],
      ['1', '400'],
      ['5', '0'],
      ['5', '300'],
    ];
    expect((await classesOf(['五级分类', '逾期天数'], some)).classes).toEqual([1, 1, 1, 1, 5, 5]);
    const words = [
      ['损失', '0'],
      ['损失', '0'],
      ['正常', '400'],
    ];
    expect((await classesOf(['五级分类', '逾期天数'], words)).classes).toEqual([5, 5, 1]);
  });
});
