import { execFileSync } from 'node:child_process';
import { link, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bellwether } from './run.ts';

const LEDGER = '数据日期,借据编号,客户编号,贷款余额（元）\n2026-06-30,F1,C1,10\n';

let folder: string;
const at = (name: string) => join(folder, name);
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paths-'));
  await writeFile(at('a.csv'), LEDGER);
});
afterEach(() => rm(folder, { recursive: true }));

describe('a path that is read', () => {
  it.each(['/dev/zero', '/dev/stdin', '/dev/random'])('is refused when it is no file: %s', async (path) => {
    for (const args of [
      ['check', path],
      ['metric', 'X01', '--data', path],
      ['check', at('a.csv'), '--mapping', path],
      ['normalize', path, '--out', at('out')],
    ])
      expect(await bellwether(...args)).toMatchObject({
        code: 1,
        err: `bellwether: no file: ${path}; only regular files are read and written, no devices, pipes or sockets\n`,
      });
  });

  it('is refused when a pipe, or a link to a device, stands in a folder', async () => {
    execFileSync('mkfifo', [at('b.csv')]);
    expect((await bellwether('check', folder)).err).toContain(`no file: ${at('b.csv')}`);
    await rm(at('b.csv'));
    await symlink('/dev/zero', at('c.csv'));
    expect((await bellwether('check', folder)).err).toContain(`no file: ${at('c.csv')}`);
  });

  it('may be a link to a file', async () => {
    await symlink(at('a.csv'), at('linked.csv'));
    expect((await bellwether('check', at('linked.csv'))).code).toBe(0);
  });
});

describe('a JSON object in a folder', () => {
  const leftOut = () =>
    `${at('b.json')}: left out, a JSON object in a folder may be anybody’s settings; name the file itself to read it\n`;

  it.each(['check', 'metric', 'compare', 'normalize'] as const)(
    'is left out, and %s says so; a list is read',
    async (command) => {
      await writeFile(at('b.json'), '{"theme":"dark"}');
      await writeFile(at('c.json'), '[{"借据编号":"F1","产品":"A"}]');
      const args = {
        check: ['check', folder],
        metric: ['metric', 'X01', '--data', folder],
        compare: ['compare', at('a.csv'), folder],
        normalize: ['normalize', folder, '--out', at('out')],
      }[command];
      const { err } = await bellwether(...args);
      expect(err.split(leftOut())).toHaveLength(2);
      expect(err).not.toContain('c.json: left out');
    },
  );

  it('is said in the language asked for', async () => {
    await writeFile(at('b.json'), '{"theme":"dark"}');
    expect((await bellwether('check', folder, '--lang', 'zh-CN')).err).toBe(
      `${at('b.json')}：未读取。文件夹中的 JSON 对象可能只是设置文件；如需读取，请直接指定该文件\n`,
    );
  });
});

describe('a file that is written', () => {
  const written = (target: string) => [
    ['evidence', 'X01', '--data', at('a.csv'), '--out', target],
    ['report', '--data', at('a.csv'), '--out', target],
    ['check', at('a.csv'), '--save-mapping', target],
  ];

  it('never takes the place of one that is read, whatever its path is called', async () => {
    await link(at('a.csv'), at('same.csv'));
    await symlink(at('a.csv'), at('linked.csv'));
    for (const target of [at('a.csv'), join(folder, '.', 'a.csv'), at('same.csv'), at('linked.csv')])
      for (const args of written(target)) {
        const err = `bellwether: not written: ${target} is one of the files that are read; name another one\n`;
        expect(await bellwether(...args, '--force')).toMatchObject({ code: 1, err });
      }
    expect(await readFile(at('a.csv'), 'utf8')).toBe(LEDGER);
  });

  it('never takes the place of the mapping or the words it is read by', async () => {
    const words = '{ "exposure.five_tier": { "优": "1" } }';
    await writeFile(at('words.json'), words);
    expect((await bellwether('check', at('a.csv'), '--save-mapping', at('mapping.json'))).code).toBe(0);
    const mapping = await readFile(at('mapping.json'), 'utf8');
    const refused = async (target: string, ...args: readonly string[]) => {
      const err = `bellwether: not written: ${target} is one of the files that are read; name another one\n`;
      expect(await bellwether(...args, target, '--force')).toMatchObject({ code: 1, err });
    };
    for (const [option, file] of [
      ['--value-map', at('words.json')],
      ['--mapping', at('mapping.json')],
    ] as const) {
      const read = ['--data', at('a.csv'), option, file];
      await refused(file, 'report', ...read, '--out');
      await refused(file, 'evidence', 'X01', ...read, '--out');
    }
    await refused(at('words.json'), 'check', at('a.csv'), '--value-map', at('words.json'), '--save-mapping');
    expect([await readFile(at('words.json'), 'utf8'), await readFile(at('mapping.json'), 'utf8')]).toEqual([
      words,
      mapping,
    ]);
  });

  it('takes the place of another with --force alone', async () => {
    await writeFile(at('b.txt'), 'mine');
    for (const args of written(at('b.txt'))) {
      const err = `bellwether: not written: ${at('b.txt')} is there already; name another one, or add --force to write over it\n`;
      expect(await bellwether(...args)).toMatchObject({ code: 1, err });
    }
    expect(await readFile(at('b.txt'), 'utf8')).toBe('mine');
    expect((await bellwether('check', at('a.csv'), '--save-mapping', at('b.txt'), '--force')).code).toBe(0);
    expect(JSON.parse(await readFile(at('b.txt'), 'utf8'))).toMatchObject({ sources: [{ table: 'exposure' }] });
  });

  it('is not written beside where the second of two files would be written over', async () => {
    await writeFile(at('x.json'), 'mine');
    const ran = await bellwether('evidence', 'X01', '--data', at('a.csv'), '--out', at('x.csv'));
    expect(ran).toMatchObject({ code: 1 });
    expect((await readdir(folder)).toSorted()).toEqual(['a.csv', 'x.json']);
  });

  it('of normalize and template takes the place of none either', async () => {
    const normalize = ['normalize', at('a.csv'), '--out', folder];
    expect((await bellwether(...normalize)).code).toBe(0);
    expect((await bellwether(...normalize)).err).toContain('is there already');
    expect((await bellwether(...normalize, '--force')).code).toBe(0);
    await writeFile(at('exposure.csv'), 'mine');
    expect((await bellwether('template', '--out', folder)).err).toContain(`${at('exposure.csv')} is there already`);
    expect((await readdir(folder)).toSorted()).toEqual(['a.csv', 'a.csv_converted.csv', 'exposure.csv']);
  });

  it('is no device', async () => {
    expect((await bellwether('check', at('a.csv'), '--save-mapping', '/dev/full', '--force')).err).toContain(
      'no file: /dev/full',
    );
  });
});
