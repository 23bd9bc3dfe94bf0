import { describe, expect, it } from 'vitest';
import { createTranslate } from '../../src/i18n/translate.ts';
import { tableModel } from '../../src/model/index.ts';
import { RECORD_TABLES } from '../../src/session/records/record-tables.ts';
import { recordHeading, recordText } from '../../src/words/record-text.ts';

const [en, zh] = [createTranslate('en', 'CNY'), createTranslate('zh-CN', 'CNY')];
/** Written so in both languages: grades, classes and ratios bankers know by their letters. */
const LETTERS = /^(?:[A-C]|FI(?:-\d)?|P\d)$/;

describe('cells of rows that are shown as they stand', () => {
  const codes = Object.keys(RECORD_TABLES).flatMap((table) =>
    tableModel(table).columns.flatMap(({ name, type, allowed = [] }) =>
      allowed.map(({ value }) => ({ column: { table, name, type }, value })),
    ),
  );

  it('have words for every code there is, in both languages', () => {
    expect(codes.length).toBeGreaterThan(150);
    for (const { column, value } of codes) {
      const place = `${column.table}.${column.name} ${value}`;
      const english = recordText(column, value, en);
      const chinese = recordText(column, value, zh);
      if (!LETTERS.test(chinese)) expect([place, chinese]).toEqual([place, expect.stringMatching(/\p{Script=Han}/u)]);
      expect([place, english]).toEqual([place, expect.not.stringMatching(/_|\p{Script=Han}|^\d+$/u)]);
      if (!LETTERS.test(english)) expect([place, english]).toEqual([place, expect.stringMatching(/[a-z]{3}|[A-Z]{2}/)]);
    }
  });

  it('have words for every state SQL can tell', () => {
    for (const [table, { state = '' }] of Object.entries(RECORD_TABLES)) {
      const told = [...state.matchAll(/(?:THEN|ELSE) '(\w+)'|, '(\w+)'\) END/g)].map(([, a, b]) => a ?? b ?? '');
      expect([table, told.length > 0]).toEqual([table, state !== '']);
      for (const word of told) {
        const column = { table, name: 'state', type: 'code' } as const;
        expect(recordText(column, word, zh), `${table} ${word}`).toMatch(/\p{Script=Han}/u);
        expect(en.has(`record.state.${table}.${word}`), `${table} ${word}`).toBe(true);
      }
    }
  });

  it('are written by what they are', () => {
    const of = (type: Parameters<typeof recordText>[0]['type'], cell: string | number | boolean | null) =>
      recordText({ table: 'review', name: 'x', type }, cell, en);
    expect(
      [
        of('money', 1_500_000),
        of('fraction', 0.0425),
        of('number', 1.1),
        of('number', 1.2345),
        of('integer', 1200),
      ].join(),
    ).toBe('CNY 1.50 million,4.25%,1.10,1.2345,1,200');
    expect([
      of('date', '2026-06-30'),
      of('moment', '2026-06-30 09:05:00'),
      of('flag', true),
      of('flag', false),
    ]).toEqual(['2026-06-30', '2026-06-30 09:05', 'yes', 'no']);
    expect([of('text', null), of('text', ''), of('money', 0), of('text', 'as it stands')]).toEqual([
      '—',
      '—',
      '0',
      'as it stands',
    ]);
  });

  it('stand under headings, not under names of columns', () => {
    for (const [table, { columns }] of Object.entries(RECORD_TABLES))
      for (const name of columns) {
        const column = { table, name, type: 'text' } as const;
        expect(recordHeading(column, en)).toMatch(/^[A-Z][^_]*$/);
        expect(recordHeading(column, zh), `${table}.${name}`).toMatch(/\p{Script=Han}/u);
      }
  });
});
