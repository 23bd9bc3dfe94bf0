import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { breachSubject } from '../../src/lib/note-subject.ts';
import { notesCsv } from '../../src/notes/note-csv.ts';
import { noteOf } from '../notes/note-of.ts';
import { readPdf } from '../report/pdf-text.ts';
import { bellwether, command, SAMPLE } from './run.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'report-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('bellwether report', () => {
  it('writes a PDF with the notes of a file, and nothing beside it', async () => {
    const target = join(folder, 'report.pdf');
    const notes = join(folder, 'notes.csv');
    const note = noteOf({
      subject: breachSubject('covenant-headroom', {}),
      status: 'in-hand',
      text: 'waiver in sight',
    });
    await writeFile(notes, notesCsv([note], { nameOf: () => '', codeOf: () => '', groupOf: () => '' }));
    const asked = ['--data', SAMPLE, '--out', target, '--lang', 'en', '--document', 'book', '--notes', notes];
    const { code, out, err } = await command('report', ...asked);
    expect([code, err]).toEqual([0, '']);
    const bytes = await readFile(target);
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    expect(out).toBe(`${target}: ${bytes.length} bytes\n`);
    expect((await readdir(folder)).toSorted()).toEqual(['notes.csv', 'report.pdf']);
    const { pages } = await readPdf(new Uint8Array(bytes));
    const text = pages.join('\n').replaceAll(/\s+/g, ' ');
    expect(text).toContain('waiver in sight');
    // once in the list of breaches, once with what was written
    expect(text.split('Zhang, 2026-11-30 09:05').length - 1).toBeGreaterThan(1);
  });

  it('writes one client with --document client --id, and refuses what is not on record or does not go together', async () => {
    const target = join(folder, 'client.pdf');
    const about = (...args: string[]) => bellwether('report', '--data', SAMPLE, '--out', target, ...args);
    const { code, err } = await about('--document', 'client', '--id', 'C0010', '--lang', 'en', '--as-of', '2026-05-31');
    expect([code, err]).toEqual([0, '']);
    const { pages, info } = await readPdf(new Uint8Array(await readFile(target)));
    expect(info['Title']).toBe('Luming Solar Power (C0010) · Client report');
    expect(pages[0]).toContain('As of 2026-05-31');
    const refused = async (...args: string[]) => {
      const ran = await about('--force', ...args);
      expect([ran.code, ran.out, ran.err.split('\n').length]).toEqual([1, '', 2]);
      return ran.err;
    };
    const unknown = await refused('--document', 'client', '--id', 'C9999');
    expect(unknown).toContain('bad value for --id: C9999; known are C0001, C0002');
    expect(unknown).toContain('`bellwether metric X01 --by client --data PATH` lists those with a balance');
    expect(await refused('--document', 'branch', '--id', 'B01')).toContain(
      'known are board, book, team, manager, client',
    );
    expect(await refused('--document', 'client')).toContain('missing option: --id');
    for (const book of [[], ['--document', 'book']])
      expect(await refused('--id', 'C0010', ...book)).toContain('--id: C0010; it goes with --document team, manager');
    const twice = ['--document', 'client', '--id', 'C0010', '--filter', 'client=C0011'];
    expect(await refused(...twice)).toContain('--filter: client=C0011; --id says it already (C0010)');
  });

  it('refuses in one line a language, a folder or a place it does not have', async () => {
    const target = join(folder, 'report.pdf');
    const refused = async (...args: string[]) => {
      const { code, out, err } = await bellwether('report', ...args);
      expect([code, out, err.split('\n').length]).toEqual([1, '', 2]);
      return err;
    };
    expect(await refused('--data', SAMPLE)).toContain('missing option: --out');
    expect(await refused('--data', SAMPLE, '--out', target, '--lang', 'fr')).toContain('known are zh-CN, en');
    expect(await refused('--data', SAMPLE, '--out', join(folder, 'none', 'x.pdf'))).toContain('no such file or folder');
    expect(await refused('--data', join(folder, 'none'), '--out', target)).toContain('no such file or folder');
    const others = join(folder, 'others.csv');
    await writeFile(others, 'facility_id,outstanding\r\n');
    expect(await refused('--data', SAMPLE, '--out', target, '--notes', others)).toContain('row 1 is not a note');
    expect(await readdir(folder)).toEqual(['others.csv']);
  });
});
