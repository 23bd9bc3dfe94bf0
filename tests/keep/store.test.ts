import { describe, expect, it } from 'vitest';
import type { SourceFile } from '../../src/ingest/options.ts';
import { PortfolioError } from '../../src/lib/errors.ts';
import { hashText } from '../../src/lib/hash.ts';
import { bytesTaken, keep, readKept, wipe, type Kept } from '../../src/keep/kept-files.ts';
import { fakeFolder, type FakeFolder } from '../support/fake-folder.ts';

const AT = new Date('2026-07-01T08:30:00Z');
const file = (name: string, text: string): SourceFile => ({ name, content: new TextEncoder().encode(text) });

/** The generations of these tests: b.csv stays as it is from the first to the second. */
const FIRST = [file('a.csv', 'first a'), file('b.csv', 'same b')];
const SECOND = [file('b.csv', 'same b'), file('c.csv', 'second c'), file('d.csv', 'second d')];
const THIRD = [file('a.csv', 'first a'), file('e.csv', 'third e')];

const put = (folder: FakeFolder['folder'], files: readonly SourceFile[], unit = '万元') =>
  keep(folder, { loads: [{ files }], answers: { units: { outstanding: unit } }, settings: [] }, { at: AT });

async function filled(...generations: (readonly SourceFile[])[]): Promise<FakeFolder> {
  const fake = fakeFolder();
  for (const files of generations) await put(fake.folder, files);
  return fake;
}

/** What a reader finds afterwards: names with their text, or null. */
async function found({ files }: FakeFolder): Promise<string[] | null> {
  const kept = await readKept(fakeFolder(files).folder);
  return kept && texts(filesOf(kept));
}

const filesOf = ({ loads }: Kept) => loads.flatMap(({ files }) => files);

function texts(files: readonly SourceFile[]): Promise<string[]> {
  return Promise.all(files.map(async ({ name, content }) => `${name}: ${await new Blob([content as Blob]).text()}`));
}

function change(fake: FakeFolder, name: string | undefined, text: string | null): void {
  if (name === undefined) throw new Error('no such file to change');
  if (text === null) fake.files.delete(name);
  else fake.files.set(name, new TextEncoder().encode(text));
}

const codeOf = (problem: unknown) => (problem instanceof PortfolioError ? problem.code : problem);

describe('what is kept', () => {
  it('comes back byte for byte with its answers, its time and its order', async () => {
    const fake = fakeFolder();
    const bytes = new Uint8Array([0xff, 0xfe, 0x00, 0x0d, 0x0a, 0xb4]);
    await put(fake.folder, [{ name: '台账/六月.xls', content: new Blob([bytes]) }, file('empty.csv', '')], '亿元');
    const kept = await readKept(fake.folder);
    expect(kept?.answers).toEqual({ units: { outstanding: '亿元' } });
    expect(kept?.manifest).toMatchObject({ generation: 1, keptAt: '2026-07-01T08:30:00.000Z' });
    expect(kept?.earlier).toBe(false);
    expect(kept && filesOf(kept).map(({ name }) => name)).toEqual(['台账/六月.xls', 'empty.csv']);
    const content = kept?.loads[0]?.files[0]?.content;
    expect(content instanceof Blob && new Uint8Array(await content.arrayBuffer())).toEqual(bytes);
  });

  it('is every load in its order, with its time, and the settings of the page', async () => {
    const fake = fakeFolder();
    const what = {
      loads: [
        { files: FIRST, at: '2026-06-01T08:00:00.000Z', beside: false },
        { files: [file('c.csv', 'more')], at: null, beside: true },
      ],
      answers: {},
      settings: [{ key: 'threshold:npl-ratio:red', scope: 'portfolio', value: '4%', from: null, at: 't' }],
    };
    await keep(fake.folder, what, { at: AT });
    const kept = await readKept(fake.folder);
    expect(kept?.loads.map(({ at, beside, files }) => [at, beside, files.map(({ name }) => name)])).toEqual([
      ['2026-06-01T08:00:00.000Z', false, ['a.csv', 'b.csv']],
      [null, true, ['c.csv']],
    ]);
    expect(kept?.settings).toEqual(what.settings);
  });

  it('of the time before there were loads is read as one load', async () => {
    const fake = await filled(FIRST);
    const { loads, ...rest } = JSON.parse(new TextDecoder().decode(fake.files.get('manifest-a')).split('\n')[1] ?? '');
    const body = JSON.stringify({ ...rest, version: 1, files: loads[0].files, settings: undefined });
    change(fake, 'manifest-a', `${hashText(body)}\n${body}`);
    const kept = await readKept(fake.folder);
    expect(kept?.manifest.loads.map(({ at }) => at)).toEqual([null]);
    expect([kept && (await texts(filesOf(kept))), kept?.settings]).toEqual([await texts(FIRST), []]);
  });

  it('is nothing where nothing was kept', async () => {
    expect(await readKept(fakeFolder().folder)).toBeNull();
  });

  it('holds the two last generations and no bytes of others, equal bytes once', async () => {
    const fake = await filled(FIRST, SECOND, THIRD);
    expect(await found(fake)).toEqual(await texts(THIRD));
    // b, c, d of the second, a and e of the third, two manifests
    expect(fake.files.size).toBe(7);
    const manifests = ['manifest-a', 'manifest-b'].map((name) => fake.files.get(name)?.length ?? 0);
    // 6 + 8 + 8 + 7 + 7
    expect(await bytesTaken(fake.folder)).toBe(36 + (manifests[0] ?? 0) + (manifests[1] ?? 0));
  });

  it('is gone after it was cleared, with every byte', async () => {
    const fake = await filled(FIRST, SECOND);
    await wipe(fake.folder);
    expect(fake.files.size).toBe(0);
    expect(await found(fake)).toBeNull();
  });
});

