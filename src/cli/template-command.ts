import { join } from 'node:path';
import { csvTemplates, workbookTemplate } from '../ingest/index.ts';
import { PortfolioError } from '../lib/errors.ts';
import { demandTarget, FORCE_OPTION, makeFolder, saveFile } from './write-file.ts';
import { needed, readArgs, type Command } from './command.ts';

const OPTIONS = { out: { type: 'string' }, ...FORCE_OPTION } as const;

/** `template --out DIR`: empty files of every table to be filled in, as CSV and as one workbook. */
export const template: Command = async (args, { out }) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  const folder = needed(values.out, '--out');
  const [surplus] = positionals;
  if (surplus !== undefined) throw new PortfolioError('unknown-option', { option: surplus });
  await makeFolder(folder);
  const templates = [...csvTemplates(), await workbookTemplate()];
  // none is written where one of them would take the place of a file that is there
  for (const { name } of templates) await demandTarget(join(folder, name), { force: values.force });
  for (const { name, content } of templates) {
    await saveFile(join(folder, name), content);
    out(`${join(folder, name)}\n`);
  }
  return 0;
};
