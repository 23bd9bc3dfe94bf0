import { describe, expect, it } from 'vitest';
import { ledger } from '../../support/import-text.ts';
import { withOneEngine } from '../../support/one-engine.ts';

const importTexts = withOneEngine();
const PARAMETER = { 'parameter.csv': 'key,value\namount_unit,万元\n' };
const B = '贷款余额';
const L = '授信额度';

interface Given {
  above?: string;
  units?: Record<string, string>;
  more?: Record<string, string>;
}

/** A balance of 7 and a limit of 6 as they are stored, and what is asked about their unit. */
async function stored(headings: readonly string[], { above, units = {}, more = {} }: Given) {
  const text = ledger(headings, [headings.map((_, index) => String(7 - index))]);
  const files = { 'a.csv': above === undefined ? text : `${above}\n${text}`, ...more };
  const { report, cells } = await importTexts(files, { units });
  const [row = []] = await cells('SELECT CAST(outstanding AS VARCHAR), CAST(limit_amount AS VARCHAR) FROM exposure');
  const asked = report.questions.map(({ kind, column, blocks }) => `${kind} ${column}${blocks ? ', blocks' : ''}`);
  const said = report.issues.map(({ problem, details }) => [problem, ...Object.values(details ?? {})].join(' '));
  return [row, asked, said];
}

const [BALANCE, LIMIT] = ['unit exposure.outstanding', 'unit exposure.limit_amount'];

describe('the unit of an amount', () => {
  it.each<[string, readonly string[], Given, readonly string[]]>([
    ['is that of its heading', [`${B}（万元）`, `${L}（元）`], {}, ['70000.00', '6.00']],
    ['is yuan beside yuan', [`${B}（元）`, L], {}, ['7.00', '6.00']],
    ['stands above', [B, L], { above: '单位：亿元' }, ['700000000.00', '600000000.00']],
    ['stands above for those without one', [B, `${L}（万元）`], { above: '单位：亿元' }, ['700000000.00', '60000.00']],
    ['is what a person says', [`${B}（万元）`, L], { units: { limit_amount: '千元' } }, ['70000.00', '6000.00']],
    [
      'is what a person says of the main one',
      [B, L],
      { above: '单位：亿元', units: { outstanding: '千元' } },
      ['7000.00', '6000.00'],
    ],
    ['is that of all, where nothing nearer says it', [`${B}（元）`, L], { more: PARAMETER }, ['7.00', '60000.00']],
    [
      'is that of the heading before that of all',
      [`${B}（亿元）`, `${L}（元）`],
      { more: PARAMETER },
      ['700000000.00', '6.00'],
    ],
    [
      'may have its currency above',
      [`${B}（万元）`, `${L}（万元）`],
      { above: '单位：美元' },
      ['70000.00', '60000.00'],
    ],
    ['may have its currency in the heading', [`${B}（美元）`, `${L}（美元）`], { above: '单位：元' }, ['7.00', '6.00']],
  ])('%s', async (_, headings, given, amounts) => {
    expect(await stored(headings, given)).toEqual([amounts, [], []]);
  });

  it.each<[string, readonly string[], Given, readonly unknown[]]>([
    ['nothing says it', [B, L], {}, [['7.00', '6.00'], [BALANCE], ['unit-open']]],
    ['only the limit has one', [B, `${L}（万元）`], {}, [['7.00', '60000.00'], [BALANCE], ['unit-open']]],
    ['only the balance has one', [`${B}（万元）`, L], {}, [['70000.00', null], [LIMIT], ['unit-unsaid']]],
    [
      'heading and line differ',
      [`${B}（元）`],
      { above: '单位：万元' },
      [[], [`${BALANCE}, blocks`], ['unit-at-odds 元 万元']],
    ],
    [
      'the balance and the line differ, which the limit is under',
      [`${B}（元）`, L],
      { above: '单位：万元' },
      [[], [`${BALANCE}, blocks`], ['unit-at-odds 元 万元']],
    ],
    [
      'all headings and the line differ',
      [`${B}（万元）`, `${L}（万元）`],
      { above: '单位：元' },
      [[], [`${BALANCE}, blocks`, LIMIT], ['unit-at-odds 万元 元', 'unit-at-odds 万元 元']],
    ],
    [
      'a limit and the line differ',
      [`${B}（万元）`, `${L}（元）`],
      { above: '单位：万元' },
      [['70000.00', null], [LIMIT], ['unit-at-odds 元 万元']],
    ],
    [
      'the heading says dollars and the line 万元',
      [`${B}（美元）`],
      { above: '单位：万元' },
      [[], [`${BALANCE}, blocks`], ['unit-unclear USD']],
    ],
    [
      'a limit is in dollars below 万元',
      [B, `${L}（美元）`],
      { above: '单位：万元' },
      [['70000.00', null], [LIMIT], ['unit-unclear-column USD']],
    ],
  ])('is asked where %s', async (_, headings, given, outcome) => {
    expect(await stored(headings, given)).toEqual(outcome);
  });

  it('is none of another kind', async () => {
    await expect(stored([B], { units: { outstanding: 'bushels' } })).rejects.toThrow('bad value for unit: bushels');
  });
});
