import type { MessageKey } from '../i18n/message-key.ts';
import { lookup } from '../i18n/lookup.ts';
import { createTranslate, type Translate } from '../i18n/translate.ts';
import { definitionVersion } from '../metrics/definition-version.ts';
import type { MetricRequest, MetricRow } from '../metrics/metric.ts';
import type { Block } from './blocks.ts';
import { PORTFOLIO_SCOPE } from '../metrics/limit.ts';
import { wholeMetric } from '../metrics/whole-metric.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { scopeText, limitsText } from '../words/limit-text.ts';

interface Asked {
  portfolio: Portfolio;
  request: MetricRequest;
  /** In few lines, without the command that lists its rows. */
  brief?: boolean;
  t: Translate;
}

/** A definition of every metric whose values the report shows, in the order of their codes. */
export function definitionBlocks(rows: readonly MetricRow[], { portfolio, request, brief = false, t }: Asked): Block[] {
  const used = new Map(rows.map((row) => [row.metric, row]));
  const ordered = [...used.values()].sort((a, b) => t.format.compare(a.code, b.code));
  if (ordered.length === 0) return [];
  return [
    { kind: 'section', id: 'definitions', title: t('report.definitions') },
    ...ordered.map((row) =>
      definitionOf(row, limitsOf(portfolio, row.metric, request), { portfolio, request, brief, t }),
    ),
  ];
}

/** The limits in force at the report's date, and how many narrower ones there are beside them. */
function limitsOf(
  { settings, snapshots, catalogue }: Portfolio,
  id: string,
  { asOf = snapshots.at(-1) ?? '' }: MetricRequest,
) {
  const metric = catalogue.find(id);
  const narrower = settings.limits.filter(
    ({ metric, scope, from }) => metric === id && scope !== PORTFOLIO_SCOPE && (from === null || from <= asOf),
  );
  return {
    version: definitionVersion(wholeMetric(metric)),
    limits: settings.limitsAt(metric, asOf),
    narrower: [...new Set(narrower.map(({ scope }) => scope))],
  };
}

function definitionOf(
  row: MetricRow,
  { version: definition, limits, narrower }: ReturnType<typeof limitsOf>,
  { portfolio, request, brief, t }: Asked,
): Block {
  const { metric, code } = row;
  const other = createTranslate(t.language === 'en' ? 'zh-CN' : 'en', null, t.words);
  const scopes = narrower.map((scope) => scopeText(scope, t)).join(', ');
  const others = scopes === '' ? '' : t('limits.narrower', { scopes });
  const unit = labelled(t, 'report.unit', t(`report.unit.${row.unit}`));
  const words = limitsText(limits, row.unit, t) + lookup(t, `report.limits.${metric}`, '') + others;
  const limitsLine = labelled(t, 'report.limits', words);
  const evidence = labelled(t, 'evidence.report', evidenceCommand(code, request, portfolio));
  const version = labelled(t, 'evidence.version', definition);
  return {
    kind: 'definition',
    title: `${lookup(t, `metric.${metric}`, metric)} (${code})`,
    otherName: lookup(other, `metric.${metric}`, metric),
    definition: lookup(t, `definition.${metric}`, metric),
    formula: labelled(t, 'report.formula', lookup(t, `formula.${metric}`, metric)),
    remarks: brief ? [[unit, limitsLine, version].join(' · ')] : [unit, limitsLine, evidence, version],
  };
}

function labelled(t: Translate, label: MessageKey, text: string): string {
  return t('report.labelled', { label: t(label), text });
}

/** The command that lists the rows behind a metric's values as the report shows them; PATH is where the reader keeps the files. */
export function evidenceCommand(
  code: string,
  { asOf, filter = {}, period }: MetricRequest,
  { namesHidden }: Pick<Portfolio, 'namesHidden'>,
): string {
  const words = Object.entries(filter).flatMap(([name, values]) =>
    (values ?? []).flatMap((value) => ['--filter', quoted(`${name}=${value}`)]),
  );
  if (asOf !== undefined) words.push('--as-of', asOf);
  if (period !== undefined) words.push('--period', period);
  // codes are understood, and shown, with names hidden alone
  if (namesHidden) words.push('--hide-names');
  return ['bellwether evidence', code, '--data PATH', ...words, `--out ${code}.csv`].join(' ');
}

/** As a shell takes it for one word. */
function quoted(text: string): string {
  return /^[\w=.-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
