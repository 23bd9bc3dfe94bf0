import type { FigureCell, OtherValue } from '../../src/charts/figure.ts';
import { speakFurther } from '../../src/i18n/speak.ts';
import type { MetricRow, Status } from '../../src/metrics/metric.ts';
import type { Breach } from '../../src/session/breaches/breach.ts';
import { findBreaches } from '../../src/session/breaches/find-breaches.ts';
import { keyOf } from '../../src/session/breaches/row-state.ts';
import { groupLabels } from '../../src/words/breach-text.ts';
import { breachRows } from '../cards/breach-rows.ts';
import type { OwnComparison } from '../kind.ts';
import { requestOf, type Context } from '../shared/context.ts';
import { comparedTable } from './compared-table.ts';
import { otherValue } from './other-value.ts';
import { thenDate, thenSource } from './then.ts';

const RANK: Readonly<Record<Status, number>> = { grey: 0, green: 0, amber: 1, red: 2 };

/** What became of a value beyond a limit since then; null where nobody can tell, or nothing did. */
type Since = 'new' | 'worse' | 'better' | 'gone' | 'unknown' | 'same';

/** The list of breaches beside an earlier date: the value then of each, which are new, better or worse, and below them those of then that are none any more. */
export const breachesThen: OwnComparison = async (context, drawing, compare) => {
  const { t, portfolio, asOf, filter } = context;
  if (!t.has('compare.foot')) await speakFurther(t.language);
  if (compare === 'peers' || compare === 'target')
    return { ...drawing, foot: [...drawing.foot, t('compare.not.limits')] };
  const asked = [asOf, thenDate(context, compare)].map((date) =>
    findBreaches(portfolio, { asOf: date, filter }, { later: true }),
  );
  const [now, then] = await Promise.all(asked);
  const listed = new Set((now?.list ?? []).map(breachKey));
  const gone = await stillTold(
    context,
    (then?.list ?? []).filter((breach) => !listed.has(breachKey(breach))),
  );
  const told = new Set([...(now?.list ?? []), ...gone].map(({ row }) => rowKey(row)));
  // what ended within the last month is told once, with its value of now where there is one
  const kept = (drawing.table?.rows ?? []).filter((cells) => {
    const row = rowIn(cells);
    return !row || row.period === context.months.at(-1) || !told.has(rowKey(row));
  });
  const rows = [...kept, ...breachRows(context, gone, await groupLabels(portfolio, gone, t))];
  if (!drawing.table && rows.length === 0) return { ...drawing, foot: [...drawing.foot, t('compare.not.values')] };
  const values = rows.flatMap((cells) => cells.flatMap(({ ref }) => ref?.row ?? []));
  const { label, words, find } = thenSource(context, compare);
  const { found, foot } = await find(values);
  const others = new Map(
    values.map((row) => [row, otherValue(context, row, { label, words, found: found.get(row) ?? { value: null } })]),
  );
  const was = new Set((then?.list ?? []).map(({ row }) => rowKey(row)));
  const ended = new Set(gone.map(({ row }) => row));
  const since = rows.map((cells) => {
    const row = rowIn(cells);
    if (!row) return 'same';
    if (row.period !== context.months.at(-1)) return was.has(rowKey(row)) ? 'gone' : 'same';
    return ended.has(row) ? 'gone' : sinceOf(row, others.get(row));
  });
  const columns = drawing.table?.columns ?? [];
  const table = comparedTable({ ...drawing.table, columns, rows }, others, { label, t });
  const counted = (what: Since) => t.format.number(since.filter((each) => each === what).length);
  return {
    ...drawing,
    others,
    table: { ...table, rows: table.rows.map((cells, index) => withSince(context, cells, since[index] ?? 'same')) },
    foot: [
      ...drawing.foot,
      ...foot,
      t('compare.foot.breaches', {
        ...{ new: counted('new'), gone: counted('gone'), worse: counted('worse'), better: counted('better') },
      }),
    ],
  };
};

function breachKey({ row, scope }: Breach): string {
  return JSON.stringify([scope, rowKey(row)]);
}

function rowKey(row: MetricRow): string {
  return JSON.stringify([row.metric, keyOf(row)]);
}

function rowIn(cells: readonly FigureCell[]): MetricRow | undefined {
  return cells.find(({ ref }) => ref)?.ref?.row;
}

/** What was beyond a limit then, with its value of now, where that is told and within. */
async function stillTold(context: Context, breaches: readonly Breach[]): Promise<Breach[]> {
  const { portfolio, months } = context;
  const found = await Promise.all(
    breaches.map(async (breach): Promise<Breach[]> => {
      const answer = await portfolio.ask(breach.metric, requestOf(context, breach.request.by), { later: true });
      const row = answer.find((each) => keyOf(each) === keyOf(breach.row));
      const still = { row, value: row?.value ?? null, period: months.at(-1) ?? '', isNew: false };
      return row?.status === 'green' ? [{ ...breach, ...still, row }] : [];
    }),
  );
  return found.flat();
}

/** By the level first, of the same level by the value; new is what was told then and within. */
function sinceOf(row: MetricRow, other: OtherValue | undefined): Since {
  const was = other?.cell.ref?.row.status ?? 'grey';
  if (was === 'grey') return 'unknown';
  if (was === 'green') return 'new';
  if (RANK[was] !== RANK[row.status]) return RANK[was] < RANK[row.status] ? 'worse' : 'better';
  return other?.means === 'worse' || other?.means === 'better' ? other.means : 'same';
}

/** What became of it before the change, where the change does not say it: `new · +0.42 pp ✗ worse`. */
function withSince({ t }: Context, cells: readonly FigureCell[], since: Since): FigureCell[] {
  const change = cells.findIndex(({ ref }) => ref) + 2;
  return cells.map((cell, index) => {
    if (index !== change || since === 'same' || cell.tone === since) return cell;
    return { ...cell, text: [t(`compare.since.${since}`), cell.text].filter(Boolean).join(' · ') };
  });
}
