import type { Load } from '../ingest/index.ts';
import { createTranslate } from '../i18n/translate.ts';
import { PortfolioError } from '../lib/errors.ts';
import { openBundle, type OpenBundle } from './bundle/archive.ts';
import { demandSameNumbers, readNumbers } from './bundle/asked-numbers.ts';
import { bundleBad } from './bundle/bundle-bad.ts';
import { madeFiles } from './bundle/made-files.ts';
import { PLACES, type Versions } from './bundle/manifest.ts';
import { demandSigned, fingerprint, readPublicKey } from './bundle/signing.ts';
import { versionsOf } from './bundle-command.ts';
import { needed, readArgs, type Command } from './command.ts';
import { demandLoaded } from './import-outcome.ts';
import { openData } from './open-data.ts';
import { readBytes } from './read-paths.ts';

/** `verify FILE.zip [--key PUB.pem]`: sums, signature, and every number made anew from the data inside; the first difference is an error. */
export const verify: Command = async (args, { out, open = openData }) => {
  const { values, positionals } = readArgs(args, { key: { type: 'string' } });
  const [given, surplus] = positionals;
  const file = needed(given, 'FILE.zip');
  if (surplus !== undefined) throw new PortfolioError('unknown-option', { option: surplus });
  const wanted = values.key === undefined ? null : await readPublicKey(values.key);
  const bundle = await openBundle(await readBytes(file), file);
  out(`${bundle.manifest.files.length} files have the sums of the manifest\n`);
  const { manifest, manifestBytes, files } = bundle;
  const signed = { manifest: manifestBytes, signature: files.get(PLACES.signature), signer: files.get(PLACES.signer) };
  const key = demandSigned(signed, file, wanted);
  if (!key) out('not signed: whoever made it can have made it of any data\n');
  else if (wanted) out(`signed by the key ${fingerprint(key)}\n`);
  else out(`signed by the key ${fingerprint(key)}, which came with it: --key PUB.pem tells whether it is the bank's\n`);
  const numbers = readNumbers(files.get(PLACES.numbers), file);
  const { portfolio, close } = await open(loadsOf(bundle, file), manifest.decisions);
  try {
    demandLoaded(portfolio.imports, createTranslate('en'));
    const others = otherVersions(manifest.versions, await versionsOf(portfolio));
    for (const other of others) out(`${other}\n`);
    const same = await demandSameNumbers(portfolio, numbers, file);
    out(`${numbers.length} questions asked again of the data inside: all ${same} answers are the same\n`);
    if (others.length > 0) {
      out('the documents were not made again, as other versions set them otherwise\n');
      return 0;
    }
    const made = await madeFiles(portfolio, manifest);
    for (const [path, bytes] of made)
      if (!isSame(bytes, files.get(path))) throw bundleBad(file, 'bundle-made', { entry: path });
    out(`${made.size} files made again, report and workbook among them: every byte is the same\n`);
    return 0;
  } finally {
    await close();
  }
};

/** The deliveries as they were read. */
function loadsOf({ manifest, files }: OpenBundle, file: string): Load[] {
  return manifest.loads.map(({ files: own, at, beside }) => ({
    at,
    ...(beside ? { beside } : {}),
    files: own.map(({ path, name }) => {
      const content = files.get(path);
      if (!content) throw bundleBad(file, 'bundle-lacks', { entry: path });
      return { name, content };
    }),
  }));
}

const CALLED: Readonly<Record<keyof Versions, string>> = {
  bellwether: 'Bellwether',
  build: 'build',
  duckdb: 'DuckDB',
  node: 'Node',
};

/** What the bundle was made by and this is not. */
function otherVersions(then: Versions, now: Versions): string[] {
  const names = Object.keys(CALLED) as (keyof Versions)[];
  return names
    .filter((name) => then[name] !== now[name])
    .map((name) => `made with ${CALLED[name]} ${then[name]}, verified with ${now[name]}`);
}

function isSame(a: Uint8Array, b: Uint8Array | undefined): boolean {
  return b !== undefined && Buffer.from(a).equals(b);
}