describe('a cut at any step', () => {
  const starts = [[], [FIRST], [FIRST, SECOND]];

  it.each(starts)('of keeping leaves the old state or the new one (%#)', async (...before) => {
    const start = await filled(...before);
    const old = await found(start);
    const whole = fakeFolder(start.files);
    await put(whole.folder, THIRD);
    const outcomes = [];
    for (let after = 0; after < whole.steps(); after++) {
      const fake = fakeFolder(start.files, { after, kind: 'cut' });
      await put(fake.folder, THIRD).catch(() => undefined);
      const left = await found(fake).catch(codeOf);
      const isNew = JSON.stringify(left) === JSON.stringify(await texts(THIRD));
      outcomes.push(isNew ? 'new' : 'old');
      // Where nothing was there before, a reader may also say that it sees half a manifest.
      const allowed = old === null ? [null, 'keep-damaged'] : [old];
      if (!isNew) expect(allowed, `step ${after}`).toContainEqual(left);
      // and the next time it works, and nothing is left over
      const next = fakeFolder(fake.files);
      await put(next.folder, THIRD);
      expect(await found(next), `after step ${after}`).toEqual(await texts(THIRD));
    }
    // once new it stays new, and both were seen
    expect(outcomes.join(' ')).toMatch(/^(old )+(new ?)+$/);
  });

  it('of clearing leaves the old state or nothing', async () => {
    const start = await filled(FIRST, SECOND);
    const whole = fakeFolder(start.files);
    await wipe(whole.folder);
    for (let after = 0; after < whole.steps(); after++) {
      const fake = fakeFolder(start.files, { after, kind: 'cut' });
      await wipe(fake.folder).catch(() => undefined);
      const left = await found(fake);
      expect(left, `step ${after}`).toEqual(after < 2 ? await texts(SECOND) : null);
      // looking at it again removes what the cut left behind
      const next = fakeFolder(fake.files);
      await readKept(next.folder);
      if (left === null) expect(next.files.size).toBe(0);
    }
  });
});

describe('a disk without room', () => {
  it('at any step leaves what was there, takes its own bytes away and says so', async () => {
    const start = await filled(FIRST, SECOND);
    const whole = fakeFolder(start.files);
    await put(whole.folder, THIRD);
    for (let after = 0; after < whole.steps(); after++) {
      const fake = fakeFolder(start.files, { after, kind: 'quota' });
      expect(await put(fake.folder, THIRD).catch(codeOf), `step ${after}`).toBe('keep-quota');
      expect(await found(fake)).toEqual(await texts(SECOND));
      expect([...fake.files.keys()].toSorted()).toEqual([...start.files.keys()].toSorted());
    }
  });
});

describe('a damaged store', () => {
  const dataOf = ({ files }: FakeFolder, text: string) =>
    [...files].find(([, bytes]) => new TextDecoder().decode(bytes) === text)?.[0];

  it.each([
    ['a byte of a file is another', 'second C'],
    ['a file is shorter', 'second'],
    ['a file is gone', null],
  ])('gives the generation before, and says so, where %s', async (_, text) => {
    const fake = await filled(FIRST, SECOND);
    change(fake, dataOf(fake, 'second c'), text);
    const kept = await readKept(fake.folder);
    expect(kept?.earlier).toBe(true);
    expect(await found(fake)).toEqual(await texts(FIRST));
    // keeping anew writes over the damaged generation, never over the one that holds
    for (let after = 0; after < 12; after++) {
      const cut = fakeFolder(fake.files, { after, kind: 'cut' });
      await put(cut.folder, THIRD).catch(() => undefined);
      const left = await found(cut);
      expect([await texts(FIRST), await texts(THIRD)]).toContainEqual(left);
    }
  });

  it('gives the generation before where one letter of the manifest is another', async () => {
    const fake = await filled(FIRST, SECOND);
    const text = new TextDecoder().decode(fake.files.get('manifest-b'));
    change(fake, 'manifest-b', text.replace('"c.csv"', '"x.csv"'));
    expect(await found(fake)).toEqual(await texts(FIRST));
  });

  it.each(['manifest-b', 'second c'])(
    'gives the generation before, and says so, where the disk fails at %s',
    async (what) => {
      const { files, folder } = await filled(FIRST, SECOND);
      const name = files.has(what) ? what : dataOf({ files, folder, steps: () => 0 }, what);
      const kept = await readKept(fakeFolder(files, undefined, new Set([name ?? ''])).folder);
      expect([kept?.earlier, kept && (await texts(filesOf(kept)))]).toEqual([true, await texts(FIRST)]);
      // nothing was removed: the disk may recover
      expect(await found(fakeFolder(files))).toEqual(await texts(SECOND));
    },
  );

  it('is an error of its own where no generation is whole, and nothing is removed by looking', async () => {
    const fake = await filled(FIRST, SECOND);
    change(fake, dataOf(fake, 'same b'), 'SAME b');
    const before = [...fake.files.keys()];
    expect(await readKept(fake.folder).catch(codeOf)).toBe('keep-damaged');
    expect([...fake.files.keys()]).toEqual(before);
    // keeping anew mends it
    await put(fake.folder, SECOND);
    expect((await readKept(fake.folder))?.earlier).toBe(false);
    expect(await found(fake)).toEqual(await texts(SECOND));
  });

  it('can be cleared', async () => {
    const fake = await filled(FIRST);
    change(fake, 'manifest-a', 'nonsense');
    await wipe(fake.folder);
    expect(fake.files.size).toBe(0);
  });
});
