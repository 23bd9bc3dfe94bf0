import type { IsoDate, IsoMonth } from '../lib/dates.ts';
import type { Unit } from '../metrics/metric.ts';
import type { Language } from './language.ts';

/** How a language writes numbers, amounts and dates. Rounding happens here and nowhere before. */
export interface Format {
  /** ISO code of the amounts' currency; null where it is not known. */
  readonly currency: string | null;
  /** A metric's value with its unit: `2.31%`, `1.28x`, `3.42 亿元`, `46 days`. */
  value(value: number, unit: Unit): string;
  /** A change of a value: percentage points for fractions, with `digits` decimals, and its sign. */
  change(value: number, unit: Unit, digits?: number): string;
  /** An amount with its scale and currency: `12.34 亿元`, `CNY 1,234.00 million`. */
  money(amount: number): string;
  /** A share as percent with `digits` decimals. */
  percent(fraction: number, digits?: number): string;
  number(value: number, digits?: number): string;
  date(date: IsoDate): string;
  month(month: IsoMonth): string;
  /** An ISO time to the minute, by the reader's own clock. */
  minute(time: string): string;
  /** Orders names as readers of the language expect. */
  compare(a: string, b: string): number;
}

const MINUS = '\u2212';

export function createFormat(language: Language, currency: string | null): Format {
  const chinese = language === 'zh-CN';
  const formatters = new Map<number, Intl.NumberFormat>();
  const collator = new Intl.Collator(language, { numeric: true });

  function number(value: number, digits = 0): string {
    let formatter = formatters.get(digits);
    if (!formatter) {
      formatter = new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
      formatters.set(digits, formatter);
    }
    const text = formatter.format(Math.abs(value));
    return value < 0 && /[1-9]/.test(text) ? MINUS + text : text;
  }

  function percent(fraction: number, digits = 2): string {
    return `${number(fraction * 100, digits)}%`;
  }

  function money(amount: number): string {
    // nothing needs neither scale nor currency, and a column full of it none of the room
    if (amount === 0) return '0';
    return chinese ? chineseMoney(amount) : englishMoney(amount);
  }

  function chineseMoney(amount: number): string {
    const name = currency === null ? '' : currency === 'CNY' ? '元' : ` ${currency}`;
    const size = Math.abs(amount);
    if (size >= 1e8) return `${number(amount / 1e8, 2)} 亿${name}`;
    if (size >= 1e4) return `${number(amount / 1e4, 2)} 万${name}`;
    return `${number(amount, 2)}${name === '元' ? ' 元' : name}`;
  }

  function englishMoney(amount: number): string {
    const prefix = currency === null ? '' : `${currency} `;
    if (Math.abs(amount) >= 1e5) return `${prefix}${number(amount / 1e6, 2)} million`;
    return `${prefix}${number(amount, 2)}`;
  }

  function value(amount: number, unit: Unit): string {
    switch (unit) {
      case 'fraction':
        return percent(amount);
      case 'money':
        return money(amount);
      case 'count':
        return number(amount);
      case 'days':
        return chinese ? `${number(amount, 1)} 天` : `${number(amount, 1)} days`;
      case 'score':
        return chinese ? `${number(amount, 1)} 分` : number(amount, 1);
      case 'points':
        return chinese ? `${number(amount, 1)} 分` : `${number(amount, 1)} points`;
      case 'tCO2e':
        return `${number(amount)} tCO₂e`;
      case 'tCO2e/mn':
        return chinese ? `${number(amount, 1)} tCO₂e/百万` : `${number(amount, 1)} tCO₂e per million`;
      case 'index':
        return number(amount, 3);
      case 'times':
        return `${number(amount, 2)}x`;
    }
  }

  function change(amount: number, unit: Unit, digits = 2): string {
    const sign = amount > 0 ? '+' : '';
    if (unit !== 'fraction') return sign + value(amount, unit);
    return `${sign}${number(amount * 100, digits)} ${chinese ? '个百分点' : 'pp'}`;
  }

  function date(iso: IsoDate): string {
    if (!chinese) return iso;
    const [year, month, day] = iso.split('-').map(Number);
    return `${year}年${month}月${day}日`;
  }

  function month(iso: IsoMonth): string {
    if (!chinese) return iso;
    const [year, number] = iso.split('-').map(Number);
    return `${year}年${number}月`;
  }

  function minute(iso: string): string {
    const time = new Date(iso);
    const two = (part: number) => String(part).padStart(2, '0');
    const day = `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
    return `${date(day)} ${two(time.getHours())}:${two(time.getMinutes())}`;
  }

  const compare = (a: string, b: string) => collator.compare(a, b);
  return { currency, value, change, money, percent, number, date, month, minute, compare };
}
