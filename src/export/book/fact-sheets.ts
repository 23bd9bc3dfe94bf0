import { lookup } from '../../i18n/lookup.ts';
import { createTranslate } from '../../i18n/translate.ts';
import type { Translate } from '../../i18n/translate-with.ts';
import type { ImportReport } from '../../ingest/import-report.ts';
import { definitionVersion } from '../../metrics/definition-version.ts';
import { wholeMetric } from '../../metrics/whole-metric.ts';
import type { Portfolio } from '../../session/portfolio.ts';
import { limitsText } from '../../words/limit-text.ts';
import { tableName } from '../../words/table-name.ts';
import { formed, type BookCell, type BookSheet, type Formula } from './sheet.ts';
import type { Capital } from './worked-metric.ts';

/** Where the bank's capital stands on the sheet of parameters. */
const CAPITAL_ROWS: Readonly<Record<Capital, number>> = { netCapital: 2, tier1Capital: 3 };

export function capitalPlace(sheet: string, kind: Capital): string {
  return `'${sheet}'!$B$${CAPITAL_ROWS[kind]}`;
}

/** What each metric means, in the words of the report, with the limits in force at the date. */
export function definitionSheet(name: string, portfolio: Portfolio, day: string, t: Translate): BookSheet {
  const other = createTranslate(t.language === 'en' ? 'zh-CN' : 'en', null, t.words);
  const titles = ['code', 'metric', 'other-name', 'unit', 'definition', 'formula', 'limits', 'version'] as const;
  return {
    name,
    columns: [8, 32, 32, 14, 70, 70, 50, 22].map((width) => ({ width })),
    rows: [
      titles.map((title) => t(`book.column.${title}`)),
      ...portfolio.catalogue.metrics.map((each): BookCell[] => {
        const metric = wholeMetric(each);
        const { id, code, unit } = metric;
        const limits = portfolio.settings.limitsAt(metric, day);
        return [
          ...[code, lookup(t, `metric.${id}`, id), lookup(other, `metric.${id}`, id), t(`report.unit.${unit}`)],
          ...[lookup(t, `definition.${id}`, ''), lookup(t, `formula.${id}`, '')].map(wrapped),
          wrapped(limitsText(limits, unit, t) + lookup(t, `report.limits.${id}`, '')),
          definitionVersion(metric),
        ];
      }),
    ],
    head: 1,
    filter: true,
  };
}

function wrapped(value: string): BookCell {
  return { value, style: 'wrapped' };
}

/** What the bank has set, each with file and row; the capital in force at the date, which formulas look up, at the top. */
export function parameterSheet(
  name: string,
  { settings: { rows } }: Portfolio,
  capital: Readonly<Record<Capital, number | null>>,
  t: Translate,
): BookSheet {
  const titles = ['key', 'value', 'scope', 'unit', 'from', 'origin', 'source_file', 'source_row'] as const;
  return {
    name,
    columns: [44, 24, 28, 12, 12, 12, 28, 10].map((width) => ({ width })),
    rows: [
      [t('book.capital'), t('book.column.value')],
      [t('book.capital.net'), formed(capital.netCapital, 'money')],
      [t('book.capital.tier1'), formed(capital.tier1Capital, 'money')],
      [],
      titles.map((title) => ({ value: t(`book.column.${title}`), style: 'bold' as const })),
      ...rows.map(({ key, value, scope, unit, from, origin, file, row }): BookCell[] => [
        ...[key, value, scope, unit],
        formed(from, 'date'),
        t(`book.origin.${origin}`),
        file,
        row,
      ]),
    ],
    head: 1,
  };
}

/** Rows in = loaded + rejected + excluded, file by file; differences and totals are worked out by the workbook. */
export function reconciliationSheet(name: string, imports: readonly ImportReport[], t: Translate): BookSheet {
  const titles = [
    ...['file', 'sheet', 'table', 'read', 'loaded', 'rejected', 'excluded', 'difference', 'sha256'],
  ] as const;
  const count = (value: number | Formula): BookCell => formed(value, 'count');
  const last = imports.length + 1;
  const sum = (letter: string, pick: (rows: ImportReport['rows']) => number): Formula => ({
    formula: `SUM(${letter}2:${letter}${last})`,
    value: imports.reduce((total, { rows }) => total + pick(rows), 0),
  });
  const difference = (at: number, { read, loaded, rejected, excluded }: ImportReport['rows']): Formula => ({
    formula: `D${at}-E${at}-F${at}-G${at}`,
    value: read - loaded - rejected - excluded,
  });
  const rest = ({ read, loaded, rejected, excluded }: ImportReport['rows']) => read - loaded - rejected - excluded;
  return {
    name,
    columns: [36, 18, 22, 10, 10, 10, 10, 12, 68].map((width) => ({ width })),
    rows: [
      titles.map((title) => t(`book.column.${title}`)),
      ...imports.map(({ file, sheet, table, rows, sha256 }, index): BookCell[] => [
        ...[file, sheet, table === null ? null : tableName(table, t.language)],
        ...[rows.read, rows.loaded, rows.rejected, rows.excluded].map(count),
        count(difference(index + 2, rows)),
        sha256,
      ]),
      ...(imports.length === 0
        ? []
        : [
            [
              ...[t('book.total'), null, null],
              ...[count(sum('D', ({ read }) => read)), count(sum('E', ({ loaded }) => loaded))],
              ...[count(sum('F', ({ rejected }) => rejected)), count(sum('G', ({ excluded }) => excluded))],
              ...[count(sum('H', rest)), null],
            ],
          ]),
    ],
    head: 1,
  };
}
