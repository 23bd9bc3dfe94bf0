import { lookup } from '../i18n/lookup.ts';
import { createTranslate, LANGUAGES, type Translate } from '../i18n/translate.ts';
import { PortfolioError } from '../lib/errors.ts';
import { WINDOW, type AlertCounts } from '../session/what-if/back-test.ts';
import { whatIf as tryIt, type StateChange, type WhatIf } from '../session/what-if/try-settings.ts';
import { DATA_OPTIONS, needed, oneOf, readArgs, readDecisions, type Command } from './command.ts';
import { demandKnownValues, readRequest } from './metric-request.ts';
import { textTable } from './text-table.ts';
import { demandKnownTrials, readTrials } from './trials.ts';
import { withPortfolio } from './with-portfolio.ts';

const OPTIONS = {
  ...DATA_OPTIONS,
  set: { type: 'string', multiple: true },
  'as-of': { type: 'string' },
  filter: { type: 'string', multiple: true },
  format: { type: 'string' },
  lang: { type: 'string' },
} as const;

/** Changes named in the text; JSON has all of them. */
const NAMED = 20;

/** `what-if --data PATH --set KEY[@SCOPE]=VALUE…`: what other limits or weights would change. Never the bank's figures. */
export const whatIf: Command = async (args, streams) => {
  const { out } = streams;
  const { values, positionals } = readArgs(args, OPTIONS);
  const [surplus] = positionals;
  if (surplus !== undefined) throw new PortfolioError('unknown-option', { option: surplus });
  needed(values.data?.[0], '--data');
  needed(values.set?.[0], '--set');
  const trials = readTrials(values.set);
  const language = oneOf(values.lang, LANGUAGES, '--lang') ?? 'en';
  const format = oneOf(values.format, ['text', 'json'], '--format') ?? 'text';
  const request = readRequest({ asOf: values['as-of'], filter: values.filter });
  const source = {
    paths: values.data ?? [],
    decisions: await readDecisions(values),
    t: createTranslate(language),
    streams,
  };
  return withPortfolio(source, async (portfolio) => {
    await demandKnownValues(portfolio, request);
    await demandKnownTrials(portfolio, trials);
    const found = await tryIt(portfolio, trials, { ...request, language });
    const t = createTranslate(language, portfolio.currency, portfolio.words);
    out(format === 'json' ? `${JSON.stringify(found, null, 2)}\n` : textOf(found, t));
    return 0;
  });
};

function textOf(found: WhatIf, t: Translate): string {
  const settings = found.trials.map(({ key, scope, value }) => `${key}@${scope}=${value}`).join(', ');
  const lines = [
    t('limits.scenario'),
    t('limits.scenario.settings', { date: found.asOf, settings }),
    ...(found.totals.length === 0 ? [t('limits.scenario.none')] : []),
    ...found.totals.map((total) =>
      t('limits.scenario.total', {
        ...{ whom: t(`limits.whom.${total.whom}`), exposure: t.format.value(total.exposure, 'money') },
        ...{ changed: total.changed, worse: total.worse, better: total.better },
      }),
    ),
  ];
  const shown = found.changes.slice(0, NAMED);
  const more = found.changes.length - shown.length;
  return [
    ...lines.map((line) => `${line}\n`),
    ...(shown.length > 0 ? ['\n', changesTable(shown, t)] : []),
    ...(more > 0 ? [`${t('limits.scenario.more', { count: more })}\n`] : []),
    ...(found.values.length > 0 ? ['\n', `${t('limits.scenario.values')}\n`, valuesTable(found, t)] : []),
    ...(found.history.length > 0 ? ['\n', historyText(found, t)] : []),
  ].join('');
}

function changesTable(changes: readonly StateChange[], t: Translate): string {
  const start = (title: string) => ({ title, align: 'start' as const });
  const end = (title: string) => ({ title, align: 'end' as const });
  return textTable(
    [
      ...[start(t('cli.metric')), start(t('limits.whom')), start(''), end(t('cli.value'))],
      ...[start(t('limits.scenario.now')), start(t('limits.scenario.would'))],
      end(t('limits.scenario.exposure')),
    ],
    changes.map(({ metric, whom, id, label, base, scenario, unit, exposure }) => [
      ...[metric, t(`limits.whom.${whom}`), label === id ? id : `${id} ${label}`],
      scenario.value === null ? t('value.none') : t.format.value(scenario.value, unit),
      ...[t(`status.${base.status}`), t(`status.${scenario.status}`)],
      exposure === null ? '' : t.format.value(exposure, 'money'),
    ]),
  );
}

function valuesTable({ values }: WhatIf, t: Translate): string {
  const start = (title: string) => ({ title, align: 'start' as const });
  const end = (title: string) => ({ title, align: 'end' as const });
  const side = (value: number | null, unit: StateChange['unit']) =>
    value === null ? t('value.none') : t.format.value(value, unit);
  return textTable(
    [start(t('cli.metric')), start(''), end(t('limits.scenario.now')), end(t('limits.scenario.would'))],
    values.map(({ metric, by, unit, base, scenario }) => [
      ...[metric, Object.values(by).join(' ')],
      ...[side(base, unit), side(scenario, unit)],
    ]),
  );
}

const COUNTS = ['alerts', 'early', 'late', 'false', 'open', 'missed', 'lead'] as const;

function historyText({ history }: WhatIf, t: Translate): string {
  const line = (counts: AlertCounts) => COUNTS.map((name) => String(counts[name] ?? ''));
  const rows = history.flatMap(({ metric, level, base, scenario }) => {
    const name = lookup(t, `metric.${metric}`, metric);
    return [
      [name, t(`status.${level}`), t('limits.base'), ...line(base)],
      [name, t(`status.${level}`), t('limits.tried'), ...line(scenario)],
    ];
  });
  const table = textTable(
    [
      ...[t('cli.metric'), t('limits.history.level'), ''].map((title) => ({ title, align: 'start' as const })),
      ...COUNTS.map((name) => ({ title: t(`limits.history.${name}`), align: 'end' as const })),
    ],
    rows,
  );
  const months = Math.max(...history.map((each) => each.months));
  return `${t('limits.history', { months })}\n${table}${t('limits.history.note', { window: WINDOW })}\n`;
}
