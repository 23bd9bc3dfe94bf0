import { lookup } from '../i18n/lookup.ts';
import { createTranslate, type Language, type Translate } from '../i18n/translate.ts';
import { toCsv } from '../lib/csv.ts';
import { OURS } from '../metrics/catalogue.ts';
import type { CatalogueEntry, MetricList } from '../metrics/metric-list.ts';
import type { Thresholds } from '../metrics/metric.ts';
import { sourceText } from '../words/limit-text.ts';
import type { PrintFormat } from './print-rows.ts';
import { textTable } from './text-table.ts';

const ZH = createTranslate('zh-CN');
const EN = createTranslate('en');

/** The metrics there are as text: what each is called in both languages, its unit, direction, tables and limits. */
export function printCatalogue(format: PrintFormat, language: Language, catalogue: MetricList = OURS): string {
  const [t, zh, en] = [language, 'zh-CN' as const, 'en' as const].map((each) =>
    createTranslate(each, null, catalogue.words),
  ) as [Translate, Translate, Translate];
  if (format === 'json') {
    const entries = catalogue
      .entries()
      .map(({ id, code, family, unit, better, needs, needsAny, parts, thresholds, moreLimits }) => ({
        metric: id,
        code,
        family,
        unit,
        name: lookup(t, `metric.${id}`, id),
        names: { 'zh-CN': lookup(zh, `metric.${id}`, id), en: lookup(en, `metric.${id}`, id) },
        direction: better,
        needs,
        needsAny,
        parts: parts.map(({ name }) => name),
        thresholds,
        moreLimits,
      }));
    return `${JSON.stringify(entries, null, 2)}\n`;
  }
  const titles = ['metric', 'code', 'family', 'unit', 'direction', 'name_zh', 'name_en', 'needs', 'thresholds'];
  const rows = catalogue
    .entries()
    .map(({ id, code, family, unit, better, needs, needsAny, thresholds, moreLimits }) => [
      ...[id, code, family, unit, better, lookup(zh, `metric.${id}`, id), lookup(en, `metric.${id}`, id)],
      ...[tablesText(needs, needsAny), limitsText(thresholds, moreLimits)],
    ]);
  if (format === 'csv') return toCsv(titles, rows).replace('\uFEFF', '');
  return textTable(
    titles.map((title) => ({ title, align: 'start' as const })),
    rows,
  );
}

/** `exposure client`, and of several of which one is enough `review|contact`. */
function tablesText(needs: readonly string[], needsAny: readonly string[], between = ' '): string {
  return [...needs, ...(needsAny.length > 0 ? [needsAny.join('|')] : [])].join(between);
}

/** `> 0.03 / 0.05 [REG S9, S10; amber OWN]`: watch, then breach, in the unit of the value, with their source; then further sets by name. */
function limitsText(thresholds: Thresholds | null, more: CatalogueEntry['moreLimits']): string {
  const sets = Object.entries(more).map(([name, limits]) => `${name}: ${limitText(limits)}`);
  return [...(thresholds ? [limitText(thresholds)] : []), ...sets].join('; ');
}

function limitText({ worse, amber, red, source }: Thresholds): string {
  return `${worse} ${amber}${red === undefined ? '' : ` / ${red}`} [${source}]`;
}

/** The reference of the catalogue as Markdown: one table a family, each metric with its formula in both languages. */
export function catalogueDocument(): string {
  const families = [...new Set(OURS.metrics.map(({ family }) => family))];
  const entries = (family: string) => OURS.entries().filter((entry) => entry.family === family);
  return [
    '# The metrics · 指标目录',
    '',
    '<!-- Made by `npm run docs`; a test holds it against the code. -->',
    '',
    'What `bellwether metric --list` names. A metric is asked for by its slug or its code, in any case. H: higher is better, L: lower is better, –:',
    'neither. Limits are the defaults, watch and then breach, in the unit of the value (of amounts and counts mostly relative to what they are',
    'held against), each with its source:',
    '',
    ...['REG S1', 'REG-k', 'PUB', 'OWN'].map((tag) => `- \`${tag.replace(' S1', '')}\`: ${plainSource(tag)}`),
    '',
    ...families.flatMap((family) => [
      `## ${lookup(EN, `shell.${family}`, family)} · ${lookup(ZH, `shell.${family}`, family)}`,
      '',
      ...familyTable(entries(family)),
      '',
    ]),
  ].join('\n');
}

/** What a tag says, without the tag. */
function plainSource(tag: string): string {
  return [EN, ZH].map((t) => sourceText(tag, t).replace(/ *[（(]REG.*$|  *[（(](PUB|OWN).*$/, '')).join(' · ');
}

function familyTable(entries: readonly CatalogueEntry[]): string[] {
  const directions = { higher: 'H', lower: 'L', neither: '–' } as const;
  const rows = entries.map(({ id, code, unit, better, needs, needsAny, parts, thresholds, moreLimits }) => {
    const both = (key: string) => [EN, ZH].map((t) => cell(lookup(t, `${key}.${id}`, '')));
    const [name = '', zhName = ''] = both('metric');
    const [formula = '', zhFormula = ''] = both('formula');
    const split = parts.map((part) => `\`${part.name}\``).join(' ');
    return `| ${[code, `**${name}** · ${zhName}<br>\`${id}\`${split ? ` by ${split}` : ''}`, `${formula}<br>${zhFormula}`, unit, directions[better], cell(tablesText(needs, needsAny, ', ')), cell(limitsText(thresholds, moreLimits))].join(' | ')} |`;
  });
  return ['| code | metric | formula | unit | | needs | limits |', '|---|---|---|---|---|---|---|', ...rows];
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
