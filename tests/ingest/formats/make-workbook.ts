import { makeZip, type ZipSource } from './make-zip.ts';

/** A workbook in the words of its XML. */
export interface XlsxSource {
  /** By name of the sheet: what stands in `<worksheet>`, from `<sheetData>` on. */
  sheets: Readonly<Record<string, string>>;
  /** Items of the shared texts: `<t>…</t>`, runs, readings. */
  strings?: readonly string[];
  /** Formats of the cell styles: ids of built-in ones, or codes. */
  formats?: readonly (number | string)[];
  since1904?: boolean;
  /** State of sheets by their names: `hidden`, `veryHidden`. */
  states?: Readonly<Record<string, string>>;
}

const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** An .xlsx as Excel writes it. */
export function makeXlsx({
  sheets,
  strings = [],
  formats = [0],
  since1904 = false,
  states = {},
}: XlsxSource): Uint8Array {
  const names = Object.keys(sheets);
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`;
  const files: ZipSource[] = [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: '_rels/.rels',
      content: `<Relationships>${relation('r', 'officeDocument', '/xl/workbook.xml')}</Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook><workbookPr${since1904 ? ' date1904="1"' : ''}/><sheets>${names
        .map(
          (name, index) =>
            `<sheet name="${name}" sheetId="${index + 1}"${states[name] ? ` state="${states[name]}"` : ''} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships>${names
        .map((_, index) => relation(`rId${index + 1}`, 'worksheet', `worksheets/sheet${index + 1}.xml`))
        .join(
          '',
        )}${relation('s1', 'sharedStrings', 'sharedStrings.xml')}${relation('s2', 'styles', 'styles.xml')}</Relationships>`,
    },
    { name: 'xl/sharedStrings.xml', content: `<sst>${strings.map((item) => `<si>${item}</si>`).join('')}</sst>` },
    { name: 'xl/styles.xml', content: stylesOf(formats) },
    ...Object.values(sheets).map((content, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      content: `<?xml version="1.0" encoding="UTF-8"?>\n<worksheet><dimension ref="A1"/>${content}</worksheet>`,
    })),
  ];
  return makeZip(files);
}

function stylesOf(formats: readonly (number | string)[]): string {
  const own = formats.flatMap((format, index) =>
    typeof format === 'string' ? [`<numFmt numFmtId="${200 + index}" formatCode="${format}"/>`] : [],
  );
  const styles = formats.map(
    (format, index) => `<xf numFmtId="${typeof format === 'string' ? 200 + index : format}"/>`,
  );
  return `<styleSheet><numFmts>${own.join('')}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>${styles.join('')}</cellXfs></styleSheet>`;
}

