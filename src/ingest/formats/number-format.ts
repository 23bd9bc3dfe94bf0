import type { NumberScale } from './cell-marks.ts';
import { builtInKind, kindOfCode, type NumberKind } from './serial-date.ts';

/** What a number format makes of a number. */
export interface NumberFormat {
  kind: NumberKind;
  /** Null where the number is shown as large as it is stored, without a unit. */
  scale: NumberScale | null;
}

/** A built-in format; none of them scales. */
export function builtInFormat(id: number): NumberFormat {
  return { kind: builtInKind(id), scale: null };
}

/** A format by its code. */
export function formatOfCode(code: string): NumberFormat {
  const kind = kindOfCode(code);
  return { kind, scale: kind === 'number' ? scaleOf(code) : null };
}

const UNIT = /^(?:[十百千万亿萬億]+元?|元|k|m|mn|mm|bn|thousand|million|billion|tsd\.?|mio\.?|mrd\.?)$/i;

/**
 * How a format shows a number smaller: each comma behind the last digit divides by a thousand (`0,`, `0.00,,`), and a point
 * that is only written (`0!.0,`, `0\.0000`) stands before digits of the whole number. Words behind it may name the unit.
 */
function scaleOf(code: string): NumberScale | null {
  const [section = ''] = code.split(';', 1);
  const written = section.replace(/\[[^\]]*\]|_.|\*./g, '');
  // a point in quotes, or behind a mark, is written and divides nothing off
  const points = written.replace(/"\.+"|[\\!]\./g, '\u0001');
  const digits = points.replace(/"[^"]*"|[\\!]./g, '');
  const commas = /[0#?](,+)(?=[^0#?,\u0001]*(?:$|\.[^0#?]))/.exec(digits)?.[1]?.length ?? 0;
  const shifted = /\u0001([0#?]+)/.exec(digits)?.[1]?.length ?? 0;
  const literals = [...written.matchAll(/"([^"]*)"|[\\!](.)/g)].map((match) => match[1] ?? match[2] ?? '').join('');
  const behind = `${literals}${digits.replace(/[0#?.,+\-() ￥¥$€£\u0001]|general/gi, '')}`.trim();
  const words = /\p{L}/u.test(behind) && UNIT.test(behind.replace(/^[.\s]+/, '')) ? behind.replace(/^[.\s]+/, '') : '';
  const exponent = commas * 3 + shifted;
  return exponent === 0 && words === '' ? null : { exponent, words };
}
