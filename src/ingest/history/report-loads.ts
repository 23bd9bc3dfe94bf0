import type { Engine } from '../../engine/engine.ts';
import { hashText } from '../../lib/hash.ts';
import { quoteName } from '../../lib/sql.ts';
import { TABLES } from '../../model/index.ts';
import { exportMapping } from '../match/mapping/mapping.ts';
import type { ImportOptions } from '../options.ts';
import type { ImportReport, LoadReport } from '../import-report.ts';
import type { AppliedLoads } from './apply-loads.ts';
import { countAdded } from './difference.ts';
import type { Load } from './delivery.ts';
import { loadId } from './load-id.ts';

const TABLE_ORDER = new Map(TABLES.map(({ name }, index) => [name, index]));

/** What each load brought, once everything is stored. */
export async function reportLoads(
  engine: Engine,
  loads: readonly Load[],
  { reports, applied, options }: { reports: readonly ImportReport[]; applied: AppliedLoads; options: ImportOptions },
): Promise<LoadReport[]> {
  for (const { table, load } of applied.untouched)
    applied.differences[load]?.changes.push(...(await countAdded(engine, table, quoteName(table.name))));
  const replaced = [...applied.replaced.values()];
  return loads.map((load, number) => {
    const own = reports.filter(({ upload }) => load.files.some(({ name }) => name === upload));
    const { changes = [], rows = [], more = 0 } = applied.differences[number] ?? {};
    const place = (table: string) => TABLE_ORDER.get(table) ?? 0;
    return {
      id: loadId(own.map(({ sha256 }) => sha256)),
      at: load.at ?? null,
      beside: load.beside === true,
      files: own.map(({ file, sha256, bytes, rows }) => ({ name: file, sha256, bytes, rows })),
      mapping: hashText(JSON.stringify(exportMapping(own, options).sources)).slice(0, 16),
      changes: changes.toSorted((a, b) => place(a.table) - place(b.table)),
      rows,
      more,
      replaced: replaced.reduce((sum, each) => sum + (each.by.get(number) ?? 0), 0),
    };
  });
}
