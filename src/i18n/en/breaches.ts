/** Words of the list of everything beyond a limit. */
export const breaches = {
  'breaches.counts':
    '{checks|check|checks}, {breaches|breach|breaches}, {watch} on watch, {unchecked} could not be checked',
  'breaches.changes': 'since last month new: {fresh}, no longer breached: {gone}',
  'breaches.line': '{counts}; {changes}',
  'breaches.where': 'where',
  'breaches.group': '{kind} {name}',
  'breaches.portfolio': 'whole book',
  'breaches.selection': 'selection',
  'breaches.limit': 'limit',
  'breaches.level': 'state',
  'breaches.since': 'since',
  'breaches.new': 'new',
  'breaches.gone': 'Beyond a limit a month ago and no longer so',
  'breaches.unchecked': 'Could not be checked',
  'breaches.unchecked.reason': '{reason}: {count} ({metrics})',
  'breaches.unchecked.failed': 'the question failed',
  'breaches.failed': '{metric} ({where}) could not be checked: {problem}',
} as const;
