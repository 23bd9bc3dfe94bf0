import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { recordBoards } from '../src/cli/record-boards.ts';
import { startNodeEngine } from '../src/engine/duckdb-node.ts';
import { loadPortfolio } from '../src/session/loads/load-portfolio.ts';
import type { PreparedFrom } from '../src/session/prepared/prepared-book.ts';

// What every board asks of the sample and is answered.
const FOLDER = join(import.meta.dirname, '../sample-data');
const from = JSON.parse(process.argv[2] ?? '{}') as PreparedFrom;

const engine = await startNodeEngine();
const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.csv'))
  .map((name) => ({ name, content: new Uint8Array(readFileSync(join(FOLDER, name))) }));
const record = await recordBoards(await loadPortfolio(engine, files));
await engine.close();
process.stdout.write(JSON.stringify(record.book(from)));
