import { join } from 'node:path';
import { createTranslate } from '../i18n/translate.ts';
import { BUILD } from '../lib/build.ts';
import { hashText } from '../lib/hash.ts';
import { PACKAGE_FILE } from '../lib/package-file.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { readDecisions, type Streams } from './command.ts';
import { packageText, type Described } from './describe-package.ts';
import { recordBoards } from './record-boards.ts';
import { withPortfolio } from './with-portfolio.ts';
import { saveFile } from './write-file.ts';

/** Beside the files of a package: what every board shows of them. */
export const PREPARED_FILE = 'prepared.json';

interface Preparing {
  readonly folder: string;
  /** What the folder is, without its answers. */
  readonly described: Described;
  /** The option that names the folder. */
  readonly option: string;
  readonly streams: Streams;
}

/** What was prepared: answers, and bytes of them. */
interface PreparedSize {
  readonly answers: number;
  readonly bytes: number;
}

/** Writes the answers of a folder and names them in its description; `demand` refuses what must not be prepared. */
export async function prepareFolder(
  { folder, described, option, streams }: Preparing,
  demand: (portfolio: Portfolio) => void | Promise<void>,
): Promise<PreparedSize> {
  const description = join(folder, PACKAGE_FILE);
  // what is not prepared yet is not named
  await saveFile(description, packageText({ ...described, prepared: undefined }), option);
  const source = { paths: [folder], decisions: await readDecisions({}), t: createTranslate('en'), streams };
  return withPortfolio(source, async (portfolio) => {
    await demand(portfolio);
    const record = await recordBoards(portfolio);
    const text = packageText({ ...described, prepared: PREPARED_FILE });
    const content = JSON.stringify(record.book({ build: BUILD, data: hashText(text) }));
    await saveFile(join(folder, PREPARED_FILE), content, option);
    await saveFile(description, text, option);
    return { answers: record.size, bytes: content.length };
  });
}
