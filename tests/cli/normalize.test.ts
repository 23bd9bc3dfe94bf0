import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bellwether, command } from './run.ts';

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'normalize-'));
  out = join(folder, 'out');
});
afterEach(() => rm(folder, { recursive: true }));

const put = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
const written = (name: string) => readFile(join(out, name), 'utf8');

describe('bellwether normalize', () => {
  it('writes each table as RFC 4180, cells as they stand', async () => {
    await put('data.csv', "Report\n\nid;'name';v\n007;'a; \"b\"';1,50\n008;' c ';\n\n注：说明\n");
    const { code, err } = await bellwether('normalize', join(folder, 'data.csv'), '--out', out);
    expect([code, err]).toEqual([0, '']);
    expect(await readdir(out)).toEqual(['data.csv_converted.csv']);
    expect(await written('data.csv_converted.csv')).toBe('id,name,v\r\n007,"a; ""b""","1,50"\r\n008, c ,\r\n');
  });

  it('gives a second table a file of its own', async () => {
    await put('two.csv', 'a,b,c\n1,2,3\n4,5,6\n\nkey,value\nx,10\ny,20\nz,30\n');
    const { code } = await bellwether('normalize', join(folder, 'two.csv'), '--out', out);
    expect(code).toBe(0);
    expect(await written('two.csv_converted.csv')).toBe('a,b,c\r\n1,2,3\r\n4,5,6\r\n');
    expect(await written('two.csv_2_converted.csv')).toBe('key,value\r\nx,10\r\ny,20\r\nz,30\r\n');
  });

  it('reads on where a file cannot be read, and says so in one line', async () => {
    await mkdir(join(folder, 'in'));
    await put('in/good.csv', 'a,b\n1,2\n');
    await put('in/empty.csv', '');
    await put('in/blank.csv', '\n \n\r\n');
    await put(
      'in/picture.csv',
      Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 251),
    );
    const ran = await command('normalize', join(folder, 'in'), join(folder, 'none.csv'), '--out', out);
    expect(ran.code).toBe(1);
    expect(ran.err.split('\n')).toEqual([
      expect.stringMatching(/^bellwether: cannot read .*picture\.csv: /),
      expect.stringMatching(/^bellwether: no such file or folder: .*none\.csv$/),
      '',
    ]);
    // a file without anything in it is read: it holds nothing
    const files = ['blank.csv_converted.csv', 'empty.csv_converted.csv', 'good.csv_converted.csv'];
    expect((await readdir(out)).toSorted()).toEqual(files);
    expect(await written('blank.csv_converted.csv')).toBe('');
    expect(await written('empty.csv_converted.csv')).toBe('');
    expect(ran.out).toContain('blank.csv_converted.csv: empty\n');
  });

  it('takes an encoding and a delimiter that a person names', async () => {
    await put('t.csv', Uint8Array.from([...'a.b\n\x8e.1\n'].map((sign) => sign.charCodeAt(0))));
    await bellwether('normalize', join(folder, 't.csv'), '--out', out, '--encoding', 'macintosh', '--delimiter', '.');
    expect(await written('t.csv_converted.csv')).toBe('a,b\r\né,1\r\n');
  });

  it('does not write one file over another of the same name', async () => {
    await mkdir(join(folder, 'other'));
    for (const [name, text] of [
      ['t.csv', 'a,b\n1,2\n'],
      ['other/t.csv', 'c,d\n3,4\n'],
    ] as const)
      await put(name, text);
    const ran = await bellwether('normalize', join(folder, 't.csv'), join(folder, 'other/t.csv'), '--out', out);
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('a file named t.csv was already converted')]);
    expect(await written('t.csv_converted.csv')).toBe('a,b\r\n1,2\r\n');
  });

  it('wants to know where to write', async () => {
    expect(await bellwether('normalize', folder)).toMatchObject({
      code: 1,
      err: 'bellwether: missing option: --out\n',
    });
  });
});
