/** Words about where numbers come from and why they moved. */
export const evidence = {
  'excluded.own-unknown': 'not given',
  'excluded.not-concerned': 'not what the metric asks about',
  'evidence.report': 'Rows',
  'evidence.version': 'Version of the definition',
  'evidence.numerator-rows': '{count} of them in the numerator',
  'evidence.left-out': 'Rows left out ({total})',
  'evidence.column.side': 'Counts in',
  'evidence.column.reason': 'Why left out',
  'evidence.column.included': 'Counted',
  'evidence.column.period': 'Period',
  'part.side.both': 'both',
  'part.side.numerator': 'numerator',
  'part.side.denominator': 'denominator',
  'evidence.recompute.ratio':
    'Per group and part: sum of numerator over sum of denominator, of the rows with included = true.',
  'evidence.recompute.share':
    'Per group: sum of numerator of the rows of the part over sum of denominator of all rows (of a matrix: of the rows with the same from), of the rows with included = true.',
  'evidence.recompute.once':
    'Per group and part: sum of numerator over the largest denominator, of the rows with included = true; all rows carry the same denominator.',
  'evidence.recompute.amount': 'Per group and part: sum of numerator of the rows with included = true.',
  'evidence.recompute.distinct': 'Per group and part: number of different measures of the rows with included = true.',
  'evidence.recompute.mean': 'Per group and part: mean of measure of the rows with included = true.',
  'evidence.recompute.median': 'Per group and part: median of measure of the rows with included = true.',
  'evidence.recompute.p90':
    'Per group and part: ninetieth percentile of measure of the rows with included = true, between two values in proportion.',
  'evidence.recompute.min': 'Per group and part: smallest measure of the rows with included = true.',
  'evidence.recompute.max': 'Per group and part: largest measure of the rows with included = true.',
  'evidence.recompute.relative':
    'Per group and part: (now_numerator / now_denominator) / (before_numerator / before_denominator) - 1, each a sum over the rows with included = true; a denominator that is not listed is 1.',
  'evidence.recompute.difference':
    'Per group and part: now_numerator / now_denominator - before_numerator / before_denominator, each a sum over the rows with included = true; a denominator that is not listed is 1.',
  'evidence.recompute.hhi':
    'Per group: numerator added up by name, each sum squared, over the square of the whole, of the rows with included = true.',
  'evidence.recompute.largest-several':
    "Per group: the largest sums of numerator of known names, as many as the metric's name says, together over the sum of numerator, of the rows with included = true.",
  'evidence.recompute.largest':
    'Per group: the largest sum of numerator of one known name, over the denominator of the value (net capital in force, else the sum of numerator), of the rows with included = true.',
  'evidence.recompute.derived': 'Made of the listed values by the formula; each of them has evidence of its own.',
  'bridge.title': '{name} ({code}), {from} to {to}',
  'bridge.group': '{group}: {from} to {to}, {change}',
  'bridge.whole': 'whole',
  'bridge.missing': '{group}: not decomposed, no value at one of the dates ({reason})',
  'bridge.cause': 'Cause',
  'bridge.effect': 'Effect',
  'bridge.items': 'Items',
  'bridge.item': 'Item',
  'bridge.part': 'Through',
  'bridge.total': 'Change',
  'bridge.from-row': 'Row before',
  'bridge.to-row': 'Row after',
  'bridge.more': '… and {count} more; --format csv lists them',
  'bridge.cause.new': 'new',
  'bridge.cause.entered': 'came in',
  'bridge.cause.drawn': 'drawn',
  'bridge.cause.migrated': 'migrated or re-rated',
  'bridge.cause.mix': 'mix: moved into or out of the group, or known now',
  'bridge.cause.measure': 'other measure or state changed',
  'bridge.cause.repaid-partly': 'repaid in part',
  'bridge.cause.repaid': 'repaid',
  'bridge.cause.written-off': 'written off',
  'bridge.cause.left': 'went out',
  'bridge.cause.part': 'a measure it is made of moved',
  'bridge.cause.threshold': 'setting or limit changed',
  'bridge.cause.corrected': 'data corrected',
  'bridge.why': 'Why did it move?',
  'bridge.from': 'From',
  'bridge.to': 'To',
  'bridge.settings': 'settings in force',
  'bridge.method.sum':
    'Each item is credited with its change in the numerator at the mean denominator, less its change in the denominator at the mean ratio; the effects add up to the change.',
  'bridge.method.order':
    'The items of the first date make way for those of the second one after the other, cause by cause in the order shown; each is credited with what the value moves by at its turn, as the mean of this order and its reverse. The effects add up to the change.',
  'bridge.method.derived':
    'The measures it is made of change one after the other, after the settings; each is credited with what the value moves by at its turn, as the mean of this order and its reverse, and shares it out among its items as they moved the measure. The effects add up to the change.',
  'bridge.one-load':
    'Rows corrected inside one delivery cannot be told; between two deliveries they are (bridge --from-data).',
  'bridge.failed': 'This cannot be shown: {problem}',
  'bridge.none': 'There is no value at one of the dates ({reason}).',
  'bridge.same': 'Nothing moved between the two dates.',
  'bridge.largest': 'Largest items ({shown} of {total})',
  'bridge.alt': 'Bridge of {name} from {from} to {to}: {effects}',
} as const;
