/** The rows of a CSV text of ours: quoted where it must be (RFC 4180), in commas, or in what a spreadsheet of another country puts in their place. */
export function readCsv(text: string): string[][] {
  const body = text.replace(/^\uFEFF/, '');
  const separator = /[,;\t]/.exec(body)?.[0] ?? ',';
  const cell = new RegExp(`"((?:[^"]|"")*)"|([^${separator}\\r\\n]*)`, 'y');
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; at < body.length;) {
    cell.lastIndex = at;
    const [whole = '', quoted, plain = ''] = cell.exec(body) ?? [];
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    at += whole.length;
    if (body[at] === separator) {
      at += 1;
      if (at < body.length) continue;
      row.push('');
    }
    rows.push(row);
    row = [];
    // what stands behind a closing quote belongs to no cell
    while (at < body.length && body[at] !== '\n' && body[at] !== '\r') at += 1;
    at += body.startsWith('\r\n', at) ? 2 : 1;
  }
  return rows;
}
