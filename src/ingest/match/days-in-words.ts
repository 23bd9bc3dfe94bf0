/** Words for a loan whose payments are all made. */
const NONE =
  /^(?:(?:未|没有|没|不|无)逾期|(?:逾期)?无|(?:not|never|no)(?:overdue|pastdue|delinquent|arrears)|current|uptodate)$/;
/** Between the numbers of a range. */
const TO = String.raw`(?:-|~|–|—|～|至|到|to)`;
const UNIT = String.raw`(?:个?(?:天|日)|days?|d|dpd)?`;
const NAME = String.raw`(?:本金|本息|利息)?(?:逾期|欠息|拖欠|overdue|past ?due|late|delinquent|arrears|dpd)?`;
const RANGE = new RegExp(String.raw`^${NAME}(\d+)${UNIT}${TO}(\d+)${UNIT}(?:${NAME})$`);
const NUMBER = new RegExp(String.raw`^${NAME}(\d+)(?:\.0+)?${UNIT}(?:${NAME})$`);
const ABOVE = new RegExp(
  String.raw`^${NAME}(?:(>=|≥|大于等于|不少于|不低于|atleast|from)|(>|大于|超过|超|over|above|morethan))(\d+)${UNIT}(?:${NAME})$`,
);
const AND_MORE = new RegExp(
  String.raw`^${NAME}(\d+)${UNIT}(?:((?:\(含\))?(?:及|\(含\)|含)以上|以上\(含\)|andabove|andmore|andover|ormore)|(\+|以上|plus|andup))${UNIT}(?:${NAME})$`,
);
const WITHIN = new RegExp(
  String.raw`^${NAME}(?:(?:<=|≤|不超过)(\d+)${UNIT}|(\d+)${UNIT}(?:以内|以下|内|及以下|\(含\)以内))(?:${NAME})$`,
);
const MONTHS = /^m(\d{1,2})(\+)?$/;

/** Above 90 days a loan is non-performing: a range on both sides of it leaves open what counts. */
const DECISIVE_DAYS = 90;

/**
 * Days past due as people write them, or undefined where they cannot be told. `逾期45天` is 45; of a range the longest time
 * counts, so that no loan looks better than it may be (`1-30天` and `M1` are 30); `90天以上`, `90+` and `M3+` are 91. A range on
 * both sides of 90 days, and months and instalments without their days, are left to a person.
 */
export function readDaysPastDue(cell: string): number | undefined {
  const plain = cell.normalize('NFKC').toLowerCase();
  const text = plain.replace(/[\s_,]/g, '').replace(/[([](\d.*?)[)\]]/, '$1');
  if (NONE.test(text)) return 0;
  const number = NUMBER.exec(text);
  if (number) return Number(number[1]);
  const range = RANGE.exec(text);
  if (range) return upperEnd(Number(range[1]), Number(range[2]));
  const above = ABOVE.exec(text);
  if (above) return Number(above[3]) + (above[2] === undefined ? 0 : 1);
  const more = AND_MORE.exec(text);
  if (more) return Number(more[1]) + (more[3] === undefined ? 0 : 1);
  const within = WITHIN.exec(text);
  if (within) return upperEnd(1, Number(within[1] ?? within[2]));
  const months = MONTHS.exec(text);
  return months ? Number(months[1]) * 30 + (months[2] === undefined ? 0 : 1) : undefined;
}

function upperEnd(from: number, to: number): number | undefined {
  return from > to || (from < DECISIVE_DAYS && to > DECISIVE_DAYS) ? undefined : to;
}

/** True for a cell that says its days in more than a number. */
export function isInWords(cell: string): boolean {
  return !/^\s*[+-]?[\d,]+(?:\.\d*)?\s*$/.test(cell.normalize('NFKC'));
}
