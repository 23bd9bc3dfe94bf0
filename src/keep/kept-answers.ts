import { hashText } from '../lib/hash.ts';
import { read, write } from './folder-files.ts';
import type { Folder } from './folder.ts';
import { writeManifest, type Manifest } from './manifest.ts';

/** Where the answers of a generation are: named after everything they were made of, files, decisions and settings. */
export function answersName(manifest: Manifest): string {
  return `answers-${hashText(writeManifest(manifest))}`;
}

/** Keeps answers beside the files they were made of: their SHA-256 in the first line. */
export async function keepAnswers(folder: Folder, manifest: Manifest, answers: string): Promise<void> {
  await write(folder, answersName(manifest), `${hashText(answers)}\n${answers}`);
}

/** The answers of a generation; null where there are none, or a letter of them is not as it was written. */
export async function readAnswers(folder: Folder, manifest: Manifest): Promise<string | null> {
  const text = await (await read(folder, answersName(manifest)))?.text();
  if (text === undefined) return null;
  const end = text.indexOf('\n');
  const answers = text.slice(end + 1);
  return hashText(answers) === text.slice(0, end) ? answers : null;
}
