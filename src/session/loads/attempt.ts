import type { Engine } from '../../engine/engine.ts';
import { withOwnNames, type Load } from '../../ingest/history/delivery.ts';
import type { ImportOptions, SourceFile } from '../../ingest/options.ts';
import type { ImportReport, LoadReport } from '../../ingest/import-report.ts';
import { isMetricFile } from '../../lib/metric-file.ts';
import type { Portfolio } from '../portfolio.ts';
import type { DatedSetting } from '../settings/setting-edits.ts';

/** What a person decided about the files: columns, units, encodings. */
export type Answers = Omit<ImportOptions, 'signal' | 'onProgress'>;

/** Where data come from: an address, or files of the reader's own. */
export type Origin = { readonly kind: 'address'; readonly address: string } | { readonly kind: 'files' };

/** One try at loading files, whatever came of it. */
export interface Attempt {
  readonly origin: Origin;
  /** In the order they were given, each file with a name of its own. */
  readonly loads: readonly Load[];
  readonly answers: Answers;
  readonly reports: readonly ImportReport[];
  /** What each load changed. */
  readonly history: readonly LoadReport[];
  /** False when nothing, or nothing new, could be loaded; what was there before is still shown. */
  readonly loaded: boolean;
}

/** Where an import takes its files from, and what goes with them. */
export interface Task {
  readonly origin: Origin;
  readonly answers: Answers;
  /** Absent where an address names them that was not read yet. */
  readonly loads?: readonly Load[];
  /** What was decided about its columns holds for new files like them. */
  readonly after?: Pick<Attempt, 'reports' | 'answers'> | undefined;
  /** It has nothing to do with what is shown: nobody is asked, and only these settings hold. */
  readonly settings?: readonly DatedSetting[];
  /** Nobody is there to see which file was not loaded: that is an error. */
  readonly whole?: boolean;
}

/** What a person can say to a load that would change what is shown. */
export type Decision = 'replace' | 'beside' | 'leave' | 'afresh';

/** A portfolio that is loaded; where a person is asked first, it is not shown yet. */
export interface Held {
  readonly engine: Engine;
  readonly portfolio: Portfolio;
  readonly attempt: Attempt;
  /** Places of the loads that the question is about; none where nothing is asked. */
  readonly asked: readonly number[];
}

/** Those of the loads that the question is about. */
export function loadsAsked({ asked }: Pick<Held, 'asked'>, history: readonly LoadReport[]): LoadReport[] {
  return history.filter((_, index) => asked.includes(index));
}

/** ISO time in UTC, for a load that begins. */
export function timeNow(): string {
  return new Date().toISOString();
}

/** Files of the reader's own, read or on their way, with one more load; a file of a name that is there gets a number. */
export function withNextLoad({ loads, reports }: Pick<Attempt, 'loads' | 'reports'>, next: Load): Load[] {
  // A file that belongs to no table was a mistake and does not stay with the next ones.
  const placed = ({ name }: SourceFile) =>
    reports.some(({ upload, table }) => upload === name && table !== null) ||
    // it is on its way
    reports.every(({ upload }) => upload !== name);
  // A metric has one definition: a file of its name is the new one.
  const again = ({ name }: SourceFile) => next.files.some((file) => file.name === name);
  const stays = (file: SourceFile) => (isMetricFile(file.name) ? !again(file) : placed(file));
  const kept = loads.flatMap((load) => withFiles(load, load.files.filter(stays)));
  return withOwnNames([...kept, next]);
}

/** The task of one more load of the reader's own: beside those being loaded or read already, with what was decided about files like them. */
export function taskWith(next: Load, running: Task | null, done: Attempt | null): Task {
  const origin = { kind: 'files' } as const;
  const own = running ? underWay(running) : null;
  const read = done?.origin.kind === 'files' ? done : null;
  const before = own ?? read;
  const loads = withNextLoad(before ?? { loads: [], reports: [] }, next);
  const after = own ? own.after : (read ?? undefined);
  return { origin, answers: before ? answersFor(loads, before) : {}, after, loads };
}

/** The reader's own files that are being loaded. */
function underWay({ origin, answers, loads, settings, after }: Task) {
  return origin.kind === 'files' && loads && !settings ? { loads, answers, reports: [], after } : null;
}

/** What was decided, without what was said of files that are not among the loads any more. */
export function answersFor(
  loads: readonly Load[],
  { answers, reports }: Pick<Attempt, 'answers' | 'reports'>,
): Answers {
  if (!answers.files) return answers;
  const names = new Set(loads.flatMap(({ files }) => files.map(({ name }) => name)));
  const gone = new Set(reports.flatMap(({ file, upload }) => (names.has(upload) ? [] : [file])));
  const files = Object.fromEntries(Object.entries(answers.files).filter(([name]) => !gone.has(name)));
  return { ...answers, files };
}

/** The loads without one file, and without the load that has no other. */
export function withoutFile(loads: readonly Load[], name: string): Load[] {
  return loads.flatMap((load) =>
    withFiles(
      load,
      load.files.filter((file) => file.name !== name),
    ),
  );
}

function withFiles(load: Load, files: readonly SourceFile[]): Load[] {
  return files.length > 0 ? [{ ...load, files }] : [];
}

/** Loads that are not in what is shown. */
export function newLoads(loads: readonly Load[], shown: Pick<Attempt, 'loads'> | null): Load[] {
  return loads.filter((load) => placeIn(shown, load) < 0);
}

/** True for a load that came in at least in part, whatever later ones left of it. */
export function cameIn(load: Load, reports: readonly ImportReport[]): boolean {
  return load.files.some(
    ({ name }) =>
      isMetricFile(name) ||
      reports.some(
        ({ upload, rows, issueCounts }) => upload === name && rows.loaded + (issueCounts.superseded ?? 0) > 0,
      ),
  );
}

/** A load is known by its files: taking one out of it, or putting it beside another, leaves the others as they are. */
export function placeIn(attempt: Pick<Attempt, 'loads'> | null, { files }: Load): number {
  return attempt?.loads.findIndex((each) => each.files.some((file) => files.includes(file))) ?? -1;
}
