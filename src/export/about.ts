import type { Figure } from '../charts/figure.ts';
import { lookup } from '../i18n/lookup.ts';
import type { Translate } from '../i18n/translate-with.ts';
import { BUILD } from '../lib/build.ts';
import { VERSION } from '../lib/version.ts';
import { definitionVersion } from '../metrics/definition-version.ts';
import { DIMENSIONS, type MetricRequest, type MetricRow } from '../metrics/metric.ts';
import { wholeMetric } from '../metrics/whole-metric.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { limitsText } from '../words/limit-text.ts';
import { partText } from '../words/part-text.ts';
import { tableName } from '../words/table-name.ts';

/** One line of what a file says of itself. */
export interface AboutLine {
  readonly label: string;
  readonly text: string;
}

export interface AboutWhat {
  readonly figure: Figure;
  readonly portfolio: Portfolio;
  readonly request: MetricRequest;
  /** The name of the board the card stands on. */
  readonly board: string;
  /** ISO time; null where equal data are to give equal bytes. */
  readonly made: string | null;
}

/** What a table is: date, selection, definitions, limits, files, version, hour – enough to be understood years later without the page. `t` speaks with definitions. */
export async function aboutLines(what: AboutWhat, t: Translate): Promise<AboutLine[]> {
  const { figure, portfolio, request, board, made } = what;
  const rows = rowsOf(figure);
  const line = (key: string, text: string): AboutLine => ({ label: lookup(t, `export.about.${key}`, key), text });
  const asOf = asOfOf(what);
  const lines = [
    line('title', figure.title),
    line('board', board),
    line('finding', figure.finding),
    line('as-of', asOf === null ? '' : t.format.date(asOf)),
    line('filter', await filterText(portfolio, request, t)),
    line('period', request.period ? t(`widgets.span.${request.period}`) : ''),
    line('foot', figure.foot.join(' · ')),
    line('unknown', unknownText(rows, t)),
    ...metricsIn(rows).flatMap((row) => metricLines(row, { portfolio, asOf }, t)),
    ...sourceLines(what, t).map((text) => line('source', text)),
    line('names', portfolio.prepared ? t('export.about.prepared') : ''),
    line('program', t('export.about.version', { version: VERSION, build: BUILD })),
    line('made', made === null ? '' : `${t.format.minute(made)} (${made})`),
  ];
  return lines.filter(({ text }) => text !== '');
}

/** The date a question looks from. */
export function asOfOf({ portfolio, request }: Pick<AboutWhat, 'portfolio' | 'request'>): string | null {
  return request.asOf ?? portfolio.snapshots.at(-1) ?? portfolio.lastEvent ?? null;
}

/** Of which book the data are a part, and every value of every dimension of the filter, as its reader calls it. */
async function filterText(portfolio: Portfolio, { filter = {} }: MetricRequest, t: Translate): Promise<string> {
  const set = DIMENSIONS.filter((dimension) => (filter[dimension] ?? []).length > 0);
  const part = partText(t);
  if (set.length === 0) return part ?? t('export.about.whole');
  const parts = await Promise.all(
    set.map(async (dimension) => {
      const labels = new Map((await portfolio.values(dimension, t.language)).map(({ value, label }) => [value, label]));
      const names = (filter[dimension] ?? []).map((value) => {
        if (value === 'unknown') return t('widgets.unknown');
        const label = labels.get(value) ?? lookup(t, `part.${dimension}.${value}`, value);
        return label === value ? value : `${label} (${value})`;
      });
      const name = lookup(t, `dimension.${dimension}`, dimension);
      return t('export.about.labelled', { label: name, text: names.join(t('widgets.list.comma')) });
    }),
  );
  return [...(part === null ? [] : [part]), ...parts].join(t('widgets.list.semicolon'));
}

/** Every value of a figure. */
function rowsOf({ headline, tiles = [], table }: Figure): MetricRow[] {
  const cells = [headline, ...tiles.map(({ value }) => value), ...(table?.rows.flat() ?? [])];
  return [...new Set(cells.flatMap((cell) => cell?.ref?.row ?? []))];
}

/** The first row of each metric. */
function metricsIn(rows: readonly MetricRow[]): MetricRow[] {
  return [...new Map(rows.toReversed().map((row) => [row.metric, row])).values()].reverse();
}

/** How many values are blank, and why: a blank is no zero. */
function unknownText(rows: readonly MetricRow[], t: Translate): string {
  const reasons = new Map<string, number>();
  for (const { reason } of rows) if (reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const parts = [...reasons].map(([reason, count]) =>
    t('export.about.reason', { reason: lookup(t, `reason.${reason}`, reason), count: t.format.number(count) }),
  );
  return parts.join(t('widgets.list.semicolon'));
}

function metricLines(
  row: MetricRow,
  { portfolio, asOf }: { portfolio: Portfolio; asOf: string | null },
  t: Translate,
): AboutLine[] {
  const metric = portfolio.catalogue.seek(row.metric);
  if (!metric) return [];
  const name = `${lookup(t, `metric.${metric.id}`, metric.id)} (${metric.code})`;
  const labelled = (label: string, text: string) => t('export.about.labelled', { label, text });
  const texts = [
    lookup(t, `definition.${metric.id}`, ''),
    labelled(t('report.formula'), lookup(t, `formula.${metric.id}`, '')),
    labelled(t('report.unit'), t(`report.unit.${metric.unit}`)),
    labelled(
      t('report.limits'),
      limitsText(asOf === null ? null : portfolio.settings.limitsAt(metric, asOf), metric.unit, t),
    ),
    labelled(t('evidence.version'), definitionVersion(wholeMetric(metric))),
  ];
  return [{ label: name, text: texts.join('\n') }];
}

/** The files behind it: of the tables its metrics need, or all. */
function sourceLines({ figure, portfolio }: AboutWhat, t: Translate): string[] {
  const metrics = metricsIn(rowsOf(figure)).flatMap(({ metric }) => portfolio.catalogue.seek(metric) ?? []);
  const tables = new Set([
    ...metrics.flatMap(({ needs, needsAny = [] }) => [...needs, ...needsAny]).map((need) => need.split('.')[0] ?? need),
    ...(figure.records ? [figure.records.table] : []),
    // what values are held against may stand in a file of its own
    ...([...(figure.others?.values() ?? [])].some(({ source }) => source) ? ['target'] : []),
  ]);
  return portfolio.imports
    .filter(({ table }) => table !== null && (tables.size === 0 || tables.has(table)))
    .map(({ file, table, rows, sha256 }) =>
      t('export.about.file', {
        file,
        table: tableName(table ?? '', t.language),
        loaded: t.format.number(rows.loaded),
        read: t.format.number(rows.read),
        sha256,
      }),
    );
}
