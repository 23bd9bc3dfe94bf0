import { makeZip } from './make-zip.ts';

/** A cell of an .ods as its XML, or what it holds. */
export type OdsCell = string | number | null | { xml: string };

/** Cells of a row, and attributes of its tag. */
export interface OdsRow {
  cells: readonly OdsCell[];
  attributes?: string;
}

/** An .ods with sheets by their names; those of `hidden` are not shown. */
export function makeOds(
  sheets: Readonly<Record<string, readonly OdsRow[] | string>>,
  { hidden = [] as readonly string[] } = {},
): Uint8Array {
  const tables = Object.entries(sheets).map(([name, rows]) => {
    const body = typeof rows === 'string' ? rows : rows.map(rowOf).join('');
    return `<table:table table:name="${name}" table:style-name="${hidden.includes(name) ? 'ta2' : 'ta1'}">${body}</table:table>`;
  });
  const style = (name: string, display: boolean) =>
    `<style:style style:name="${name}" style:family="table"><style:table-properties table:display="${display}"/></style:style>`;
  return makeZip([
    { name: 'mimetype', content: 'application/vnd.oasis.opendocument.spreadsheet' },
    {
      name: 'content.xml',
      content: `<office:document-content><office:automatic-styles>${style('ta1', true)}${style('ta2', false)}</office:automatic-styles><office:body><office:spreadsheet>${tables.join('')}</office:spreadsheet></office:body></office:document-content>`,
    },
  ]);
}

/** A row as its XML. */
export function rowOf({ cells, attributes = '' }: OdsRow): string {
  return `<table:table-row ${attributes}>${cells.map(cellOf).join('')}</table:table-row>`;
}

function cellOf(cell: OdsCell): string {
  if (cell === null) return '<table:table-cell/>';
  if (typeof cell === 'object') return cell.xml;
  if (typeof cell === 'number')
    return `<table:table-cell office:value-type="float" office:value="${cell}"><text:p>${cell}</text:p></table:table-cell>`;
  return `<table:table-cell office:value-type="string"><text:p>${cell}</text:p></table:table-cell>`;
}
