import { PortfolioError } from '../../lib/errors.ts';
import { reason } from '../../lib/reasons.ts';
import type { Column } from '../../model/table.ts';
import type { NumberScale } from '../formats/cell-marks.ts';
import type { TableMatch } from '../match/match-columns.ts';
import { AMOUNT_UNITS, parseHeading, parseUnit, type Unit } from '../match/units.ts';
import { saysOtherwise } from '../match/unit-above.ts';
import { answerFor, type FileOptions } from '../options.ts';
import type { PlanContext } from './column-plan.ts';

/** The supervisor's amounts are in units of the row's currency. */
const UNITS: Unit = { name: '元', exponent: 0, kind: 'amount', currencies: [], converted: false };

/** The unit a person gave for a column of amounts, or for all of them; null where nobody did. */
export function answeredUnit(options: FileOptions, { table }: TableMatch, column: Column): Unit | null {
  const own = answerFor(options.units, table.name, column.name);
  return own === undefined ? null : unitNamed(own);
}

/**
 * A person's answer, the header, the answer for the table's leading amount, the line above the header, the parameter;
 * `unclear` where the header or the line above speaks of a unit that cannot be understood to its end, which is asked.
 */
export function amountUnit(context: PlanContext, column: Column, index: number): Unit | 'unclear' | null {
  const { raw, match, options, amountUnit: stated, findings } = context;
  const own = answeredUnit(options, match, column);
  if (own) return own;
  const header = raw.headers[index] ?? '';
  const heading = parseHeading(header);
  if (heading.unclear !== null) return askUnclear(context, column, header, heading.unclear);
  const scale = raw.marks?.scales.get(index);
  if (scale && isAtOdds(scale, heading.unit?.kind === 'amount' ? heading.unit : stated?.unclear ? null : stated)) {
    askUnit(context, column, true);
    findings.add({ column: header, problem: 'unit-against-format', hint: 'answer-unit', severity: 'file' });
    return null;
  }
  if (heading.unit?.kind === 'amount') {
    // 美元 below a line that says 万元: which of both is meant?
    const isScaled = (stated?.exponent ?? 0) > 0 || stated?.unclear === true;
    const isOpen = heading.unit.currencies.length > 0 && heading.unit.exponent === 0 && isScaled;
    if (!isOpen && saysOtherwise(heading.unit, stated) && !isException(context, column))
      return askAtOdds(context, column, header, [heading.unit, stated]);
    return isOpen ? askUnclear(context, column, header, heading.unit.name) : heading.unit;
  }
  const leading = match.assignments.find((each) => each.column.type === 'money')?.column ?? column;
  const general = answeredUnit(options, match, leading);
  if (general) return general;
  if (stated?.unclear) return askUnclear(context, column, header, stated.name);
  if (stated) return stated;
  if (match.regulated) return UNITS;
  if (leading === column) {
    askUnit(context, column, false);
    findings.add({ column: header, problem: 'unit-open', hint: 'answer-unit', severity: 'file' });
  }
  return standsBesideScaled(context, leading) ? askUnsaid(context, column, header) : null;
}

/**
 * Whether a heading's unit may be meant of the numbers as a format shows them, rather than as they are stored: 1000000 under
 * `0!.0,"万"` is shown as 100.0万, and a heading 万元 would make it ten thousand times as much.
 */
function isAtOdds({ exponent, words }: NumberScale, unit: Unit | null): boolean {
  if (!unit) return false;
  const shown = words === '' ? null : parseUnit(words);
  return shown ? unit.exponent !== shown.exponent - exponent : exponent > 0 && unit.exponent > 0;
}

/** A required column keeps the file out until its unit is known; another stays empty. */
function askUnclear(context: PlanContext, column: Column, header: string, unit: string): 'unclear' {
  askUnit(context, column, column.required === true);
  const problem = column.required ? 'unit-unclear' : 'unit-unclear-column';
  context.findings.add({ column: header, problem, hint: 'answer-unit', severity: 'file', details: { unit } });
  return 'unclear';
}

/** True for an amount beside the main one, where the line above is of use to amounts without a unit of their own. */
function isException({ raw, match }: PlanContext, { required }: Column): boolean {
  const amounts = match.assignments.filter(({ column }) => column.type === 'money');
  return required !== true && amounts.some(({ index }) => parseHeading(raw.headers[index] ?? '').unit === null);
}

/** True where the table's leading amount has a heading in thousands or more: others may be in its unit or in yuan. */
function standsBesideScaled({ raw, match }: PlanContext, leading: Column): boolean {
  const place = match.assignments.find(({ column }) => column === leading)?.index ?? -1;
  const { unit } = parseHeading(raw.headers[place] ?? '');
  return unit?.kind === 'amount' && unit.exponent > 0;
}

/** `贷款余额（万元）` beside 授信额度: nobody can tell whether the limit is in yuan. */
function askUnsaid(context: PlanContext, column: Column, header: string): 'unclear' {
  askUnit(context, column, column.required === true);
  context.findings.add({ column: header, problem: 'unit-unsaid', hint: 'answer-unit', severity: 'file' });
  return 'unclear';
}

/** The line above says one unit and the heading another. */
function askAtOdds(context: PlanContext, column: Column, header: string, [unit, above]: [Unit, Unit]): 'unclear' {
  askUnit(context, column, column.required === true);
  const details = { unit: unit.name, above: above.name };
  context.findings.add({ column: header, problem: 'unit-at-odds', hint: 'answer-unit', severity: 'file', details });
  return 'unclear';
}

function askUnit({ match, findings }: PlanContext, column: Column, blocks: boolean): void {
  findings.ask({ kind: 'unit', column: `${match.table.name}.${column.name}`, choices: [...AMOUNT_UNITS], blocks });
}

function unitNamed(text: string): Unit {
  const unit = parseUnit(text);
  if (!unit)
    throw new PortfolioError('bad-value', {
      option: 'unit',
      value: text,
      hint: reason('use', { known: AMOUNT_UNITS.join(', ') }),
    });
  return unit;
}
