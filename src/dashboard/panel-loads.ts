import type { Load } from '../ingest/index.ts';
import type { ImportReport, LoadReport } from '../ingest/import-report.ts';
import { cameIn, newLoads, type Attempt } from '../session/loads/attempt.ts';

/** A load as the data panel lists it: part of what is shown, gone from it by later ones, waiting for a decision, or without a row that came in. */
export interface PanelLoad {
  readonly load: Load;
  readonly state: 'shown' | 'replaced' | 'waits' | 'nothing';
  readonly history: LoadReport | undefined;
  readonly reports: readonly ImportReport[];
}

/** The loads of the reader's own: while a question is open those that are shown as they are shown. */
export function panelLoads(attempt: Attempt, shown: Attempt | null, asked: boolean): PanelLoad[] {
  if (!asked || !shown) return attempt.loads.map((load) => panelLoad(attempt, load));
  const waiting = newLoads(attempt.loads, shown).map((load) => panelLoad(attempt, load, 'waits'));
  return [...shown.loads.map((load) => panelLoad(shown, load)), ...waiting];
}

function panelLoad({ loads, history, reports }: Attempt, load: Load, state?: PanelLoad['state']): PanelLoad {
  const own = reports.filter(({ upload }) => load.files.some(({ name }) => name === upload));
  const left = own.some(({ rows }) => rows.loaded > 0) || own.length === 0;
  const came = !cameIn(load, own) ? 'nothing' : left ? 'shown' : 'replaced';
  return { load, state: state ?? came, history: history[loads.indexOf(load)], reports: own };
}
