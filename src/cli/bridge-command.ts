import { lookup } from '../i18n/lookup.ts';
import { wholeMetric } from '../metrics/whole-metric.ts';
import { createTranslate, LANGUAGES, type Language, type Translate } from '../i18n/translate.ts';
import { toCsv, type CsvCell } from '../lib/csv.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason } from '../lib/reasons.ts';
import { bridge as makeBridge } from '../session/bridge/bridge.ts';
import type { Bridge, BridgeGroup } from '../session/bridge/bridge-group.ts';
import { itemText, methodText, partText } from '../words/bridge-text.ts';
import { effectText } from '../words/effect-text.ts';
import { hideNames } from '../session/portfolio/hidden-names.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { DATA_OPTIONS, QUESTION_OPTIONS, needed, oneOf, readArgs, readDecisions, type Command } from './command.ts';
import { demandKnownValues, readDate, readRequest } from './metric-request.ts';
import { textTable } from './text-table.ts';
import { withPortfolio } from './with-portfolio.ts';

const OPTIONS = {
  ...DATA_OPTIONS,
  ...QUESTION_OPTIONS,
  'from-data': { type: 'string', multiple: true },
  to: { type: 'string' },
  format: { type: 'string' },
  json: { type: 'boolean' },
  lang: { type: 'string' },
  'hide-names': { type: 'boolean' },
} as const;

/** Items named in the text; the other formats have all of them. */
const NAMED = 10;

/**
 * `bridge ID --data PATH --from DATE [--to DATE] [--from-data PATH]`: why a value moved between two dates, or between two loads of the same
 * files; effects by cause that add up to the change, and by facility underneath.
 */
export const bridge: Command = async (args, streams) => {
  const { out } = streams;
  const { values, positionals } = readArgs(args, OPTIONS);
  const [id, surplus] = positionals;
  const name = needed(id, 'ID');
  if (surplus !== undefined) throw new PortfolioError('unknown-option', { option: surplus });
  needed(values.data?.[0], '--data');
  const older = values['from-data'];
  const [start, end] = [readDate(values.from, '--from'), readDate(values.to, '--to')];
  if (older === undefined) needed(start, '--from');
  const language = oneOf(values.lang, LANGUAGES, '--lang') ?? 'en';
  const format = values.json ? 'json' : (oneOf(values.format, ['text', 'json', 'csv'], '--format') ?? 'text');
  const { by, filter, period } = readRequest({ by: values.by, filter: values.filter, period: values.period });
  const decisions = await readDecisions(values);
  const t = createTranslate(language);
  const run = async (portfolio: Portfolio, before: Portfolio) => {
    const metric = portfolio.catalogue.find(name).id;
    await demandKnownValues(portfolio, filter ? { filter } : {});
    const to = end ?? portfolio.snapshots.at(-1) ?? needed(undefined, '--to');
    const rest = { ...(by ? { by } : {}), ...(filter ? { filter } : {}), ...(period ? { period } : {}) };
    const asked = { from: start ?? to, to, ...rest };
    if (asked.from > to) {
      const hint = reason('after-end', { date: to });
      throw new PortfolioError('bad-value', { option: '--from', value: asked.from, hint });
    }
    const hidden = values['hide-names'] ? await hideNames(portfolio) : null;
    const found = hidden
      ? await makeBridge(
          hidden.portfolio,
          metric,
          { ...asked, ...hidden.request(rest) },
          before === portfolio ? hidden.portfolio : await hidden.alike(before),
        )
      : await makeBridge(portfolio, metric, asked, before);
    if (format === 'json') out(`${JSON.stringify(found, null, 2)}\n`);
    else if (format === 'csv') out(csvText(found));
    else out(textOf(found, portfolio, { before, language }));
    return 0;
  };
  return withPortfolio({ paths: values.data ?? [], decisions, t, streams }, (portfolio) =>
    older === undefined
      ? run(portfolio, portfolio)
      : withPortfolio({ paths: older, decisions, t, streams }, (before) => run(portfolio, before)),
  );
};

