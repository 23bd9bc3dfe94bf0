import { spawnSync } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uaDocuments } from './documents.ts';

/** What the documents claim, as veraPDF names it. */
const CLAIMS = ['ua1', '2b'];

/** `npm run verapdf [FILE…]`: holds PDFs, or the tests' own report in both languages, against what they claim. */
async function main(files: readonly string[]): Promise<number> {
  if (spawnSync('verapdf', ['--version']).error) {
    console.error('veraPDF is not installed (https://verapdf.org): nothing was checked');
    return 2;
  }
  let failed = 0;
  for (const file of files.length > 0 ? files : await ownFiles())
    for (const flavour of CLAIMS) {
      const { status, stdout } = spawnSync('verapdf', ['--flavour', flavour, '--format', 'text', '-v', file], {
        encoding: 'utf8',
      });
      process.stdout.write(stdout);
      if (status !== 0) failed += 1;
    }
  return failed === 0 ? 0 : 1;
}

async function ownFiles(): Promise<string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-verapdf-'));
  const documents = await uaDocuments();
  return Promise.all(
    documents.map(async ({ language, bytes }) => {
      const file = join(folder, `report-${language}.pdf`);
      await writeFile(file, bytes);
      return file;
    }),
  );
}

process.exitCode = await main(process.argv.slice(2));
