import { fold } from './units.ts';

/** Words of the five classes, folded and in simplified characters: the mainland's, Hong Kong's and Taiwan's, and English ones. */
const CLASS_WORDS: readonly (readonly string[])[] = [
  ['正常', '合格', '授信资产正常', 'pass', 'passed', 'normal', 'standard', 'std'],
  ['关注', '需要关注', '应予注意', 'specialmention', 'specialmentioned', 'watch', 'watchlist', 'concern', 'sm', 'sma'],
  ['次级', '可望收回', 'substandard', 'substd', 'sub'],
  ['可疑', '收回困难', 'doubtful', 'doubt', 'dbt'],
  ['损失', '收回无望', 'loss', 'bad'],
];
/** Words for a loan that does not perform, whatever its class. */
const BAD =
  /^(?:不良(?:类|贷款|资产|类贷款)?|后三类|非应计(?:贷款)?|已?违约|已减值|信用减值|npas?|npls?|npe|nonperforming(?:loans?|exposures?|assets?)?|nonaccrual|creditimpaired|impaired|default|defaulted|indefault)$/;
/** What `NPA - Substandard` and `Doubtful (NPL)` say beside their class. */
const SAYS_BAD = /^(?:npa|npl)s?(?=sub|doubt|loss)|(?:npa|npl)s?$/;
/** Words for a loan that is paid as agreed, where the same column also says which are not. */
const PAYS = /^(?:正常(?:类|还款|履约|贷款)?|按[期时]还款|履约(?:正常)?|normal|regular|good|ok)$/;
const GOOD =
  /^(?:非不良(?:类|贷款|资产)?|performing(?:loans?|exposures?|assets?)?|notimpaired|nondefaulted|nondefault)$/;

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v'];
const CHINESE = '零一二三四五六七八九十';
const KIND = '(?:类|级|档|classified)?(?:贷款|资产|loans?|assets?|class)?(?:类|级|档)?';
/** A grade inside a class: 关注2, 次级一级, 正常+. */
const GRADE = `(?:\\+|[0-9]{1,2}|[${CHINESE}]|i{1,3}|iv|v)?(?:级|类|档)?`;

/** The class (1 to 5) a cell names by its word, its number or both; undefined where it names none, or two that differ. */
export function readClassWord(cell: string): number | undefined {
  const text = fold(cell.replace(/\+\s*$/, ''));
  const alone = byWord(text) ?? byNumber(text) ?? byWord(text.replace(SAYS_BAD, ''));
  if (alone !== undefined) return alone;
  const both = /^0?([1-5])(?:级|类)?(\D.*)$/.exec(text) ?? /^(?:class|category|五级分类|类别)0?([1-5])()$/.exec(text);
  if (!both) return undefined;
  const number = Number(both[1]);
  const word = both[2] ?? '';
  return word === '' || byWord(word) === number ? number : undefined;
}

/** The stage (1 to 3) a cell names; undefined where it names none. */
export function readStageWord(cell: string): number | undefined {
  const text = fold(cell.replace(/[(（[【].*/, ''));
  const found = new RegExp(
    `^(?:第|ecl|ifrs9|减值)*(?:阶段|stage|stg|s)?(?:第|ecl)?0?([1-3]|[一二三]|iii|ii|i)(?:阶段|级)?$`,
  ).exec(text)?.[1];
  if (found === undefined) return undefined;
  return numeral(found);
}

/** True or false for a cell that says whether a loan performs and names no class; undefined for every other. */
export function readNonPerforming(cell: string): boolean | undefined {
  const text = fold(cell);
  if (BAD.test(text)) return true;
  return GOOD.test(text) ? false : undefined;
}

/** True for a word that says a loan is paid as agreed; of a status alone, 正常 says only that the loan is open. */
export function saysPaid(cell: string): boolean {
  return PAYS.test(fold(cell));
}

function byWord(text: string): number | undefined {
  const place = CLASS_WORDS.findIndex((words) =>
    words.some((word) => text.startsWith(word) && new RegExp(`^${KIND}${GRADE}$`).test(text.slice(word.length))),
  );
  return place === -1 ? undefined : place + 1;
}

function byNumber(text: string): number | undefined {
  const found = /^第?(?:0?([1-5])|([一二三四五])|(iii|ii|iv|i|v))(?:级|类|档)?$/.exec(text);
  const sign = found?.[1] ?? found?.[2] ?? found?.[3];
  return sign === undefined ? undefined : numeral(sign);
}

function numeral(text: string): number {
  if (/^\d$/.test(text)) return Number(text);
  return ROMAN.includes(text) ? ROMAN.indexOf(text) : CHINESE.indexOf(text);
}
