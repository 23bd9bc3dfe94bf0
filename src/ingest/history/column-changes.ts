import { findColumn, TABLES } from '../../model/index.ts';
import type { Column } from '../../model/table.ts';
import { fit } from '../match/mapping/candidates.ts';
import type { Mapping } from '../match/mapping/mapping-file.ts';
import { fingerprintOf } from '../match/mapping/mapping.ts';
import { fold } from '../match/units.ts';
import type { ColumnChange, ImportReport } from '../import-report.ts';

/** What a file is held against: another file of its table, or what was kept of one. */
interface Known {
  name: string;
  headers: readonly string[];
  /** Canonical column -> heading. */
  columns: ReadonlyMap<string, string>;
}

/** Files of one table are of one kind where so much of the headings of one are headings of the other. */
const OF_ONE_KIND = 0.5;

/**
 * What is other about the columns of files that came after files of the same kind, or after a kept mapping: headings that were
 * renamed, columns that are not there any more with what could stand for them, and new ones. Files alike are told once.
 */
export function columnChanges(reports: readonly ImportReport[], saved?: Mapping): ColumnChange[] {
  const changes = new Map<string, ColumnChange | null>();
  for (const [index, report] of reports.entries()) {
    const table = tableOf(report);
    if (table === null) continue;
    const alike = `${table} ${fingerprintOf(report.headers)}`;
    const same = changes.get(alike);
    if (same) same.files.push(report.file);
    if (changes.has(alike)) continue;
    const ofTable = (each: ImportReport) => each.table === table;
    const before = nearest(report, [
      ...(saved?.sources ?? []).flatMap((source) => (source.table === table ? [keptOf(source)] : [])),
      // a file that waits for an answer may well be the first of its folder
      ...(report.table === null
        ? reports
            .slice(index + 1)
            .filter(ofTable)
            .map(knownOf)
            .toReversed()
        : []),
      ...reports.slice(0, index).filter(ofTable).map(knownOf),
    ]);
    changes.set(alike, before && changeOf(report, before));
  }
  return [...changes.values()].flatMap((change) => change ?? []);
}

/** Of a file that waits for an answer the table that most of its columns belong to. */
function tableOf({ table, columns, questions }: ImportReport): string | null {
  if (table !== null || questions.length === 0) return table;
  const names = columns.flatMap(({ target }) => target?.split('.')[0] ?? []);
  const count = (name: string) => names.filter((each) => each === name).length;
  return names.toSorted((a, b) => count(b) - count(a))[0] ?? null;
}

function knownOf({ file, headers, columns }: ImportReport): Known {
  return {
    name: file,
    headers,
    columns: new Map(columns.flatMap(({ source, target }) => (target === null ? [] : [[target, source] as const]))),
  };
}

function keptOf({ headers, columns }: Mapping['sources'][number]): Known {
  return { name: '', headers, columns: new Map(Object.entries(columns)) };
}

/** The file with the same headings where there is one, and else the last of those that share most of them. */
function nearest({ headers }: ImportReport, known: readonly Known[]): Known | null {
  const own = new Set(headers.map(fold));
  const shared = (each: Known) => each.headers.filter((header) => own.has(fold(header))).length / each.headers.length;
  const best = known.reduce<Known | null>(
    (found, each) => (found === null || shared(each) >= shared(found) ? each : found),
    null,
  );
  return best && shared(best) >= OF_ONE_KIND ? best : null;
}

function changeOf(report: ImportReport, before: Known): ColumnChange | null {
  const old = new Set(before.headers.map(fold));
  const isNew = (header: string) => header !== '' && !old.has(fold(header));
  const now = knownOf(report).columns;
  const free = report.columns.flatMap(({ source, target }) => (target === null && isNew(source) ? [source] : []));
  const renamed = [...now].flatMap(([target, to]) => {
    const from = before.columns.get(target);
    return from !== undefined && from !== '' && isNew(to) ? [{ target, from, to }] : [];
  });
  const left = new Set(free);
  const missing = [...before.columns].flatMap(([target, heading]) => {
    if (heading === '' || now.has(target) || report.headers.some((header) => fold(header) === fold(heading))) return [];
    const candidate = likely(report, before, { target, heading, free: [...left] });
    if (candidate !== null) left.delete(candidate);
    return [{ target, heading, candidate }];
  });
  if (renamed.length + missing.length + left.size === 0) return null;
  return { files: [report.file], before: before.name, renamed, missing, added: [...left] };
}

/**
 * Which new column could be the one that is missing: it must fit its type and have a letter of its heading, or stand in its
 * place; the more the better.
 */
function likely(
  report: ImportReport,
  before: Known,
  { target, heading, free }: { target: string; heading: string; free: readonly string[] },
): string | null {
  const column = columnOf(target);
  if (!column) return null;
  const neighbour = (headers: readonly string[], place: number) => fold(headers[place] ?? '');
  const at = before.headers.indexOf(heading);
  const scored = free.flatMap((header) => {
    const place = report.headers.indexOf(header);
    const cells = report.preview.flatMap((row) => (row[place] ? [row[place]] : []));
    const cellsSay = fit(column, cells);
    const letters = lettersShared(heading, header);
    if (cellsSay === 'against' || (cellsSay === null && letters === 0)) return [];
    const same = [-1, 1].filter(
      (step) => neighbour(before.headers, at + step) === neighbour(report.headers, place + step),
    ).length;
    const score = letters + same / 2;
    return score > 0.5 ? [{ header, score }] : [];
  });
  return scored.toSorted((a, b) => b.score - a.score)[0]?.header ?? null;
}

function columnOf(target: string): Column | undefined {
  const [table, name = ''] = target.split('.');
  const model = TABLES.find((each) => each.name === table);
  return model && findColumn(model, name);
}

/** Letters of the one that stand in the other too, as a share of the longer, 0 to 1. */
function lettersShared(one: string, other: string): number {
  const [a, b] = [bare(one), bare(other)];
  const left = [...b];
  let shared = 0;
  for (const letter of a) {
    const place = left.indexOf(letter);
    if (place === -1) continue;
    left.splice(place, 1);
    shared += 1;
  }
  return shared / Math.max(a.length, b.length, 1);
}

/** A heading without its unit. */
function bare(heading: string): string[] {
  return [...fold(heading.replace(/[(（[【].*$/, ''))];
}
