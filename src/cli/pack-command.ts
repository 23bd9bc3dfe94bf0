import { createTranslate } from '../i18n/translate.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason } from '../lib/reasons.ts';
import type { Filter } from '../metrics/metric.ts';
import { PART_WORD, partText, readPartFilter } from '../session/part/part.ts';
import { OTHER_IN_PART } from '../session/part/other-in-part.ts';
import { countSharedClients } from '../session/part/part-sets.ts';
import { readPartTables, type PartTable } from '../session/part/read-part.ts';
import { narrowed } from '../session/part/seen-part.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { DATA_OPTIONS, decidingFiles, needed, readArgs, readDecisions, type Command } from './command.ts';
import { measured, type Described } from './describe-package.ts';
import { demandKnownValues, readRequest } from './metric-request.ts';
import { demandPackFolder, fileOf, inPlace } from './pack-folder.ts';
import { demandAlike, saveTables } from './pack-tables.ts';
import { prepareFolder } from './prepare-folder.ts';
import { textTable } from './text-table.ts';
import { withPortfolio } from './with-portfolio.ts';
import { FORCE_OPTION } from './write-file.ts';

const OPTIONS = {
  ...DATA_OPTIONS,
  ...FORCE_OPTION,
  out: { type: 'string' },
  filter: { type: 'string', multiple: true },
  'hide-names': { type: 'boolean' },
} as const;

/** What a loan is this month and may not be the next is nobody's part of the book. */
const STATES = ['rating', 'tier', 'stage', 'five_tier'] as const;

/**
 * `pack --data PATH --out FOLDER [--filter DIM=VALUE]…`: a folder for a page that holds the rows within the filter and no other, with sizes, sums and
 * prepared answers. It says that it is a part, and of what; every row that was left out is counted.
 */
export const pack: Command = async (args, streams) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (positionals[0] !== undefined) throw new PortfolioError('unknown-option', { option: positionals[0] });
  const paths = values.data ?? [];
  needed(paths[0], '--data');
  const folder = needed(values.out, '--out');
  const { filter: asked = {} } = readRequest({ filter: values.filter });
  const state = STATES.find((dimension) => asked[dimension] !== undefined);
  if (state !== undefined)
    throw new PortfolioError('bad-value', { option: '--filter', value: state, hint: reason('state-is-no-part') });
  await demandPackFolder(folder, { force: values.force, inputs: [...paths, ...decidingFiles(values)] });
  const source = { paths, decisions: await readDecisions(values), t: createTranslate('en'), streams };
  const hideNames = values['hide-names'] ?? false;
  const packed = await inPlace(folder, async (draft) => {
    const { tables, remarks } = await withPortfolio(source, (portfolio) => readTables(portfolio, asked, hideNames));
    await saveTables(draft, tables);
    const described = await describe(draft, tables);
    const prepared = await prepareFolder({ folder: draft, described, option: '--out', streams }, (portfolio) =>
      demandAlike(portfolio, tables),
    );
    return { tables, remarks, prepared };
  });
  streams.out(countsText(packed.tables));
  streams.out(`${folder}: ${packed.prepared.answers} answers prepared, ${packed.prepared.bytes} bytes\n`);
  streams.out(packed.remarks.map((line) => `${line}\n`).join(''));
  return 0;
};

async function readTables(
  portfolio: Portfolio,
  asked: Filter,
  hideNames: boolean,
): Promise<{ tables: PartTable[]; remarks: string[] }> {
  await demandKnownValues(portfolio, { filter: asked });
  // a part of a part is one of the whole
  const before = portfolio.words[PART_WORD]?.en;
  const filter = before === undefined ? asked : narrowed(readPartFilter(before), asked);
  const tables = await readPartTables(portfolio, filter, { hideNames });
  if (tables.every(({ rows, added }) => rows.length === added))
    throw new PortfolioError('bad-value', {
      option: '--filter',
      value: partText(filter),
      hint: reason('nothing-in-part'),
    });
  return { tables, remarks: await remarksOn(portfolio, filter) };
}

/** What somebody who takes the part for the whole with its filter must know. */
async function remarksOn(portfolio: Portfolio, filter: Filter): Promise<string[]> {
  const own = portfolio.catalogue.own.length;
  const shared = await countSharedClients(portfolio.engine, filter);
  const isPart = Object.keys(filter).length > 0;
  return [
    ...(own > 0 ? [`metrics of the bank’s own are not packed: ${own}`] : []),
    ...(shared > 0
      ? [
          `${shared} ${shared === 1 ? 'client has' : 'clients have'} loans outside the part as well: what is said of a client is said of those in it`,
        ]
      : []),
    ...(isPart ? Object.entries(OTHER_IN_PART).map(([metric, why]) => `${metric}: ${why}`) : []),
  ];
}

/** What the package says of itself: its files, and nothing of those it was made from. */
async function describe(folder: string, tables: readonly PartTable[]): Promise<Described> {
  const written = tables.filter(({ rows }) => rows.length > 0).map(({ table }) => table.name);
  const resources = written.map((name) =>
    measured(folder, { name, path: fileOf(name), format: 'csv', encoding: 'utf-8' }),
  );
  return { name: 'portfolio', resources: await Promise.all(resources) };
}

/** For each table what became of its rows: in = written + left out. */
function countsText(tables: readonly PartTable[]): string {
  const counted = tables.filter(({ all, rows }) => all + rows.length > 0);
  const start = { align: 'start' } as const;
  const end = { align: 'end' } as const;
  return textTable(
    [
      { title: 'table', ...start },
      ...['rows in', 'written', 'left out', 'cells left blank', 'added'].map((title) => ({ title, ...end })),
    ],
    counted.map(({ table, all, rows, added, blanked }) => {
      const written = rows.length - added;
      return [table.name, ...[all, written, all - written, blanked, added].map(String)];
    }),
  );
}
