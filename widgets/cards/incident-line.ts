import { timeLine, timeLineHeight, type Lane, type TimeLineInput } from '../../src/charts/time-line.ts';
import type { FigureCell, FigureTable } from '../../src/charts/figure.ts';
import { addMonths, daysBetween, monthOf, monthStart } from '../../src/lib/dates.ts';
import { listIncidents, type Incident } from '../../src/session/tasks/list-incidents.ts';
import type { Drawing } from '../kind.ts';
import { labelsOf } from '../kinds/ranked.ts';
import { nameCell, requestOf, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { asHeading, dimensionTitle, groupName } from '../shared/group-words.ts';
import { paintOf } from '../shared/part-colours.ts';
import { dateCell } from '../shared/raw-cells.ts';

const ON_PAPER = 12;
const MONTHS = 12;
/** Lanes from above. */
const SEVERITIES = ['3', '2', '1', 'unknown'];
const MARKS: Readonly<Record<string, Lane['mark']>> = { 3: 'square', 2: 'triangle' };

/** ESG incidents of twelve months along the days they were open, a lane a severity, and underneath each of them. */
export async function incidentLine(context: Context): Promise<Drawing> {
  const { t, portfolio, signal, asOf } = context;
  const [{ incidents, severities }, clients] = await Promise.all([
    listIncidents(portfolio, { ...requestOf(context), asOf }, { signal }),
    labelsOf(context, 'client'),
  ]);
  const said = foot({ ...context, covers: 'ttm' }, undefined);
  if (incidents.length === 0) return { finding: t('incidents.none'), status: 'grey', foot: said };
  const name = ({ client }: Incident) =>
    client === 'unknown' ? t('widgets.unknown') : groupName(t, 'client', client, clients);
  const finding = findingOf(context, incidents, name);
  return {
    finding,
    // nothing limits how many there may be: one that is open is worth a look; older ones may be open that are not here
    status: incidents.some(({ open }) => open) ? 'amber' : 'grey',
    brief: ON_PAPER,
    headline: valueCell(
      context,
      severities.find(({ by }) => by.severity === 'all'),
    ),
    chart: picture(context, incidents, { name, finding }),
    table: tableOf(context, incidents, name),
    foot: [...said, t('incidents.marks'), t('incidents.older')],
  };
}

type Name = (incident: Incident) => string;

function findingOf(context: Context, incidents: readonly Incident[], name: Name): string {
  const { t } = context;
  const open = incidents.filter((incident) => incident.open);
  const count = { count: t.format.number(incidents.length), open: t.format.number(open.length) };
  const oldest = open.at(-1);
  if (!oldest) return t('incidents.finding', count);
  const longest = t('incidents.oldest', {
    client: name(oldest),
    severity: groupName(t, 'severity', oldest.severity),
    date: t.format.date(oldest.raised),
    days: t.format.number(daysBetween(oldest.raised, context.asOf)),
  });
  return t('incidents.finding', count) + t('widgets.gap') + longest;
}

function picture(context: Context, incidents: readonly Incident[], { name, finding }: { name: Name; finding: string }) {
  const { t, asOf } = context;
  const lanes = SEVERITIES.map((severity): Lane => ({
    name: asHeading(groupName(t, 'severity', severity)),
    paint: paintOf('severity', severity) ?? (({ muted }) => muted),
    mark: MARKS[severity] ?? 'circle',
    spans: incidents
      .filter((incident) => incident.severity === severity)
      .map((incident) => ({
        from: incident.raised,
        to: incident.open ? null : (incident.closed ?? incident.raised),
        ref: valueCell(context, incident.row ?? undefined).ref,
        tip: [name(incident), spanText(context, incident)].join('\n'),
      })),
  })).filter(({ spans }) => spans.length > 0);
  const input: TimeLineInput = {
    lanes,
    first: monthStart(addMonths(monthOf(asOf), 1 - MONTHS)),
    last: asOf,
    monthText: (month) => t.format.month(month),
  };
  const names = lanes.map((lane) => lane.name).join(t('widgets.list.comma'));
  return { option: timeLine(input), height: timeLineHeight(input), alt: t('incidents.lanes', { names, finding }) };
}

function spanText({ t }: Context, { open, raised, closed }: Incident): string {
  const from = t.format.date(raised);
  if (open) return t('incidents.since', { from });
  return closed === null
    ? `${from}, ${t('incidents.undated')}`
    : t('incidents.lasted', { from, to: t.format.date(closed) });
}

function tableOf(context: Context, incidents: readonly Incident[], name: Name): FigureTable {
  const { t } = context;
  return {
    columns: [
      { title: t('incidents.date'), align: 'start' },
      { title: dimensionTitle(t, 'client'), align: 'start' },
      { title: t('incidents.severity'), align: 'start' },
      { title: t('incidents.indicator'), align: 'start' },
      { title: t('incidents.end'), align: 'start' },
    ],
    rows: incidents.map((incident) => [
      dateCell(t, incident.raised),
      nameCell(context, name(incident), 'client', incident.client),
      { text: groupName(t, 'severity', incident.severity) },
      { text: incident.indicator === null ? '' : groupName(t, 'indicator', incident.indicator) },
      endCell(context, incident),
    ]),
  };
}

function endCell(context: Context, incident: Incident): FigureCell {
  const { t } = context;
  if (incident.open)
    return {
      text: t('incidents.open', { days: t.format.number(daysBetween(incident.raised, context.asOf)) }),
      status: 'amber',
    };
  return incident.closed === null ? { text: t('incidents.undated') } : dateCell(t, incident.closed);
}
