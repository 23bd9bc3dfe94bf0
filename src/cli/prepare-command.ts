import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createTranslate } from '../i18n/translate.ts';
import { BUILD } from '../lib/build.ts';
import { PortfolioError } from '../lib/errors.ts';
import { hashText } from '../lib/hash.ts';
import { PACKAGE_FILE } from '../lib/package-file.ts';
import { reason, type Reason } from '../lib/reasons.ts';
import { needed, readArgs, readDecisions, type Command } from './command.ts';
import { describePackage, packageText, type Described } from './describe-package.ts';
import { recordBoards } from './record-boards.ts';
import { withPortfolio } from './with-portfolio.ts';
import { demandTarget, FORCE_OPTION, saveFile } from './write-file.ts';

const OPTIONS = { data: { type: 'string' }, ...FORCE_OPTION } as const;
const PREPARED_FILE = 'prepared.json';

/**
 * `prepare --data FOLDER`: writes what every board shows beside the files, and their sizes and sums, so that a page that opens the folder
 * has its numbers before its engine has started. The page holds each against the files once it has read them.
 */
export const prepare: Command = async (args, streams) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (positionals[0] !== undefined) throw new PortfolioError('unknown-option', { option: positionals[0] });
  const folder = needed(values.data, '--data');
  const refuse = (hint: Reason) => new PortfolioError('bad-value', { option: '--data', value: folder, hint });
  const found = await stat(folder).catch(() => null);
  if (!found) throw new PortfolioError('no-such-path', { path: folder });
  if (!found.isDirectory()) throw refuse(reason('no-folder'));
  const [description, prepared] = [join(folder, PACKAGE_FILE), join(folder, PREPARED_FILE)];
  for (const target of [description, prepared]) await demandTarget(target, values);

  // what is not prepared yet is not named
  const plain: Described = { ...(await describePackage(folder)), prepared: undefined };
  await saveFile(description, packageText(plain), '--data');
  const source = { paths: [folder], decisions: await readDecisions({}), t: createTranslate('en'), streams };
  return withPortfolio(source, async (portfolio) => {
    // a page knows them only when it has read them
    if (portfolio.catalogue.own.length > 0 || plain['metrics'] !== undefined) throw refuse(reason('own-metrics'));
    const record = await recordBoards(portfolio);
    const text = packageText({ ...plain, prepared: PREPARED_FILE });
    const content = JSON.stringify(record.book({ build: BUILD, data: hashText(text) }));
    await saveFile(prepared, content, '--data');
    await saveFile(description, text, '--data');
    streams.out(`${prepared}: ${record.size} answers, ${content.length} bytes\n${description}\n`);
    return 0;
  });
};
