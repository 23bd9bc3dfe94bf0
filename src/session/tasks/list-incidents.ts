import type { IsoDate } from '../../lib/dates.ts';
import type { MetricRequest, MetricRow } from '../../metrics/metric.ts';
import { TOTAL_CELL } from '../../metrics/relations/with-total.ts';
import type { Portfolio } from '../portfolio.ts';

/** An ESG incident of the twelve months to the date. */
export interface Incident {
  readonly id: string;
  readonly client: string;
  /** `3` red, `2` orange, `1` yellow, `unknown`. */
  readonly severity: string;
  readonly indicator: string | null;
  readonly raised: IsoDate;
  readonly open: boolean;
  /** Null while it is open at the date, and where nobody says when it was closed. */
  readonly closed: IsoDate | null;
  /** Those of its client that are as severe, and what to ask to see them. */
  readonly row: MetricRow | null;
}

const INCIDENTS = 'esg-incidents';

/** Every incident of the part of the book that is asked about, the newest first, and how many there are of each severity. */
export async function listIncidents(
  { ask, evidence }: Portfolio,
  request: MetricRequest & { asOf: string },
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<{ incidents: readonly Incident[]; severities: readonly MetricRow[] }> {
  const stop = signal ? { signal } : {};
  const [severities, groups] = await Promise.all([
    ask(INCIDENTS, request, stop),
    ask(INCIDENTS, { ...request, by: ['client'] }, stop),
  ]);
  const count = severities.reduce((sum, { value }) => sum + (value ?? 0), 0);
  if (count === 0) return { incidents: [], severities };
  const { columns, rows } = (await evidence(INCIDENTS, request, { limit: count, ...stop })).rows;
  const incidents = rows.flatMap((cells): Incident[] => {
    const at = (name: string) => cells[columns.indexOf(name)] ?? null;
    const [id, closed, indicator] = [String(at('alert_id')), at('closed_on'), at('indicator_code')];
    const [client, severity] = [String(at('client') ?? 'unknown'), String(at('severity') ?? 'unknown')];
    // it stands once more in the cell of all together
    if (severity === TOTAL_CELL) return [];
    const isOpen = at('closed_undated') !== true && (closed === null || String(closed) > request.asOf);
    return [
      {
        ...{ id, client, severity },
        indicator: indicator === null ? null : String(indicator),
        raised: String(at('raised_date')),
        open: isOpen,
        closed: isOpen || closed === null ? null : String(closed),
        row: groups.find(({ by }) => by.client === client && by.severity === severity) ?? null,
      },
    ];
  });
  const newestFirst = (a: Incident, b: Incident) => b.raised.localeCompare(a.raised) || a.id.localeCompare(b.id);
  return { incidents: incidents.sort(newestFirst), severities };
}
