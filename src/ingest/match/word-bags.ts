/** English headings say the same in any order: `Balance outstanding`, `No. of days overdue`, `O/S bal`. */

const ABBREVIATED: Readonly<Record<string, string>> = {
  bal: 'balance',
  amt: 'amount',
  prin: 'principal',
  os: 'outstanding',
  acct: 'account',
  dt: 'date',
  cust: 'customer',
  mat: 'maturity',
  prov: 'provision',
  coll: 'collateral',
  curr: 'current',
};
const LINKING = new Set('of the in for a an'.split(' '));
const SUBJECTS = new Set('loan facility account current'.split(' '));

/** The words of a heading in one order and without what only links them, with and without whose they are; none of a single word. */
export function bagsOf(heading: string): string[] {
  if (/[^\x20-\x7e]/.test(heading)) return [];
  const words = heading
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/\bo\/s\b/g, 'os')
    .replace(/\b(?:no|nr|num|number)\b\.? of\b/g, ' ')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !LINKING.has(word))
    .map((word) => ABBREVIATED[word] ?? word);
  const others = words.filter((word) => !SUBJECTS.has(word));
  return [...new Set([words, others].filter(({ length }) => length > 1).map((each) => each.toSorted().join(' ')))];
}

const known = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

/** The first of the headings with the same words, whatever their order. */
export function placeOfBag(heading: string, wanted: readonly string[]): number | null {
  const bags = known.get(wanted) ?? placesOf(wanted);
  known.set(wanted, bags);
  // a heading is held against hundreds of columns, one after the other
  if (last.heading !== heading) last = { heading, bags: bagsOf(heading) };
  const [found] = last.bags.flatMap((bag) => bags.get(bag) ?? []);
  return found ?? null;
}

let last: { heading: string; bags: readonly string[] } = { heading: '', bags: [] };

function placesOf(wanted: readonly string[]): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  wanted.forEach((heading, place) => {
    const [whole] = bagsOf(heading);
    if (whole !== undefined && !places.has(whole)) places.set(whole, place);
  });
  return places;
}
