import { boards } from '../../../widgets/index.ts';
import { packPages, packTasks } from '../../../widgets/pack/index.ts';
import { createTranslate } from '../../i18n/translate.ts';
import { wholeMetric } from '../../metrics/whole-metric.ts';
import { nodeFonts } from '../../report/fonts-node.ts';
import { createPack, createReport } from '../../report/index.ts';
import type { Portfolio } from '../../session/portfolio.ts';
import { bookOf } from '../workbook-command.ts';
import { NumberRecord, type AskedNumber } from './asked-numbers.ts';
import { jsonBytes, PLACES, type Manifest } from './manifest.ts';

/** What a bundle holds that was made of its data: the report and the book behind it, the workbook, every number in them, the SQL of each, the settings. */
export async function madeFiles(
  portfolio: Portfolio,
  { language, title, request }: Pick<Manifest, 'language' | 'title' | 'request'>,
): Promise<Map<string, Uint8Array>> {
  const record = new NumberRecord(portfolio);
  const t = createTranslate(language, portfolio.currency, portfolio.words);
  const named = title === null ? {} : { title };
  const asked = { portfolio: record.portfolio, request, t, ...named };
  const printed = { ...asked, fonts: await nodeFonts() };
  const pack = await createPack({ ...printed, pages: packPages, tasks: packTasks });
  const book = await createReport({ ...printed, boards });
  const { bytes } = await bookOf(record.portfolio, request, { t, ...named });
  const { numbers } = record;
  return new Map([
    ['report.pdf', pack],
    ['book.pdf', book],
    ['workbook.xlsx', bytes],
    [PLACES.numbers, jsonBytes(numbers)],
    ['settings.json', jsonBytes(settingsOf(portfolio, request.asOf ?? portfolio.snapshots.at(-1) ?? ''))],
    ...(await statements(portfolio, numbers)),
  ]);
}

/** What the bank has set, and the limits in force for the whole portfolio at the date. */
function settingsOf({ settings, catalogue }: Portfolio, day: string) {
  const limits = catalogue.metrics.map((metric) => [metric.id, settings.limitsAt(metric, day)] as const);
  return { rows: settings.rows, limits: Object.fromEntries(limits.filter(([, limit]) => limit !== null)) };
}

/** The statements of all numbers, a file a metric. */
async function statements(portfolio: Portfolio, numbers: readonly AskedNumber[]): Promise<Map<string, Uint8Array>> {
  const texts = new Map<string, string>();
  for (const { metric: id, request, ratesAt } of numbers) {
    const metric = wholeMetric(portfolio.catalogue.find(id));
    const path = `sql/${metric.code.replace(/[^\w-]/g, '_')}.sql`;
    const head = `-- ${id} ${JSON.stringify(request)}${ratesAt === null ? '' : ` rates of ${ratesAt}`}\n`;
    texts.set(path, `${texts.get(path) ?? ''}${head}${await statementText(portfolio, id, request)}\n`);
  }
  return new Map([...texts].map(([path, text]) => [path, new TextEncoder().encode(text)]));
}

async function statementText(portfolio: Portfolio, id: string, request: AskedNumber['request']): Promise<string> {
  const metric = wholeMetric(portfolio.catalogue.find(id));
  if (metric.kind === 'derived') {
    const parts = metric.ingredients(request).map((part) => `${part.metric} ${JSON.stringify(part.request)}`);
    return `-- made of ${parts.join(', ')}\n`;
  }
  const { sql, params } = (await portfolio.statement?.(id, request)) ?? { sql: '', params: {} };
  if (sql === '') return '-- nothing to ask: there are no rows\n';
  const places = Object.entries(params).map(([name, value]) => `-- $${name} = ${JSON.stringify(value)}\n`);
  return `${places.join('')}${sql};\n`;
}
