import { basename } from 'node:path';
import type { Load } from '../ingest/index.ts';
import { createTranslate, LANGUAGES } from '../i18n/translate.ts';
import { BUILD } from '../lib/build.ts';
import { PortfolioError } from '../lib/errors.ts';
import { VERSION } from '../lib/version.ts';
import type { Portfolio } from '../session/portfolio.ts';
import { packed } from './bundle/archive.ts';
import { madeFiles } from './bundle/made-files.ts';
import { manifestBytes, PLACES, type BundledLoad, type Versions } from './bundle/manifest.ts';
import { fingerprint, publicPem, readSigningKey, signatureOf } from './bundle/signing.ts';
import { DATA_OPTIONS, decidingFiles, needed, oneOf, readArgs, readDecisions, type Command } from './command.ts';
import { demandKnownValues, readRequest } from './metric-request.ts';
import { openData } from './open-data.ts';
import { withPortfolio } from './with-portfolio.ts';
import { demandTarget, FORCE_OPTION, saveFile } from './write-file.ts';

const OPTIONS = {
  ...DATA_OPTIONS,
  ...FORCE_OPTION,
  out: { type: 'string' },
  lang: { type: 'string' },
  'as-of': { type: 'string' },
  filter: { type: 'string', multiple: true },
  title: { type: 'string' },
  sign: { type: 'string' },
} as const;

/** `bundle --data PATH --out FILE.zip [--sign KEY.pem]`: report, workbook, data, numbers and SQL in one file that can be verified. */
export const bundle: Command = async (args, streams) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  if (positionals[0] !== undefined) throw new PortfolioError('unknown-option', { option: positionals[0] });
  needed(values.data?.[0], '--data');
  const target = needed(values.out, '--out');
  const language = oneOf(values.lang, LANGUAGES, '--lang') ?? 'zh-CN';
  const request = readRequest({ asOf: values['as-of'], filter: values.filter });
  const inputs = [...(values.data ?? []), ...decidingFiles(values), values.sign];
  await demandTarget(target, { force: values.force, inputs });
  const key = values.sign === undefined ? null : await readSigningKey(values.sign);
  const decisions = await readDecisions(values);
  let given: readonly Load[] = [];
  const open: typeof openData = (loads, options) => {
    given = loads;
    return (streams.open ?? openData)(loads, options);
  };
  const t = createTranslate(values.lang ? language : 'en');
  const source = { paths: values.data ?? [], decisions, t, streams: { ...streams, open } };
  return withPortfolio(source, async (portfolio) => {
    await demandKnownValues(portfolio, request);
    const title = values.title ?? null;
    const files = await madeFiles(portfolio, { language, title, request });
    const loads = await bundledLoads(given, files);
    if (key) files.set(PLACES.signer, publicPem(key));
    const told = { versions: await versionsOf(portfolio), language, title, request, decisions, loads };
    const manifest = await manifestBytes(told, files);
    files.set(PLACES.manifest, manifest);
    if (key) files.set(PLACES.signature, signatureOf(manifest, key));
    const bytes = packed(files);
    await saveFile(target, bytes);
    const signed = key ? `, signed by the key ${fingerprint(key)}` : '';
    streams.out(`${target}: ${bytes.length} bytes, ${files.size} files${signed}\n`);
    return 0;
  });
};

/** Puts the data among the files and says where each is; when it was read matters only beside other deliveries. */
async function bundledLoads(loads: readonly Load[], files: Map<string, Uint8Array>): Promise<BundledLoad[]> {
  const bundled: BundledLoad[] = [];
  for (const [index, { files: own, at = null, beside = false }] of loads.entries()) {
    const listed: { path: string; name: string }[] = [];
    for (const [place, { name, content }] of own.entries()) {
      const plain = basename(name).replace(/[^\p{L}\p{N}._ -]/gu, '_');
      const path = `data/${index + 1}/${String(place + 1).padStart(3, '0')}-${plain}`;
      files.set(path, content instanceof Blob ? new Uint8Array(await content.arrayBuffer()) : content);
      listed.push({ path, name });
    }
    bundled.push({ files: listed, at: loads.length > 1 ? at : null, beside });
  }
  return bundled;
}

/** What numbers of this portfolio are made by. */
export async function versionsOf({ engine }: Portfolio): Promise<Versions> {
  const { rows } = await engine.query('SELECT version()');
  return { bellwether: VERSION, build: BUILD, duckdb: String(rows[0]?.[0]), node: process.version };
}
