import { hashBytes } from '../../lib/hash.ts';
import { Findings } from '../check/issue-list.ts';
import { sizeOf } from '../formats/bytes.ts';
import { declaredText, demandRoom } from '../formats/fits.ts';
import type { Limits } from '../formats/size-limits.ts';
import type { BadPart, Part } from '../formats/part.ts';
import { isBad, readParts } from '../formats/read-parts.ts';
import { optionsFor, type ImportOptions, type SourceFile } from '../options.ts';
import type { PreparedFile } from './prepare-file.ts';
import type { ImportReport } from '../import-report.ts';
import type { Progress } from '../progress.ts';
import { separateTables } from '../layout/separate-tables.ts';
import { unpivot } from '../layout/unpivot.ts';
import type { Seen } from '../work.ts';

/** The tables of all files; a person who names an encoding or a delimiter says that the file is text. */
export async function openParts(
  files: readonly SourceFile[],
  options: ImportOptions,
  { progress, limits }: { progress: Progress; limits: Limits },
): Promise<(Part | BadPart)[]> {
  const named = distinctNames(files);
  const names = named.map(({ name }) => name);
  const asText = (name: string) => {
    const { encoding, delimiter } = optionsFor(options, name);
    return encoding !== undefined || delimiter !== undefined;
  };
  const withHidden = (name: string) => optionsFor(options, name).withHidden === true;
  demandRoom(await Promise.all(named.map(({ content }) => declaredText(content))), limits);
  const tell = progress.phase('open', files);
  const onSeen = (name: string, seen: Partial<Seen>) => tell(names.indexOf(name), 'read', seen);
  const parts = distinctNames(await readParts(named, { asText, withHidden, signal: options.signal, limits, onSeen }));
  demandRoom(
    parts.map((part) => (isBad(part) ? 0 : sizeOf(part.content))),
    limits,
  );
  const separate: (Part | BadPart)[] = [];
  for (const part of parts) {
    if (isBad(part)) separate.push(part);
    else
      for (const table of await separateTables(part, optionsFor(options, part.name)))
        separate.push(await unpivot(table, optionsFor(options, table.name)));
  }
  return separate;
}

/** Two files of one name in different folders stay two files. */
function distinctNames<T extends { name: string }>(files: readonly T[]): T[] {
  const seen = new Map<string, number>();
  return files.map((file) => {
    const count = (seen.get(file.name) ?? 0) + 1;
    seen.set(file.name, count);
    return count === 1 ? file : { ...file, name: `${file.name} (${count})` };
  });
}

/** Among tables of the model, a sheet of a workbook or a table of a file that is none of them (notes, lists of words) is left out by itself. */
export function setAsideSheets(prepared: readonly PreparedFile[]): void {
  for (const { upload, sheet, place, file, match, findings, raw } of prepared) {
    const alone = sheet === null && place === undefined;
    if (match || alone || findings.aside || !prepared.some((other) => other.upload === upload && other.match)) continue;
    const issue =
      sheet === null || place !== undefined
        ? { problem: 'table-left-out', value: file }
        : { problem: 'sheet-left-out', value: sheet };
    findings.setAside({ ...issue, hint: 'map-columns', severity: 'excluded' }, raw.records);
  }
}

/** A file of which nothing could be read, as a report. */
export async function reportBad({ name, upload, sheet, origin, error }: BadPart): Promise<ImportReport> {
  const findings = new Findings(name);
  findings.add({
    problem: error.problem,
    hint: error.hint,
    severity: 'file',
    details: { detail: '', ...error.details },
  });
  return {
    ...{ file: name, upload, sheet, format: 'unknown', sha256: await hashBytes(origin), bytes: sizeOf(origin) },
    ...{ encoding: '', delimiter: '', table: null, rows: { read: 0, loaded: 0, rejected: 0, excluded: 0 } },
    ...{ columns: [], issues: findings.issues, issueCounts: findings.counts, headers: [], preview: [] },
    ...{ totals: null, questions: [] },
  };
}
