import { describe, expect, it } from 'vitest';
import { answersName, keepAnswers, readAnswers } from '../../src/keep/kept-answers.ts';
import { keep, manifestsIn, wipe } from '../../src/keep/kept-files.ts';
import { fakeFolder, type FakeFolder } from '../support/fake-folder.ts';

const file = (text: string) => ({ name: 'a.csv', content: new TextEncoder().encode(text) });

const put = ({ folder }: FakeFolder, text: string) =>
  keep(folder, { loads: [{ files: [file(text)] }], answers: {}, settings: [] });

const answersIn = ({ files }: FakeFolder) => [...files.keys()].filter((name) => name.startsWith('answers-'));

describe('answers that are kept with files', () => {
  it('come back as they were, for the generation they were made of alone', async () => {
    const fake = fakeFolder();
    const first = await put(fake, 'one');
    expect(await readAnswers(fake.folder, first)).toBeNull();
    await keepAnswers(fake.folder, first, '{"不良":1}\n2');
    expect(await readAnswers(fake.folder, first)).toBe('{"不良":1}\n2');
    const second = await put(fake, 'two');
    expect(await manifestsIn(fake.folder)).toEqual([second, first]);
    expect(await readAnswers(fake.folder, second)).toBeNull();
  });

  it('go with the files they were made of', async () => {
    const fake = fakeFolder();
    const first = await put(fake, 'one');
    await keepAnswers(fake.folder, first, '{}');
    const second = await put(fake, 'two');
    await keepAnswers(fake.folder, second, '{}');
    await put(fake, 'three');
    // the generation before the last is there still
    expect(answersIn(fake)).toEqual([answersName(second)]);
    await wipe(fake.folder);
    expect([...fake.files.keys()]).toEqual([]);
  });

  it('are none where a letter of them is another', async () => {
    const fake = fakeFolder();
    const manifest = await put(fake, 'one');
    await keepAnswers(fake.folder, manifest, '{"value":0.0274}');
    const name = answersName(manifest);
    const text = new TextDecoder().decode(fake.files.get(name));
    fake.files.set(name, new TextEncoder().encode(text.replace('0.0274', '0.0174')));
    expect(await readAnswers(fake.folder, manifest)).toBeNull();
    fake.files.set(name, new Uint8Array());
    expect(await readAnswers(fake.folder, manifest)).toBeNull();
  });
});
