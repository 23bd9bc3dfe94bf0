/** Words about where numbers come from and why they moved. */
export const evidence = {
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
  'evidence.recompute.largest':
    'Per group: the largest sum of numerator of one known name, over the denominator of the value (net capital in force, else the sum of numerator), of the rows with included = true.',
  'evidence.recompute.derived': 'Made of the listed values by the formula; each of them has evidence of its own.',
} as const;