/** `<sheetData>` with cells given row by row: texts inline, numbers as they are; [text, style] for a styled number. */
export function sheetData(
  rows: readonly (readonly (string | number | readonly [number | string, number] | null)[])[],
): string {
  const cell = (value: (typeof rows)[number][number], place: string) => {
    if (value === null) return '';
    if (typeof value === 'string') return `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
    const [number, style] = typeof value === 'number' ? [value, 0] : value;
    return `<c r="${place}" s="${style}"><v>${number}</v></c>`;
  };
  const lines = rows.map(
    (row, index) =>
      `<row r="${index + 1}">${row.map((value, column) => cell(value, `${String.fromCharCode(65 + column)}${index + 1}`)).join('')}</row>`,
  );
  return `<sheetData>${lines.join('')}</sheetData>`;
}

const word = (value: number) => [value & 0xff, (value >> 8) & 0xff];
const long = (value: number) => [...word(value & 0xffff), ...word(value >>> 16)];
const wide = (text: string) => [...text].flatMap((letter) => word(letter.charCodeAt(0)));
const double = (value: number) => [...new Uint8Array(new Float64Array([value]).buffer)];

/** A cell of the binary workbooks: text, number, a number that is a date, an error. */
export type BinaryCell = string | number | { date: number } | { error: number } | null;

/** An .xls (BIFF8 in an OLE container) with one sheet. `password` writes the record of an encrypted one. */
export function makeXls(
  rows: readonly (readonly BinaryCell[])[],
  {
    name = '台账',
    merges = [] as readonly (readonly [number, number, number, number])[],
    password = false,
    hidden = [] as readonly number[],
    hiddenSheet = false,
  } = {},
): Uint8Array {
  const record = (id: number, data: readonly number[]) => [...word(id), ...word(data.length), ...data];
  const texts = [...new Set(rows.flat().filter((cell) => typeof cell === 'string'))];
  const begin = (kind: number) =>
    record(0x809, [...word(0x600), ...word(kind), ...word(0), ...word(0), ...long(0), ...long(0)]);
  const style = (format: number) => record(0xe0, [...word(0), ...word(format), ...new Array<number>(16).fill(0)]);
  const globals = (start: number) => [
    ...begin(5),
    ...(password ? record(0x2f, new Array<number>(54).fill(1)) : []),
    ...style(0),
    ...style(14),
    ...record(0x85, [...long(start), hiddenSheet ? 1 : 0, 0, name.length, 1, ...wide(name)]),
    ...record(0xfc, [
      ...long(texts.length),
      ...long(texts.length),
      ...texts.flatMap((text) => [...word(text.length), 1, ...wide(text)]),
    ]),
    ...record(0x0a, []),
  ];
  const cells = rows.flatMap((row, y) =>
    row.flatMap((cell, x) => {
      const place = [...word(y), ...word(x)];
      if (cell === null) return [];
      if (typeof cell === 'string') return record(0xfd, [...place, ...word(0), ...long(texts.indexOf(cell))]);
      if (typeof cell === 'number') return record(0x203, [...place, ...word(0), ...double(cell)]);
      if ('date' in cell) return record(0x203, [...place, ...word(1), ...double(cell.date)]);
      return record(0x205, [...place, ...word(0), cell.error, 1]);
    }),
  );
  const merged = record(0xe5, [...word(merges.length), ...merges.flatMap((each) => each.flatMap(word))]);
  // rows of no height
  const rowRecords = hidden.flatMap((row) =>
    record(0x208, [...word(row - 1), ...new Array<number>(10).fill(0), 0x20, 0, 0, 0]),
  );
  const stream = [
    ...globals(globals(0).length),
    ...begin(0x10),
    ...rowRecords,
    ...cells,
    ...merged,
    ...record(0x0a, []),
  ];
  return makeOle('Workbook', stream);
}

/** An OLE container with one stream. */
export function makeOle(name: string, stream: readonly number[]): Uint8Array {
  const sectors = Math.max(8, Math.ceil(stream.length / 512));
  const content = [...stream, ...new Array<number>(sectors * 512 - stream.length).fill(0)];
  const END = 0xfffffffe;
  const FREE = 0xffffffff;
  const chain = Array.from({ length: sectors }, (_, index) => (index === sectors - 1 ? END : index + 3));
  const table = [0xfffffffd, END, ...chain];
  const fat = [...table, ...new Array<number>(128 - table.length).fill(FREE)].flatMap(long);
  const entry = (label: string, kind: number, start: number, size: number) => [
    ...[...wide(label), ...new Array<number>(64 - label.length * 2).fill(0)],
    ...word(label.length === 0 ? 0 : label.length * 2 + 2),
    ...[kind, 1, ...long(FREE), ...long(FREE), ...long(kind === 5 ? 1 : FREE)],
    ...new Array<number>(36).fill(0),
    ...[...long(start), ...long(size), ...long(0)],
  ];
  const directory = [
    ...entry('Root Entry', 5, END, 0),
    ...entry(name, 2, 2, content.length),
    ...entry('', 0, 0, 0),
    ...entry('', 0, 0, 0),
  ];
  const header = [
    ...[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(16).fill(0)],
    ...[...word(0x3e), ...word(3), ...word(0xfffe), ...word(9), ...word(6), ...new Array<number>(6).fill(0)],
    ...[
      ...long(0),
      ...long(1),
      ...long(1),
      ...long(0),
      ...long(4096),
      ...long(END),
      ...long(0),
      ...long(END),
      ...long(0),
    ],
    ...[...long(0), ...new Array<number>(108).fill(FREE).flatMap(long)],
  ];
  return new Uint8Array([...header, ...fat, ...directory, ...content]);
}

/** An .xlsb with one sheet. */
export function makeXlsb(
  rows: readonly (readonly BinaryCell[])[],
  { name = '台账', hidden = [] as readonly number[], hiddenSheet = false } = {},
): Uint8Array {
  const number = (value: number): number[] => (value < 128 ? [value] : [(value & 127) | 128, ...number(value >> 7)]);
  const record = (id: number, data: readonly number[]) => [...number(id), ...number(data.length), ...data];
  const text = (value: string) => [...long(value.length), ...wide(value)];
  const cells = rows.flatMap((row, y) => [
    ...record(0, [
      ...long(y),
      ...new Array<number>(7).fill(0),
      hidden.includes(y + 1) ? 0x10 : 0,
      ...new Array<number>(5).fill(0),
    ]),
    ...row.flatMap((cell, x) => {
      const place = (style: number) => [...long(x), ...long(style)];
      if (cell === null) return [];
      if (typeof cell === 'string') return record(6, [...place(0), ...text(cell)]);
      if (typeof cell === 'number') return record(5, [...place(0), ...double(cell)]);
      if ('date' in cell) return record(5, [...place(1), ...double(cell.date)]);
      return record(3, [...place(0), cell.error]);
    }),
  ]);
  const style = (format: number) => record(47, [...word(0), ...word(format), ...new Array<number>(12).fill(0)]);
  const relations = (targets: readonly (readonly [string, string, string])[]) =>
    `<Relationships>${targets.map(([id, type, target]) => `<Relationship Id="${id}" Type="${REL}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
  return makeZip([
    { name: '[Content_Types].xml', content: '<Types/>' },
    { name: '_rels/.rels', content: relations([['r', 'officeDocument', 'xl/workbook.bin']]) },
    {
      name: 'xl/workbook.bin',
      content: new Uint8Array(record(156, [...long(hiddenSheet ? 2 : 0), ...long(1), ...text('rId1'), ...text(name)])),
    },
    {
      name: 'xl/_rels/workbook.bin.rels',
      content: relations([
        ['rId1', 'worksheet', 'worksheets/sheet1.bin'],
        ['rId2', 'styles', 'styles.bin'],
      ]),
    },
    {
      name: 'xl/styles.bin',
      content: new Uint8Array([...record(617, long(2)), ...style(0), ...style(14), ...record(618, [])]),
    },
    { name: 'xl/worksheets/sheet1.bin', content: new Uint8Array([...record(145, []), ...cells, ...record(146, [])]) },
  ]);
}
