import type { Engine } from '../../engine/engine.ts';
import type { ImportReport, Issue } from '../../ingest/import-report.ts';
import { reason, type Reason } from '../../lib/reasons.ts';
import { ESG_SOURCES, SOURCE_OF_ROW } from '../../metrics/relations/esg-sources.ts';
import { NOBODY, type EsgProviders, type ReadSource } from './esg-providers.ts';
import { ESG_SCALE } from './esg-scale.ts';

/** Scored assessments of one source in one file. */
export interface EsgPlace {
  readonly source: number;
  readonly file: string;
  /** First row of the file. */
  readonly row: number;
  readonly rows: number;
}

/** Where the assessments of each source stand; reads the dates of the books. */
export async function readEsgPlaces(engine: Engine): Promise<EsgPlace[]> {
  const { rows } = await engine.query(
    `SELECT o.source_no, CAST(a.source_file AS VARCHAR), min(a.source_row), count(*)
     FROM esg AS a JOIN (${ESG_SOURCES}) AS o ON ${SOURCE_OF_ROW}
     WHERE coalesce(a.e_score, a.s_score, a.g_score, a.total_score) IS NOT NULL
     GROUP BY ALL ORDER BY 2, 3`,
  );
  return rows.map(([source, file, row, count]) => {
    return { source: Number(source), file: String(file), row: Number(row), rows: Number(count) };
  });
}

/** What is to be asked of the scores: scales nobody gave, and whose count where providers are on different ones and no setting says so. */
export function withEsgQuestions(
  reports: readonly ImportReport[],
  esg: EsgProviders,
  places: readonly EsgPlace[],
): readonly ImportReport[] {
  const issues = [...doubts(esg, places), ...(esg.isChosen ? [] : aside(esg, places))];
  if (issues.length === 0) return reports;
  return reports.map((report) => {
    const own = issues.filter(({ file }) => file === report.file);
    if (own.length === 0) return report;
    const column = report.columns.find(({ target }) => target === 'esg.provider')?.source ?? null;
    const counts: Record<string, number> = { ...report.issueCounts };
    for (const { problem } of own) counts[problem] = (counts[problem] ?? 0) + 1;
    return {
      ...report,
      issues: [...report.issues, ...own.map((issue) => ({ ...issue, column }))],
      issueCounts: counts,
    };
  });
}

function doubts({ sources }: EsgProviders, places: readonly EsgPlace[]): Issue[] {
  return places.flatMap((place) => {
    const read = sources.find(({ source }) => source.no === place.source);
    if (!read?.doubt) return [];
    const { provider, name, lowest, highest } = read.source;
    const problem = `esg-${read.doubt}-unknown`;
    const key = provider === '' ? ESG_SCALE : `${ESG_SCALE}:${name}`;
    return [issueOf(place, read, problem, { key, lowest: lowest ?? 0, highest: highest ?? 0 })];
  });
}

function aside(esg: EsgProviders, places: readonly EsgPlace[]): Issue[] {
  const first = esg.usual;
  const others = esg.aside();
  return places.flatMap((place) => {
    const read = others.find(({ source }) => source.no === place.source);
    if (!read || first === null) return [];
    return [issueOf(place, read, 'esg-providers-differ', { first, scale: scaleWords(read) })];
  });
}

function issueOf(
  { file, row, rows }: EsgPlace,
  { source: { name } }: ReadSource,
  problem: string,
  more: Readonly<Record<string, string | number | Reason>>,
): Issue {
  return {
    ...{ file, row, column: null, value: name, problem, hint: problem, severity: 'warning' },
    details: { provider: name || NOBODY, rows, ...more },
  };
}

/** A scale in words: `0 to 50, lower is better`. */
export function scaleWords({ low, high, lowerBetter }: Pick<ReadSource, 'low' | 'high' | 'lowerBetter'>): Reason {
  return reason(lowerBetter ? 'scale-lower' : 'scale-higher', { low, high });
}
