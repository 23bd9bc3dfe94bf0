import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { PortfolioError } from '../lib/errors.ts';
import { PACKAGE_FILE } from '../lib/package-file.ts';
import { reason, type Reason } from '../lib/reasons.ts';
import { needed, readArgs, type Command } from './command.ts';
import { describePackage } from './describe-package.ts';
import { PREPARED_FILE, prepareFolder } from './prepare-folder.ts';
import { demandTarget, FORCE_OPTION } from './write-file.ts';

const OPTIONS = { data: { type: 'string' }, ...FORCE_OPTION } as const;

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

  const described = await describePackage(folder);
  const { answers, bytes } = await prepareFolder({ folder, described, option: '--data', streams }, ({ catalogue }) => {
    // a page knows them only when it has read them
    if (catalogue.own.length > 0 || described['metrics'] !== undefined) throw refuse(reason('own-metrics'));
  });
  streams.out(`${prepared}: ${answers} answers, ${bytes} bytes\n${description}\n`);
  return 0;
};
