import type { Translate } from '../i18n/translate.ts';
import type { ImportReport, Issue } from '../ingest/import-report.ts';
import { balanceText } from '../words/issue-text.ts';
import { columnName } from '../words/names.ts';
import type { Block } from './blocks.ts';
import type { ReportTable } from './table-block.ts';

/** More spellings than this are for the list of findings of the page and the command line. */
const MOST = 60;

/** What stood in cells that could not be read: every spelling with its cells and the balance of their rows. */
export function refusedBlocks(imports: readonly ImportReport[], t: Translate): Block[] {
  const refused = imports.flatMap(({ issues }) => spellings(issues));
  if (refused.length === 0) return [];
  const table: ReportTable = {
    columns: [
      { title: t('report.file'), align: 'start' },
      { title: t('dashboard.issue.column'), align: 'start' },
      { title: t('dashboard.issue.value'), align: 'start' },
      { title: t('dashboard.issue.cells'), align: 'end' },
      { title: t('dashboard.issue.balance'), align: 'end' },
    ],
    rows: refused
      .slice(0, MOST)
      .map((issue) =>
        [
          issue.file,
          issue.column === null ? '' : columnName(issue.column, t.language),
          issue.value ?? '',
          t.format.number(issue.cells ?? 0),
          balanceText(issue, t),
        ].map((text) => ({ text })),
      ),
  };
  const more = refused.length - MOST;
  return [
    { kind: 'heading', id: 'data-refused', title: t('report.refused'), bookmark: false },
    { kind: 'paragraph', small: true, text: t('report.refused.note') },
    { kind: 'table', table },
    ...(more > 0
      ? [{ kind: 'paragraph' as const, small: true, text: t('report.refused.more', { count: t.format.number(more) }) }]
      : []),
  ];
}

/** Rejected rows have an issue each; here one spelling of a column stands once. */
function spellings(issues: readonly Issue[]): Issue[] {
  const found = new Map<string, Issue>();
  for (const issue of issues) {
    if (issue.cells === undefined) continue;
    const key = JSON.stringify([issue.column, issue.value]);
    const before = found.get(key);
    found.set(key, before ? joined(before, issue) : issue);
  }
  return [...found.values()].toSorted((a, b) => (b.cells ?? 0) - (a.cells ?? 0));
}

function joined(one: Issue, other: Issue): Issue {
  const known = typeof one.balance === 'number' && typeof other.balance === 'number';
  return {
    ...one,
    cells: (one.cells ?? 0) + (other.cells ?? 0),
    balance: known ? Number(one.balance) + Number(other.balance) : null,
  };
}
