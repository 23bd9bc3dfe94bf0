/** A table of the supervisor's extracts (EAST 5.0 and older, 一表通 2.0) that holds what a table of ours holds. */
export interface RegulatoryTable {
  /** How the supervisor calls it: `EAST 504`, `一表通 6.2`. */
  readonly name: string;
  /** Its own title: 对公信贷业务借据表. */
  readonly title: string;
  /** What files of it are called: the initials of the title, DGXDYWJJB; '' for a table without. */
  readonly file: string;
  /** Canonical table it fills, or to the rows of which it adds something. */
  readonly table: string;
  /** Field names or codes that tell it from the others; a file must have all of a list. */
  readonly marks: readonly (readonly string[])[];
  /** Field name and code to the column it fills, `facility.…` for one of a table inside the ledger; null for none of ours. */
  readonly fields: ReadonlyMap<string, string | null>;
  /** Fields with the day arrears of principal and of interest began; blank where there are none. */
  readonly arrears: readonly string[];
  /** Numbers that are no column of ours and lead to other tables, by what they number: a contract, a parent company. */
  readonly links: Readonly<Record<string, readonly string[]>>;
  /** What its codes mean, by the column they stand in; '' where a code says nothing. */
  readonly codes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Columns of its own that are worked out: a share as one amount by another. */
  readonly shares: readonly Give[];
  /** What it adds to rows of other tables. */
  readonly joins: readonly Join[];
  /** It says nothing of its own, only more of rows that another table of the extracts brings. */
  readonly only: boolean;
  /** Its rows are contracts or lines, under which there may be many loans. */
  readonly wide: boolean;
  /** Its part of what says which collateral secures which loans, with the fields of it by what they hold. */
  readonly security?: { readonly part: SecurityPart; readonly fields: Readonly<Record<string, readonly string[]>> };
}

/** Contracts that secure contracts; things pledged or mortgaged under them. */
export type SecurityPart = 'guarantees' | 'items';

/** What a table adds to the rows of another one of the same extracts. */
export interface Join {
  /** Canonical table of the rows. */
  readonly to: string;
  /** Its own number of the row, and what the number is there: a column of ours or a link. */
  readonly keys: readonly { readonly own: readonly string[]; readonly on: string }[];
  readonly gives: readonly Give[];
  /** The day its rows are of, and how it has to agree with the day of the row they add to. */
  readonly date: readonly string[];
  readonly when: When;
  /** Of rows of one key and day the one that is the last by this day. */
  readonly latest: readonly string[];
  /** What it says goes before what the row says itself; else it fills what is blank there. */
  readonly overrides: boolean;
  /** With this column in other files it adds to their rows, and leaves its own table to them. */
  readonly keeps: boolean;
}

/** Of the same day; the same or else the nearest; the last until that day. */
export type When = 'same' | 'nearest' | 'until';

/** A column, or a link, and the field it is filled from. */
export interface Give {
  readonly column: string;
  readonly from: readonly string[];
  /** A second field: the larger of both, or what the first is divided by. */
  readonly other?: { readonly kind: 'larger' | 'share'; readonly from: readonly string[] };
  /** What every row means that the field stands in. */
  readonly word?: string;
}

export interface JoinDraft {
  to?: string;
  keys: string;
  gives: string;
  date?: string;
  when?: When;
  latest?: string;
  overrides?: boolean;
  keeps?: boolean;
}

export interface Draft {
  name: string;
  title: string;
  file?: string;
  table: string;
  marks: string;
  fields?: string;
  none?: string;
  arrears?: string;
  links?: string;
  codes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  shares?: string;
  joins?: readonly JoinDraft[];
  only?: boolean;
  wide?: boolean;
  security?: readonly [part: SecurityPart, fields: string];
}

/** Fields that nearly all tables have and that say nothing to us. */
const COMMON =
  '金融许可证号/JRXKZH 内部机构号/NBJGH 备注/BBZ 归属分支机构/GSFZJG SENSITIVEFLAG RID DEPT_NO SRC_SYS_ID ISSUED_NO ORG_NO ADDRESS';

/** Every name of a field; `名/CODE/CODE` are one field. */
function namesOf(field: string): string[] {
  return field.split('/').filter((name) => name !== '');
}

function wordsOf(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

/**
 * `column=名/CODE` pairs; `+` before a second field takes the larger of both, `:` divides by it, and `!word` behind it says
 * what every row with the field means.
 */
function givesOf(text: string): Give[] {
  return wordsOf(text).map((pair) => {
    const [column = '', field = ''] = pair.split('=');
    const [fields = '', word] = field.split('!');
    const [first = '', second = ''] = fields.split(/[+:]/);
    const kind = fields.includes('+') ? 'larger' : 'share';
    return {
      column,
      from: namesOf(first),
      ...(second === '' ? {} : { other: { kind, from: namesOf(second) } as const }),
      ...(word === undefined ? {} : { word }),
    };
  });
}

/** A table from its short form. */
export function table(draft: Draft): RegulatoryTable {
  const { name, title, table: ours, marks, fields = '', none = '', arrears = '', links = '', joins = [] } = draft;
  const pairs = wordsOf(fields).flatMap((text): [string, string | null][] => {
    const [column = '', field = ''] = text.split('=');
    return namesOf(field).map((each) => [each, column]);
  });
  const linked = namedFields(links);
  const [part, securing = ''] = draft.security ?? [];
  const secures = namedFields(securing);
  const joined = joins.map(joinOf);
  const shares = givesOf(draft.shares ?? '');
  const others = [
    ...wordsOf(`${none} ${COMMON}`).flatMap(namesOf),
    ...[...linked, ...secures].flatMap(([, names]) => names),
    ...shares.flatMap(fieldsOf),
    ...joined.flatMap(({ keys, gives, date, latest }) => [
      ...keys.flatMap(({ own }) => own),
      ...gives.flatMap(fieldsOf),
      ...date,
      ...latest,
    ]),
  ];
  return {
    name,
    title,
    file: draft.file ?? '',
    table: ours,
    marks: marks.split('|').map(wordsOf),
    fields: new Map([...others.map((each): [string, null] => [each, null]), ...pairs]),
    arrears: wordsOf(arrears).flatMap(namesOf),
    links: Object.fromEntries(linked),
    codes: draft.codes ?? {},
    shares,
    joins: joined,
    only: draft.only ?? false,
    wide: draft.wide ?? false,
    ...(part ? { security: { part, fields: Object.fromEntries(secures) } } : {}),
  };
}

function namedFields(text: string): [string, string[]][] {
  return wordsOf(text).map((pair) => {
    const [name = '', field = ''] = pair.split('=');
    return [name, namesOf(field)];
  });
}

function fieldsOf({ from, other }: Give): string[] {
  return [...from, ...(other?.from ?? [])];
}

function joinOf(draft: JoinDraft): Join {
  return {
    to: draft.to ?? 'exposure',
    keys: namedFields(draft.keys).map(([on, own]) => ({ on, own })),
    gives: givesOf(draft.gives),
    date: namesOf(draft.date ?? '采集日期/CJRQ'),
    when: draft.when ?? 'nearest',
    latest: namesOf(draft.latest ?? ''),
    overrides: draft.overrides ?? false,
    keeps: draft.keeps ?? false,
  };
}
