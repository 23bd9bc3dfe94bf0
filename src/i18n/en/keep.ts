/** Words about loads, what they changed, and about keeping them on this computer. */
export const keep = {
  'keep.change': '{added} added, {removed} removed, {restated} restated, {unchanged} unchanged',
  'keep.amount': '{column} {before} → {after}',
  'keep.key': 'key',
  'keep.kind': 'change',
  'keep.column': 'column',
  'keep.from': 'from',
  'keep.to': 'to',
  'keep.kind.added': 'added',
  'keep.kind.removed': 'removed',
  'keep.kind.restated': 'restated',
  'keep.load': 'load {number}',
  'keep.replaced': 'took the place of {count} rows of earlier loads',
  'keep.beside': 'beside what was there',
  'keep.apart':
    '{table} {month}: what was replaced and what replaced it have no key in common; parts of one month belong into one folder',
  'keep.none': 'nothing differs',
  'keep.rowsHidden': '… and {count} more changes',
} as const;
