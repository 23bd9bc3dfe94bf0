import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cardDocument } from '../src/cli/card-document.ts';
import { catalogueDocument } from '../src/cli/catalogue.ts';
import { elementDocument } from '../src/cli/element-document.ts';
import { openData } from '../src/cli/open-data.ts';
import { readLoads } from '../src/cli/read-paths.ts';

/** Writes the references of the catalogue, the elements and the cards. */
const folder = join(import.meta.dirname, '../docs');
await mkdir(folder, { recursive: true });
await writeFile(join(folder, 'metrics.md'), catalogueDocument());
await writeFile(join(folder, 'elements.md'), elementDocument());
const sample = await openData(await readLoads([join(import.meta.dirname, '../sample-data')]), {});
await writeFile(join(folder, 'cards.md'), await cardDocument(sample.portfolio));
await sample.close();
