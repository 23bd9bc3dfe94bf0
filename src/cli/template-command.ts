import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { csvTemplates, workbookTemplate } from '../ingest/index.ts';
import { PortfolioError } from '../lib/errors.ts';
import { reason } from '../lib/reasons.ts';
import { makeFolder } from './write-file.ts';
import { needed, readArgs, type Command } from './command.ts';

const OPTIONS = { out: { type: 'string' } } as const;

/** `template --out DIR`: empty files of every table to be filled in, as CSV and as one workbook. */
export const template: Command = async (args, { out }) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  const folder = needed(values.out, '--out');
  const [surplus] = positionals;
  if (surplus !== undefined) throw new PortfolioError('unknown-option', { option: surplus });
  await makeFolder(folder);
  try {
    for (const { name, content } of [...csvTemplates(), await workbookTemplate()]) {
      await writeFile(join(folder, name), content);
      out(`${join(folder, name)}\n`);
    }
  } catch (cause) {
    const hint = reason('not-written');
    throw new PortfolioError('bad-value', { option: '--out', value: folder, hint }, { cause });
  }
  return 0;
};
