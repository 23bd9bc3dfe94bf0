import type { FigureCell, FigureTable } from '../../src/charts/figure.ts';
import { STANDINGS } from '../../src/metrics/relations/covenant-rows.ts';
import type { Status } from '../../src/metrics/metric.ts';
import { listCovenants, type StandingTest } from '../../src/session/tasks/list-covenants.ts';
import { recordText } from '../../src/words/record-text.ts';
import { nameCell, requestOf, valueCell, type Context } from '../shared/context.ts';
import { foot } from '../shared/foot.ts';
import { asHeading, groupName, worstStatus } from '../shared/group-words.ts';
import { dateCell } from '../shared/raw-cells.ts';
import { labelsOf } from '../kinds/ranked.ts';
import type { Drawing } from '../kind.ts';

const ON_PAPER = 15;

type Standing = (typeof STANDINGS)[number];
const STATES: Readonly<Record<Standing, Status>> = {
  breach: 'red',
  overdue: 'amber',
  waived: 'amber',
  'at-risk': 'amber',
  cured: 'amber',
  pending: 'grey',
  met: 'green',
};

/** Tests of one project, or of a client's loans that belong to none. */
interface Line {
  readonly project: string;
  readonly name: string;
  readonly client: string;
  readonly clientName: string;
  readonly tests: readonly StandingTest[];
}

/** How each covenant of each project stands: breached, waived, at risk, waiting for a result, met; the most serious first. */
export async function covenantMatrix(context: Context): Promise<Drawing> {
  const { t, portfolio, signal } = context;
  const [{ tests, states }, projects, clients] = await Promise.all([
    listCovenants(portfolio, requestOf(context), { signal }),
    labelsOf(context, 'project'),
    labelsOf(context, 'client'),
  ]);
  if (tests.length === 0)
    return {
      finding: t('covenants.none'),
      status: 'grey',
      foot: foot(context, states[0]),
    };
  const lines = linesOf(tests, {
    project: (id) => (id === 'unknown' ? t('covenants.no-project') : groupName(t, 'project', id, projects)),
    client: (id) => groupName(t, 'client', id, clients),
  });
  return {
    finding: findingOf(context, lines),
    status: worstStatus(tests.map(stateOf)),
    brief: ON_PAPER,
    table: tableOf(context, lines),
    foot: foot(context, undefined, t('covenants.at-risk')),
  };
}

function stateOf({ standing }: StandingTest): Status {
  return STATES[standing as Standing] ?? 'grey';
}

function linesOf(
  tests: readonly StandingTest[],
  names: Readonly<Record<'project' | 'client', (id: string) => string>>,
): Line[] {
  const groups = groupsOf(tests, ({ project, client }) => JSON.stringify([project, client]));
  const lines = groups.flatMap((own): Line[] => {
    const [first] = own;
    if (!first) return [];
    const { project, client } = first;
    return [
      { project, name: names.project(project), client, clientName: names.client(client), tests: own.toSorted(gravest) },
    ];
  });
  return lines.sort((a, b) => {
    const [one, other] = [a.tests[0], b.tests[0]];
    return (one && other ? gravest(one, other) : 0) || a.name.localeCompare(b.name);
  });
}

function groupsOf<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return [...groups.values()];
}

/** The most serious first, then the one with least room, then the one whose certificate is due first. */
function gravest(a: StandingTest, b: StandingTest): number {
  const place = ({ standing }: StandingTest) => STANDINGS.indexOf(standing as Standing);
  const room = ({ headroom }: StandingTest) => headroom ?? Infinity;
  const due = ({ certificateDue }: StandingTest) => certificateDue ?? '9999';
  return place(a) - place(b) || Number(room(a) > room(b)) - Number(room(a) < room(b)) || due(a).localeCompare(due(b));
}

function findingOf({ t }: Context, lines: readonly Line[]): string {
  const tests = lines.flatMap(({ tests: own }) => own);
  const counts = STANDINGS.flatMap((standing) => {
    const count = tests.filter((test) => test.standing === standing).length;
    return count === 0
      ? []
      : [t('covenants.count', { state: t(`part.standing.${standing}`), count: t.format.number(count) })];
  });
  const told = { projects: t.format.number(lines.length), states: counts.join(t('widgets.list.comma')) };
  const [next] = tests
    .filter(({ standing }) => standing === 'pending')
    .flatMap(({ certificateDue }) => certificateDue ?? [])
    .sort();
  const whole = t('covenants.finding', told);
  return next === undefined ? whole : whole + t('widgets.gap') + t('covenants.next', { date: t.format.date(next) });
}

function tableOf(context: Context, lines: readonly Line[]): FigureTable {
  const { t } = context;
  const covenants = [...new Set(lines.flatMap(({ tests }) => tests.map(({ covenant }) => covenant)))].sort();
  const title = (covenant: string) =>
    covenant === 'unknown'
      ? t('widgets.unknown')
      : asHeading(recordText({ table: 'covenant', name: 'metric', type: 'code' }, covenant, t));
  return {
    columns: [
      { title: t('covenants.project'), align: 'start' },
      ...covenants.map((covenant) => ({ title: title(covenant), align: 'start' as const })),
      ...(lines.some((line) => nextOf(line) !== undefined)
        ? [{ title: t('covenants.due'), align: 'start' as const }]
        : []),
      { title: t('overview.tasks.client'), align: 'start' },
    ],
    rows: lines.map((line) => [
      nameCell(context, line.name, 'project', line.project),
      ...covenants.map((covenant) =>
        cellOf(
          context,
          line.tests.filter((test) => test.covenant === covenant),
        ),
      ),
      ...(lines.some((each) => nextOf(each) !== undefined) ? [dueCell(context, line)] : []),
      nameCell(context, line.clientName, 'client', line.client),
    ]),
  };
}

/** How all covenants of one kind stand: the word of each state, its room where it has one, and how many where there are several. */
function cellOf(context: Context, tests: readonly StandingTest[]): FigureCell {
  const { t } = context;
  const [worst] = tests;
  if (!worst) return { text: t('record.blank') };
  const words = groupsOf(tests, ({ standing }) => standing).map(([first, ...more]) => {
    const standing = (first?.standing ?? 'pending') as Standing;
    const state = t(`part.standing.${standing}`);
    const word =
      first?.headroom == null || standing === 'pending'
        ? state
        : t('covenants.room', { state, room: t.format.percent(first.headroom, 1) });
    return more.length === 0 ? word : t('covenants.several', { word, count: more.length + 1 });
  });
  const ref = worst.row ? valueCell(context, worst.row).ref : undefined;
  return { text: asHeading(words.join(t('widgets.list.comma'))), status: stateOf(worst), ...(ref ? { ref } : {}) };
}

/** The day by which the first result that is awaited is to be certified. */
function nextOf({ tests }: Line): string | undefined {
  const waiting = tests.filter(({ standing }) => standing === 'pending' || standing === 'overdue');
  return waiting.flatMap(({ certificateDue }) => certificateDue ?? []).sort()[0];
}

function dueCell({ t }: Context, line: Line): FigureCell {
  const next = nextOf(line);
  if (next === undefined) return { text: t('record.blank') };
  const isLate = line.tests.some(({ standing }) => standing === 'overdue');
  return { ...dateCell(t, next), ...(isLate ? { status: 'amber' } : {}) };
}
