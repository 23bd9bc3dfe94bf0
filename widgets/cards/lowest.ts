import type { MetricRow } from '../../src/metrics/metric.ts';
import { askNow, nameCell, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { providerText } from './provider-text.ts';
import { labelsOf, worstFirst } from '../kinds/ranked.ts';
import { bookLimits } from '../shared/limit-lines.ts';
import { dimensionTitle, flagsText, groupName, metricName, stateText, worstStatus } from '../shared/group-words.ts';
import { purpose, type Drawing } from '../kind.ts';

const METRIC = 'client-esg-score';
/** A client has no limit of its own: it is held against that of the book. */
const BOOK = 'portfolio-esg-score';
const SHOWN = 15;
const ON_PAPER = 10;

/** The clients with the lowest scores, with the balance they hold. */
async function lowestFigure(context: Context): Promise<Drawing> {
  const { t } = context;
  const [scores, balances, labels] = await Promise.all([
    askNow(context, METRIC, ['client']),
    askNow(context, 'outstanding-balance', ['client']),
    labelsOf(context, 'client'),
  ]);
  const client = (row: MetricRow) => row.by['client'] ?? 'unknown';
  const name = (row: MetricRow) => groupName(t, 'client', client(row), labels);
  const balance = new Map(balances.map((row) => [client(row), row]));
  const scored = worstFirst(
    scores.filter(({ value }) => value !== null),
    { context, metric: METRIC, name },
  );
  const [worst] = scored;
  const limit = bookLimits(context, BOOK)?.amber ?? 0;
  return {
    finding: worst
      ? t('esg-scores.lowest.finding', {
          worst: name(worst),
          value: t.format.value(worst.value ?? 0, worst.unit),
          count: scored.filter(({ value }) => (value ?? 0) < limit).length,
          limit: t.format.value(limit, 'score'),
        })
      : t('esg-scores.lowest.none'),
    status: worstStatus(scored.map(({ status }) => status)),
    brief: ON_PAPER,
    table: {
      columns: [
        { title: dimensionTitle(t, 'client'), align: 'start' },
        { title: metricName(t, METRIC), align: 'end' },
        { title: t('widgets.state'), align: 'start' },
        { title: metricName(t, 'outstanding-balance'), align: 'end' },
        { title: t('widgets.note'), align: 'start' },
      ],
      rows: scored.slice(0, SHOWN).map((row) => {
        const { text, ref } = valueCell(context, row);
        return [
          nameCell(context, name(row), 'client', client(row)),
          { text, ref },
          { text: stateText(t, row) },
          valueCell(context, balance.get(client(row))),
          { text: flagsText(t, row.flags) },
        ];
      }),
    },
    foot: foot(
      context,
      undefined,
      ...providerText(context),
      ...(scored.length > SHOWN ? [t('widgets.foot.first', { shown: SHOWN, all: scored.length })] : []),
    ),
  };
}

/** Clients with the lowest scores. */
export const lowest = purpose('lowest-esg', [METRIC], lowestFigure, { rows: SHOWN, compares: true });
