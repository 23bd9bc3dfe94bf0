/** Words of the finder. */
export const finder = {
  'finder.hint': 'Client, project, loan, person, metric, card …',
  'finder.none': 'Nothing found.',
  'finder.waiting': 'Names are being fetched …',
  'finder.count': '{count} found.',
  'finder.count-of': '{count} of {all} shown.',
  'finder.recent': 'Opened last',
  'finder.section': 'Sections',
  'finder.metric': 'Metrics',
  'finder.card': 'Cards',
  'finder.panel': 'Panels',
  'finder.setting': 'Settings',
} as const;
