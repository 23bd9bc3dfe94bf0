import type { Translate } from '../i18n/translate.ts';
import { toCsv } from '../lib/csv.ts';
import type { Filter } from '../metrics/metric.ts';
import type { Breach, Breaches } from '../session/breaches/breach.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { changesText, countsText, groupLabels, limitText, placeText, uncheckedTexts } from '../words/breach-text.ts';
import { selectionText } from '../words/selection-text.ts';
import { textTable } from './text-table.ts';

/** The list with raw values for programs, key by key and in this order. */
export function breachJson({ list }: Breaches): string {
  return `${JSON.stringify(list.map(toRecord), null, 2)}\n`;
}

function toRecord({ metric, code, by, value, limit, level, scope, period, since, unit }: Breach) {
  return { metric, code, by, value, limit, level, scope, period, since, unit };
}

/** The same as CSV, a column for each kind of group. */
export function breachCsv({ list }: Breaches): string {
  const keys = [...new Set(list.flatMap(({ by }) => Object.keys(by)))];
  const text = toCsv(
    ['metric', 'code', ...keys, 'value', 'limit', 'level', 'scope', 'period', 'since', 'unit'],
    list.map((breach) => [
      ...[breach.metric, breach.code, ...keys.map((key) => breach.by[key] ?? null)],
      ...[breach.value, breach.limit, breach.level, breach.scope, breach.period, breach.since, breach.unit],
    ]),
  );
  // programs read this, and a byte-order mark would become part of the first column's name
  return text.replace('\uFEFF', '');
}

/** How many checks were made and what came of them, on one line. */
export function countLine(found: Breaches, t: Translate): string {
  return `${t('breaches.line', { counts: countsText(found, t), changes: changesText(found, t) })}\n`;
}

/** The list for people: the counts, what is beyond a limit, what no longer is, and what could not be checked. */
export async function breachTable(
  found: Breaches,
  portfolio: Portfolio,
  t: Translate,
  { filter = {} }: { filter?: Filter } = {},
): Promise<string> {
  const labels = await groupLabels(portfolio, [...found.list, ...found.gone], t);
  const table = (rows: readonly Breach[]) => {
    const start = (title: string) => ({ title, align: 'start' as const });
    const end = (title: string) => ({ title, align: 'end' as const });
    return textTable(
      [
        ...[start(t('breaches.level')), start(t('cli.metric')), start(t('breaches.where')), end(t('cli.value'))],
        ...[end(t('breaches.limit')), start(t('breaches.since')), start(t('cli.remarks'))],
      ],
      rows.map((breach) => [
        ...[t(`status.${breach.level}`), breach.metric, placeText(breach, labels, t)],
        breach.value === null ? t('value.none') : t.format.value(breach.value, breach.unit),
        limitText(breach, t),
        ...[breach.since ?? '', breach.isNew ? t('breaches.new') : ''],
      ]),
    );
  };
  const selection = selectionText(t, filter);
  const untold = uncheckedTexts(found.unchecked, t);
  return [
    ...(selection ? [`${t('widgets.foot.selection', { filter: selection })}\n`] : []),
    countLine(found, t),
    ...(found.list.length > 0 ? ['\n', table(found.list)] : []),
    ...(found.gone.length > 0 ? ['\n', `${t('breaches.gone')}\n`, table(found.gone)] : []),
    ...(untold.length > 0 ? ['\n', `${t('breaches.unchecked')}\n`, ...untold.map((line) => `  ${line}\n`)] : []),
  ].join('');
}
