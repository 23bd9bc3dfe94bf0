import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { manifestBytes, type Told } from '../../src/cli/bundle/manifest.ts';
import { files, LEDGER } from './case-files.ts';
import { bellwether } from './run.ts';

let folder = '';
const at = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bellwether-'));
  await files(at('data'), {
    ledger: [
      [...LEDGER, '五级分类'],
      ['2026-06-30', 'F1', 'C1', 300, '次级'],
      ['2026-06-30', 'F2', 'C2', 700, '正常'],
      ['2026-05-31', 'F2', 'C2', 800, '正常'],
    ],
  });
  for (const name of ['bank', 'other']) {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519');
    await writeFile(at(`${name}.pem`), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await writeFile(at(`${name}-pub.pem`), publicKey.export({ type: 'spki', format: 'pem' }));
  }
  const made = await bellwether('bundle', '--data', at('data'), '--out', at('a.zip'), '--sign', at('bank.pem'));
  expect([made.code, made.err]).toEqual([0, '']);
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

type Files = Record<string, Uint8Array>;

async function unpacked(): Promise<Files> {
  return unzipSync(new Uint8Array(await readFile(at('a.zip'))));
}

/** A bundle somebody changed. */
async function written(name: string, content: Uint8Array): Promise<string> {
  await writeFile(at(name), content);
  return at(name);
}

/** The same with a manifest that fits what it holds now, without its signature. */
async function resummed(all: Files): Promise<Uint8Array> {
  const told = JSON.parse(new TextDecoder().decode(all['manifest.json'])) as Told;
  const rest = Object.entries(all).filter(([path]) => path !== 'manifest.json' && path !== 'manifest.sig');
  return zipSync({ ...Object.fromEntries(rest), 'manifest.json': await manifestBytes(told, new Map(rest)) });
}

const refusal = async (path: string, ...more: string[]) => {
  const { code, err } = await bellwether('verify', path, ...more);
  expect([code, err.split('\n').length]).toEqual([1, 2]);
  return err.replace(`bellwether: ${path}`, '').trimEnd();
};

describe('a bundle', () => {
  it('holds report, workbook, data as given, numbers, SQL, settings, versions; and has equal bytes for equal data', async () => {
    const all = await unpacked();
    const data = await readFile(at('data/ledger.csv'));
    expect(Object.keys(all)).toEqual(
      expect.arrayContaining(['report.pdf', 'settings.json', 'sql/R12.sql', 'workbook.xlsx']),
    );
    expect(Buffer.from(all['data/1/001-ledger.csv'] ?? []).equals(data)).toBe(true);
    expect(new TextDecoder().decode(all['sql/R12.sql'])).toMatch(/^-- npl-ratio \{[\s\S]*\nWITH period/m);
    expect(JSON.parse(new TextDecoder().decode(all['manifest.json']))).toMatchObject({
      format: 'bellwether-bundle-1',
      versions: { node: process.version, duckdb: expect.stringMatching(/^v\d/) as string },
    });
    const again = ['--data', at('data'), '--out', at('b.zip'), '--sign', at('bank.pem')];
    expect((await bellwether('bundle', ...again)).code).toBe(0);
    expect((await readFile(at('b.zip'))).equals(await readFile(at('a.zip')))).toBe(true);
  });

  it('is verified: sums, signature, every number, every byte made again', async () => {
    const { code, out, err } = await bellwether('verify', at('a.zip'), '--key', at('bank-pub.pem'));
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(
      /^\d+ files have the sums of the manifest\nsigned by the key [0-9a-f]{64}\n\d+ questions asked again/,
    );
    expect(out).toMatch(/all [1-9]\d+ answers are the same\n\d+ files made again/);
    expect(await refusal(at('a.zip'), '--key', at('other-pub.pem'))).toContain('not made by the key given');
  });

  it('names the first number that does not follow from its data, with both values', async () => {
    const all = await unpacked();
    const numbers = new TextDecoder().decode(all['numbers.json']).replace('"value": 0.3,', '"value": 0.2,');
    const path = await written(
      'number.zip',
      await resummed({ ...all, 'numbers.json': new TextEncoder().encode(numbers) }),
    );
    expect(await refusal(path)).toMatch(
      /^: R\d+\w? [\w-]+ 2026-06.*: value is 0.2 in the bundle, and 0.3 from its data$/,
    );
    expect(await refusal(path, '--key', at('bank-pub.pem'))).toBe(' is not what it says: it is not signed');
    const pdf = await written('pdf.zip', await resummed({ ...all, 'report.pdf': new Uint8Array([1]) }));
    expect(await refusal(pdf)).toContain('report.pdf made again from its data is another one');
  });

  it('says so where it was made by another version, and still holds its numbers', async () => {
    const all = await unpacked();
    const told = new TextDecoder()
      .decode(all['manifest.json'])
      .replace(/"bellwether": "[^"]+"/, '"bellwether": "0.0.9"');
    const path = await written('old.zip', await resummed({ ...all, 'manifest.json': new TextEncoder().encode(told) }));
    const { code, out } = await bellwether('verify', path);
    expect(code).toBe(0);
    expect(out).toContain('made with Bellwether 0.0.9, verified with');
    expect(out).toContain('the documents were not made again');
  });

  it('is refused by name where a file was changed, is missing, is there twice, leads out of it or was not listed', async () => {
    const all = await unpacked();
    const less = { ...all };
    delete less['settings.json'];
    const changed = { ...all, 'data/1/001-ledger.csv': new TextEncoder().encode('x') };
    const cases: [string, Uint8Array, string][] = [
      ['changed.zip', zipSync(changed), 'data/1/001-ledger.csv was changed: SHA-256'],
      ['less.zip', zipSync(less), 'settings.json is missing'],
      ['more.zip', zipSync({ ...all, 'more.txt': new Uint8Array(1) }), 'more.txt is not in its manifest'],
      ['out.zip', zipSync({ ...all, '../../etc/x': new Uint8Array(1) }), 'the name "../../etc/x" leads out of it'],
      ['root.zip', zipSync({ ...all, '/etc/x': new Uint8Array(1) }), 'the name "/etc/x" leads out of it'],
      ['disk.zip', zipSync({ ...all, 'C:\\x': new Uint8Array(1) }), 'leads out of it'],
      ['twice.zip', twice(zipSync({ ...all, 'settings.jsox': new Uint8Array(1) })), 'settings.json is there twice'],
      [
        'sums.zip',
        zipSync({ ...all, 'manifest.json': new TextEncoder().encode('{}') }),
        'manifest.json cannot be read',
      ],
    ];
    for (const [name, bytes, problem] of cases)
      expect(await refusal(await written(name, bytes)), name).toContain(problem);
    const signature = { ...all, 'manifest.sig': new TextEncoder().encode('AAAA') };
    expect(await refusal(await written('sig.zip', zipSync(signature)))).toContain('the signature is not that of');
  });

  it('is refused where it is cut, is no archive, or grows without end', async () => {
    const bytes = new Uint8Array(await readFile(at('a.zip')));
    expect(await refusal(await written('cut.zip', bytes.subarray(0, bytes.length >> 1)))).toContain(
      'is not what it says',
    );
    expect(await refusal(await written('none.zip', new TextEncoder().encode('no archive')))).toContain(
      'is not what it says',
    );
    const bomb = zipSync({ 'manifest.json': new Uint8Array(80 * 1024 ** 2) }, { level: 9 });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refusal(await written('bomb.zip', bomb))).toContain('is not what it says');
  });

  it('is not signed by what is no key, and nothing is written over what it reads', async () => {
    const args = ['--data', at('data'), '--out', at('c.zip'), '--sign', at('data/ledger.csv')];
    expect((await bellwether('bundle', ...args)).err).toContain('it is no Ed25519 key');
    const over = ['--data', at('data'), '--out', at('bank.pem'), '--sign', at('bank.pem'), '--force'];
    expect((await bellwether('bundle', ...over)).err).toContain('is one of the files that are read');
  });
});

/** An archive whose `settings.jsox` is called `settings.json` as well. */
function twice(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes);
  for (let place = text.indexOf('settings.jsox'); place >= 0; place = text.indexOf('settings.jsox', place + 1))
    text.write('settings.json', place);
  return new Uint8Array(text);
}
