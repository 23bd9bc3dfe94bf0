import { parseUnit, type Unit } from './parse-unit.ts';
import { unitAbove } from './unit-above.ts';

/** What stands around the rows of a table: text above, notes below, names. */
interface Around {
  layout: { preamble: readonly string[]; sample: readonly { role: string; cells: readonly string[] }[] };
  sheet: string | null;
  file: string;
}

/** Between the words of a name. */
const JOINTS = /[_\-–—\s()（）[\]【】.,，、#]+/;

/** The unit that is said of all amounts: above the header, else below the table, else in the name of the sheet or of the file. */
export function unitAround({ layout, sheet, file }: Around): Unit | null {
  const foot = layout.sample.filter(({ role }) => role === 'foot').map(({ cells }) => cells.filter(Boolean).join('  '));
  return unitAbove(layout.preamble) ?? unitAbove(foot) ?? unitInName(sheet ?? '') ?? unitInName(file);
}

/** `台账（万元）`, `loans_USD m.csv`: a scale with its currency; numbers in a name say something else (500万元). */
function unitInName(name: string): Unit | null {
  const found = new Map<string, Unit>();
  for (const piece of name.split(JOINTS)) {
    const unit = /\d/.test(piece) ? null : parseUnit(piece);
    if (unit?.kind !== 'amount' || unit.exponent <= 0) continue;
    if (/[元圆圓]/.test(piece) || unit.currencies.length > 0) found.set(unit.name, { ...unit, above: true });
  }
  const [unit, another] = found.values();
  return unit && !another ? unit : null;
}
