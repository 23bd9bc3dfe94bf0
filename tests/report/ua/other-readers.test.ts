import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { uaDocuments } from './documents.ts';

const QPDF = ((): string | null => {
  try {
    return execFileSync('qpdf', ['--version'], { encoding: 'utf8' }).split('\n')[0] ?? null;
  } catch {
    return null;
  }
})();

it.skipIf(QPDF === null)('is a clean file to qpdf (skipped where qpdf is not installed)', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bellwether-ua-'));
  try {
    for (const { language, bytes } of await uaDocuments()) {
      const file = join(folder, `${language}.pdf`);
      await writeFile(file, bytes);
      expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toMatch(
        /No syntax or stream encoding errors/,
      );
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('has a tree that pdf.js reads on every page, with the words of the figures', async () => {
  for (const { bytes } of await uaDocuments()) {
    const task = getDocument({ data: bytes.slice(), verbosity: 0, useSystemFonts: false });
    const document = await task.promise;
    const roles = new Map<string, number>();
    const words: string[] = [];
    const walk = (node: object): void => {
      const { role, alt, children } = node as { role?: string; alt?: string; children?: object[] };
      if (role !== undefined) roles.set(role, (roles.get(role) ?? 0) + 1);
      if (role === 'Figure') words.push(alt ?? '');
      children?.forEach(walk);
    };
    for (let number = 1; number <= document.numPages; number += 1) {
      const tree = await (await document.getPage(number)).getStructTree();
      expect(tree).not.toBeNull();
      walk(tree);
    }
    for (const role of ['Sect', 'H1', 'H2', 'P', 'L', 'Table', 'TH', 'TD', 'Figure', 'TOC', 'Link'])
      expect(roles.get(role) ?? 0, role).toBeGreaterThan(0);
    expect(words.length).toBeGreaterThan(2);
    for (const alt of words) expect(alt).not.toBe('');
    await task.destroy();
  }
});
