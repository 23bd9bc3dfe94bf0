import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Works every formula of a workbook out anew when it is opened; as it comes, LibreOffice trusts what is stored. */
const RECALCULATES = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>`;

/** Whether LibreOffice is installed here. */
export async function hasLibreOffice(): Promise<boolean> {
  return run('soffice', ['--version']).then(
    () => true,
    () => false,
  );
}

/** A workbook as LibreOffice saves it after it has worked out all of its formulas. */
export async function recalculated(book: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-office-'));
  try {
    await mkdir(join(folder, 'profile/user'), { recursive: true });
    await writeFile(join(folder, 'profile/user/registrymodifications.xcu'), RECALCULATES);
    await writeFile(join(folder, 'book.xlsx'), book);
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
    const out = join(folder, 'out');
    await run('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', out, join(folder, 'book.xlsx')]);
    return new Uint8Array(await readFile(join(out, 'book.xlsx')));
  } finally {
    await rm(folder, { recursive: true });
  }
}
