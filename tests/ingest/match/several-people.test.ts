import { describe, expect, it } from 'vitest';
import { severalPeople } from '../../../src/ingest/match/several-people.ts';
import { importTexts, ledger } from '../../support/import-text.ts';

describe('several people in a cell', () => {
  it('are told by the signs between them', () => {
    for (const cell of ['王一、李二', '王一/李二', '王一;李二', '王一；李二', '王一,李二', '王一 和 李二', '王一|李二'])
      expect(severalPeople(cell), cell).toEqual(['王一', '李二']);
    expect(severalPeople('M01/M02')).toEqual(['M01', 'M02']);
    expect(severalPeople('10012, 10013')).toEqual(['10012', '10013']);
    expect(severalPeople('王一  和  李二', new Set(['和']))).toEqual(['王一', '李二']);
    expect(severalPeople("Ann O'Lee and Bo Chen")).toEqual(["Ann O'Lee", 'Bo Chen']);
    expect(severalPeople('Ann Lee / Bo Chen')).toEqual(['Ann Lee', 'Bo Chen']);
  });

  it('are told by a blank only where each of them stands alone elsewhere', () => {
    expect(severalPeople('王一 李二', new Set(['王一', '李二']))).toEqual(['王一', '李二']);
    expect(severalPeople(' 王一   李二 ', new Set(['王一', '李二']))).toEqual(['王一', '李二']);
    expect(severalPeople('王一 李二', new Set(['王一']))).toBeNull();
  });

  it('are not made of one', () => {
    const teams = [
      '王一/A',
      '公司业务一部,二部',
      '二部,公司业务一部',
      '王一/1',
      '王一/9x',
      'Lee 2/Chen',
      '王一/Lee2',
      '王一/M01x',
      '王一/ABCD01',
      '王一,Lee',
    ];
    for (const cell of ['王一', 'Lee, Ann', 'Ann Lee', 'A/B', '', 'M01', '欧阳 一', '王一（主办）', ...teams])
      expect(severalPeople(cell, new Set(['王一'])), cell).toBeNull();
  });

  it('are nobody, asked about, and never a third person', async () => {
    const { engine, cells, report } = await importTexts({
      'a.csv': ledger(
        ['余额（元）', '客户经理'],
        [
          ['100', '王一'],
          ['300', '王一、李二'],
          ['200', '李二/张三'],
        ],
      ),
    });
    expect(await cells('SELECT CAST(manager_id AS VARCHAR), unread FROM exposure ORDER BY source_row')).toEqual([
      ['王一', null],
      [null, ',manager_id,'],
      [null, ',manager_id,'],
    ]);
    expect(report.issues.map(({ row, value, problem, balance }) => [row, value, problem, balance])).toEqual([
      [3, '王一、李二', 'several-people', 300],
      [4, '李二/张三', 'several-people', 200],
    ]);
    expect(report.questions.map(({ word, choices }) => [word, choices])).toEqual([
      ['王一、李二', ['王一', '李二', 'blank']],
      ['李二/张三', ['李二', '张三', 'blank']],
    ]);
    await engine.close();
  });
});
