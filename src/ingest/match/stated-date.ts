import { isIsoDate, monthEnd, type IsoDate } from '../../lib/dates.ts';

/** Where a file says of which day all its rows are. */
export type DatePlace = 'preamble' | 'sheet' | 'file';

/** The day all rows of a file are of, as it stands outside of its rows. */
export interface StatedDate {
  date: IsoDate;
  place: DatePlace;
}

const DAY =
  /(?<!\d)((?:19|20)\d{2})(?:[-/._年] ?)?(0[1-9]|1[0-2]|[1-9](?=[-/._月]))(?:[-/._月] ?)?([0-2]\d|3[01]|[1-9](?!\d))日?(?!\d)/g;
const MONTH = /(?<!\d)((?:19|20)\d{2})(?:[-/._年] ?)?(0[1-9]|1[0-2]|[1-9](?=月))月?(?![\d])/g;
/** What stands between the remarks of a line: `数据日期：2026-06-30    单位：万元    制表人：…`. */
const APART = /\s{2,}|[\t\u3000,，;；|]/;
const MADE_ON = /打印|制表|导出|生成|下载|print|export|generat|creat|run (?:on|date)|download/i;

/**
 * The one day that stands above the header (`数据日期：2026-06-30`), else in the sheet's name, else in the file's
 * (`台账_202606.csv`); a month stands for its last day. Null where none or several are named there: a place that is
 * in two minds is not passed over for the next.
 */
export function statedDate(said: {
  preamble: readonly string[];
  sheet: string | null;
  file: string;
}): StatedDate | null {
  // the day a list was printed is not the day it speaks of
  const remarks = said.preamble.flatMap((line) => line.split(APART)).filter((remark) => !MADE_ON.test(remark));
  const places = [
    ['preamble', remarks],
    ['sheet', said.sheet === null ? [] : [said.sheet]],
    ['file', [said.file.replace(/#.*$/, '')]],
  ] as const;
  for (const [place, texts] of places) {
    const dates = new Set(texts.flatMap(datesIn));
    const [date, another] = dates;
    if (date !== undefined) return another === undefined ? { date, place } : null;
  }
  return null;
}

function datesIn(text: string): IsoDate[] {
  const days = [...text.matchAll(DAY)].map(([, year, month, day]) => iso(year, month, day));
  const rest = text.replace(DAY, ' ');
  const months = [...rest.matchAll(MONTH)].map(([, year, month]) => monthEnd(`${year}-${month?.padStart(2, '0')}`));
  return [...days, ...months].filter(isIsoDate);
}

function iso(year = '', month = '', day = ''): IsoDate {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
