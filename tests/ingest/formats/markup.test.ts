import { describe, expect, it } from 'vitest';
import { readGrids } from './read-grids.ts';

describe('a web page named .xls', () => {
  it('gives its cells with entities read and white space as it is shown', async () => {
    const [grid] = await readGrids(
      'a.xls',
      `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="gbk"><style>td { color: red }</style></head>
       <!--[if gte mso 9]><xml><x:Name>台账</x:Name></xml><![endif]--><body><table border=1>
       <tr><th>借据</th><th>客户&nbsp;</th><th>余额</th></tr>
       <tr><td style='mso-number-format:"\\@"'>00123</td><td> A&amp;B<br>  二部 </td><td align=right><b>1,234</b>.50</td></tr>
       <tr><td></table></body></html>`,
    );
    expect(grid).toMatchObject({
      format: 'html',
      rows: { 1: ['借据', '客户', '余额'], 2: ['00123', 'A&B\n二部', '1,234.50'] },
    });
  });

  it('repeats wide headers and leaves room below high cells', async () => {
    const [grid] = await readGrids(
      'a.xls',
      `<table><tr><td rowspan=2>借据</td><td colspan="2">金额</td></tr><tr><td>合同</td><td>余额</td></tr>
       <tr><td>F1</td><td>10</td><td>8</td></tr></table>`,
    );
    expect(grid?.rows).toEqual({ 1: ['借据', '金额', '金额'], 2: ['', '合同', '余额'], 3: ['F1', '10', '8'] });
  });

  it('gives each of its tables, those inside cells too', async () => {
    const found = await readGrids(
      'a.xls',
      '<table><tr><td>x<table><tr><td>in</td></tr></table></td><td>y</td></tr></table><table><tr><td>z</td></tr></table>',
    );
    expect(found.map(({ name, rows }) => [name, rows[1]])).toEqual([
      ['a.xls#1', ['in']],
      ['a.xls#2', ['x', 'y']],
      ['a.xls#3', ['z']],
    ]);
  });

  it('without a table, or cut off within one, is named', async () => {
    await expect(readGrids('a.html', '<!DOCTYPE html><p>404</p>')).rejects.toMatchObject({ problem: 'unknown-format' });
    await expect(readGrids('a.xls', '<table><tr><td>1</td></tr><tr><td>2')).rejects.toMatchObject({
      problem: 'damaged-file',
    });
  });
});

describe('a workbook of Excel 2003 XML', () => {
  it('gives its worksheets by name, with cells in the places they name', async () => {
    const sheet = (name: string, rows: string) => `<Worksheet ss:Name="${name}"><Table>${rows}</Table></Worksheet>`;
    const found = await readGrids(
      'a.xls',
      `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook>${sheet(
        '台账',
        `<Row><Cell ss:MergeAcross="1"><Data ss:Type="String">编号</Data></Cell><Cell><Data>余额</Data></Cell></Row>
         <Row ss:Index="4"><Cell><Data ss:Type="String">01</Data></Cell><Cell ss:Index="3"><Data ss:Type="Number">8.5</Data></Cell></Row>`,
      )}${sheet('空', '')}</Workbook>`,
    );
    expect(found).toMatchObject([{ name: 'a.xls', rows: { 1: ['编号', '', '余额'], 4: ['01', '', '8.5'] } }]);
  });
});
