import type { CsvCell } from './csv.ts';

export const TARGET_HEADER = ['指标代码', '范围', '月份', '目标值', '单位'] as const;

/** The balance that was planned, in ten thousand yuan: at the end of 2024, and what each month adds. */
const BALANCE = { start: 1_780_000, step: 16_500, first: 2025, months: 24 };

/** Shares of non-performing loans each team should not exceed in 2026. */
const TEAMS: readonly (readonly [team: string, npl: string])[] = [
  ['华东项目一部', '1.0'],
  ['华东项目二部', '2.0'],
  ['华东项目三部', '2.5'],
  ['华南项目一部', '2.0'],
  ['华南项目二部', '3.0'],
  ['西南项目一部', '3.0'],
  ['西南项目二部', '5.0'],
];

/** What was planned: months of this year, years, and teams. */
export function targetRows(): CsvCell[][] {
  const month = (year: number, index: number) => `${year + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  return [
    ...Array.from({ length: BALANCE.months }, (_, index): CsvCell[] => [
      'outstanding-balance',
      '全行',
      month(BALANCE.first, index),
      BALANCE.start + BALANCE.step * (index + 1),
      '万元',
    ]),
    ...Array.from({ length: 12 }, (_, index): CsvCell[] => [
      'npl-ratio',
      '全行',
      month(2026, index),
      (3.2 - 0.1 * (index + 1)).toFixed(2),
      '%',
    ]),
    ['npl-ratio', '全行', '2024', '2.0', '%'],
    ['npl-ratio', '全行', '2025', '2.5', '%'],
    ['special-mention-ratio', '全行', '2026', '2.5', '%'],
    ['overdue-ratio', '全行', '2026', '3.5', '%'],
    ['provision-coverage', '全行', '2025', '160', '%'],
    ['provision-coverage', '全行', '2026', '165', '%'],
    ['dscr', '全行', '2026', '1.55', null],
    ['open-alerts', '全行', '2026Q2', '50', null],
    ['review-on-time', '全行', '2026', '95', '%'],
    ['portfolio-esg-score', '全行', '2026', '65', null],
    ...TEAMS.map(([team, npl]): CsvCell[] => ['npl-ratio', `team:${team}`, '2026', npl, '%']),
  ];
}
