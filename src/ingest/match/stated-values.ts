import { simplified } from '../../lib/simplified.ts';
import { CURRENCY } from '../../model/common-columns.ts';
import { isLabel, labelled } from '../layout/remarks.ts';
import { unitsOfRate } from '../../model/units-of-rate.ts';
import { readSpelling } from './spelling.ts';
import { speaksOfUnit } from './unit-above.ts';

/** What stands between the remarks of a line: `机构：上海分行    币种：美元`, also with one blank before the next word. */
const APART = /\s{2,}|[\t\u3000,，;；|]|\s(?=[^\s:：]{1,12}[:：])/;
const BRANCH =
  /^(?:(?:填报|报送|编制|编报|上报|统计|报告|经办|所属|管户|数据|报表)?(?:机构|单位|行|部门)(?:名称|全称)?|[分支]行(?:名称)?|网点(?:名称)?|(?:reporting )?(?:branch|institution|organi[sz]ation|entity|office)(?: name)?)$/i;
const CURRENCY_LABEL = /^(?:币种|币别|货币|currency)$/i;
/** Words for all of a bank: no branch of it. */
const WHOLE = /^(?:全行|全辖|本行|总行|汇总|合并|集团|all|total|group|consolidated)|(?:全行|全辖|汇总|合并)[）)]?$/i;
const LONGEST = 40;

/**
 * What remarks above the header say of all rows beside date and unit: the branch (`填报机构：上海分行`) and the currency
 * (`币种：美元`), and of how many units rates are (`人民币/100外币`), by the column it fills. Nothing where several different ones are named.
 */
export function statedValues(preamble: readonly string[]): Record<string, string> {
  const found = { branch: new Set<string>(), currency: new Set<string>() };
  const units = new Set(preamble.flatMap((line) => unitsOfRate(line)?.toString() ?? []));
  for (const { label: word, value } of preamble.flatMap(remarksIn)) {
    const label = simplified(word);
    if (CURRENCY_LABEL.test(label)) {
      const code = readSpelling(CURRENCY, value);
      if (typeof code === 'string') found.currency.add(code);
    } else if (BRANCH.test(label) && isBranch(label, value)) found.branch.add(value);
  }
  const only = ([value, another]: readonly string[]) => (another === undefined ? value : undefined);
  const branch = only([...found.branch]);
  const currency = only([...found.currency]);
  const per_units = only([...units]);
  return Object.fromEntries(
    Object.entries({ branch, currency, per_units }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );
}

/** `单位` alone speaks of amounts, unless what follows is the name of an organisation. */
function isBranch(label: string, value: string): boolean {
  if (/^单\s*位$/.test(label) && speaksOfUnit(value)) return false;
  return value !== '' && value.length <= LONGEST && !/\d|[元％%]$/.test(value) && !WHOLE.test(value);
}

/** The remarks of a line; the value of a word without one is what stands next. */
function remarksIn(line: string): { label: string; value: string }[] {
  const texts = line
    .split(APART)
    .map((text) => text.trim())
    .filter((text) => text !== '');
  return texts.flatMap((text, index) => {
    const own = labelled(text);
    const next = texts[index + 1] ?? '';
    if (own && own.value !== '') return [own];
    const label = own?.label ?? text;
    return (own || isLabel(text)) && !labelled(next) && !isLabel(next) ? [{ label, value: next }] : [];
  });
}
