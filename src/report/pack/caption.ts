import type { Figure, FigureCell } from '../../charts/figure.ts';
import type { Translate } from '../../i18n/translate.ts';
import type { MetricRow } from '../../metrics/metric.ts';

/** Codes of metrics that are named; a table of many is known by the first. */
const CODES = 4;

/** Gives figures and tables their numbers, in the order they are printed. */
export class Numbers {
  private figures = 0;
  private tables = 0;

  next({ chart, tiles }: Figure, t: Translate): string {
    return chart || tiles
      ? t('pack.figure', { number: (this.figures += 1) })
      : t('pack.table', { number: (this.tables += 1) });
  }
}

/** What stands under a figure: its number, the codes its evidence is asked by, how many items its leading value is of, date and remarks. */
export function captionOf(figure: Figure, number: string, t: Translate): string[] {
  const rows = rowsOf(figure);
  const codes = [...new Set(rows.map(({ code }) => code))];
  const named = codes.slice(0, CODES).join(' ') + (codes.length > CODES ? ` +${codes.length - CODES}` : '');
  const lead = rows.find(({ value, by }) => value !== null && Object.keys(by).length === 0);
  const counted = lead ? [t('pack.n', { n: t.format.number(lead.n) })] : [];
  return [[number, named].filter(Boolean).join(' '), ...counted, ...figure.foot];
}

/** Values of a figure, the newest first. */
function rowsOf({ headline, tiles = [], table }: Figure): MetricRow[] {
  const cells: (FigureCell | undefined)[] = [headline, ...tiles.map(({ value }) => value)];
  const own = [...cells, ...(table?.rows.toReversed().flat() ?? [])].flatMap((cell) => cell?.ref?.row ?? []);
  const last = own.reduce((period, row) => (row.period > period ? row.period : period), '');
  return own.toSorted((a, b) => Number(b.period === last) - Number(a.period === last));
}
