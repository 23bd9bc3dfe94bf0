import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogueDocument } from '../src/cli/catalogue.ts';

/** Writes the reference of the catalogue. */
const folder = join(import.meta.dirname, '../docs');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'metrics.md'), catalogueDocument());