/** One line an item and cause. */
function csvText({ metric, code, from, to, groups }: Bridge): string {
  const keys = [...new Set(groups.flatMap(({ by }) => Object.keys(by)))];
  const sides = (['from', 'to'] as const).flatMap((side) =>
    ['numerator', 'denominator', 'file', 'row'].map((name) => `${side}_${name}`),
  );
  const rows = groups.flatMap(({ by, items }) =>
    items.map((item): CsvCell[] => [
      ...[metric, code, from, to, ...keys.map((key) => by[key] ?? null), item.cause, item.facility, item.client],
      item.effect,
      ...[item.from, item.to].flatMap((side) =>
        side ? [side.numerator, side.denominator, side.file, side.row] : [null, null, null, null],
      ),
      ...[item.item, item.part ?? null],
    ]),
  );
  const columns = [
    'metric',
    'code',
    'from',
    'to',
    ...keys,
    'cause',
    'facility',
    'client',
    'effect',
    ...sides,
    'item',
    'part',
  ];
  return toCsv(columns, rows).replace('\uFEFF', '');
}

function textOf(
  found: Bridge,
  portfolio: Portfolio,
  { before, language }: { before: Portfolio; language: Language },
): string {
  const t = createTranslate(language, portfolio.currency, portfolio.words);
  const { metric, code, from, to, groups, missing } = found;
  const title = t('bridge.title', {
    name: lookup(t, `metric.${metric}`, metric),
    code,
    from: t.format.date(from),
    to: t.format.date(to),
  });
  const gaps = missing.map(({ by, from: first, to: last }) =>
    t('bridge.missing', { group: groupText(by, t), reason: first ?? last ?? '' }),
  );
  const method = [
    methodText(wholeMetric(portfolio.catalogue.find(metric)), t),
    ...(before === portfolio ? [t('bridge.one-load')] : []),
  ];
  const notes = groups.length > 0 ? [...gaps, ...method] : gaps;
  return [title, ...groups.map((group) => groupLines(group, found, t)), ...notes.map((line) => `${line}\n`)].join('\n');
}

function groupText(by: Readonly<Record<string, string>>, t: Translate): string {
  const names = Object.entries(by).map(([key, text]) => `${lookup(t, `dimension.${key}`, key)} ${text}`);
  return names.join(', ') || t('bridge.whole');
}

function groupLines(
  { by, from, to, change, effects, items, parts = [] }: BridgeGroup,
  { unit }: Bridge,
  t: Translate,
): string {
  const size = (effect: number) => effectText(t, effect, unit);
  const head = t('bridge.group', {
    group: groupText(by, t),
    from: t.format.value(from.value ?? 0, unit),
    to: t.format.value(to.value ?? 0, unit),
    change: size(change),
  });
  const [start, end] = ['start', 'end'] as const;
  const causes = textTable(
    [
      { title: t('bridge.cause'), align: start },
      { title: t('bridge.effect'), align: end },
      { title: t('bridge.items'), align: end },
    ],
    [
      ...effects.map(({ cause, effect, items: count }) => [
        t(`bridge.cause.${cause}`),
        size(effect),
        t.format.number(count),
      ]),
      [t('bridge.total'), size(change), ''],
    ],
  );
  const place = (side: BridgeGroup['items'][number]['from']) => (side ? `${side.file ?? ''}:${side.row ?? ''}` : '');
  const largest = textTable(
    [
      { title: t('bridge.item'), align: start },
      { title: t('bridge.cause'), align: start },
      { title: t('bridge.effect'), align: end },
      { title: t('bridge.from-row'), align: start },
      { title: t('bridge.to-row'), align: start },
    ],
    items
      .slice(0, NAMED)
      .map((item) => [
        itemText(item, t),
        t(`bridge.cause.${item.cause}`),
        size(item.effect),
        place(item.from),
        place(item.to),
      ]),
  );
  const through = textTable(
    [
      { title: t('bridge.part'), align: start },
      { title: t('bridge.effect'), align: end },
    ],
    parts.map((part) => [partText(part.metric, t), size(part.effect)]),
  );
  const more = items.length > NAMED ? `${t('bridge.more', { count: items.length - NAMED })}\n` : '';
  return `${head}\n\n${causes}\n${parts.length > 0 ? `${through}\n` : ''}${largest}${more}`;
}
