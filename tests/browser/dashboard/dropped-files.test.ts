import { describe, expect, it } from 'vitest';
import { droppedFiles } from '../../../src/dashboard/dropped-files.ts';
import { sharedEngine } from '../../../src/engine/shared-engine.ts';
import { loadPortfolio } from '../../../src/session/loads/load-portfolio.ts';

/** What a browser says of a dropped file or folder; only the parts that are asked for. */
type Entry = Pick<FileSystemEntry, 'name' | 'fullPath' | 'isFile' | 'isDirectory'>;

const LEDGER = (date: string) => `数据日期,借据编号,客户编号,余额（元）\n${date},F1,C1,5\n`;

function fileEntry(fullPath: string, text: string): Entry {
  const name = fullPath.split('/').at(-1) ?? '';
  const file = (give: (file: File) => void) => give(new File([text], name));
  return { ...{ name, fullPath, isFile: true, isDirectory: false }, file } as Entry;
}

/** A folder whose reader gives `batch` entries at a time, as browsers do. */
function folderEntry(fullPath: string, entries: readonly Entry[], batch = 100): Entry {
  const name = fullPath.split('/').at(-1) ?? '';
  const createReader = () => {
    const rest = [...entries];
    return { readEntries: (give: (some: Entry[]) => void) => give(rest.splice(0, batch)) };
  };
  return { ...{ name, fullPath, isFile: false, isDirectory: true }, createReader } as Entry;
}

function drop(entries: readonly Entry[], files: readonly File[] = []): DataTransfer {
  const items = entries.map((entry) => ({ kind: 'file', webkitGetAsEntry: () => entry }));
  return { files, items } as unknown as DataTransfer;
}

describe('what is dropped on the page', () => {
  it('is all files of a folder and the folders in it, by their paths, without what systems put there', async () => {
    const found = await droppedFiles(
      drop([
        folderEntry('/六月', [
          fileEntry('/六月/b.csv', 'b'),
          fileEntry('/六月/.DS_Store', ''),
          fileEntry('/六月/~$b.xlsx', ''),
          folderEntry('/六月/分行', [fileEntry('/六月/分行/b.csv', 'c')]),
        ]),
        fileEntry('/a.csv', 'a'),
      ]),
    );
    const texts = await Promise.all(
      found.map(async ({ name, content }) => [name, content instanceof Blob ? await content.text() : '']),
    );
    expect(texts).toEqual([
      ['a.csv', 'a'],
      ['六月/b.csv', 'b'],
      ['六月/分行/b.csv', 'c'],
    ]);
  });

  it('is read to the end of a folder that is given in pieces', async () => {
    const many = Array.from({ length: 250 }, (_, index) => fileEntry(`/many/${index}.csv`, ''));
    expect(await droppedFiles(drop([folderEntry('/many', many)]))).toHaveLength(250);
  });

  it('is the files alone where no folder is among them, and nothing where nothing was dropped', async () => {
    const file = new File(['x'], 'x.csv');
    expect(await droppedFiles(drop([fileEntry('/x.csv', 'x')], [file]))).toEqual([{ name: 'x.csv', content: file }]);
    expect(await droppedFiles(null)).toEqual([]);
  });

  it('keeps two files of one name in two folders apart, in the report and in the evidence', async () => {
    const files = await droppedFiles(
      drop([
        folderEntry('/in', [
          folderEntry('/in/05', [fileEntry('/in/05/ledger.csv', LEDGER('2026-05-31'))]),
          folderEntry('/in/06', [fileEntry('/in/06/ledger.csv', LEDGER('2026-06-30'))]),
        ]),
      ]),
    );
    const engine = await (await sharedEngine()).workspace();
    const { imports } = await loadPortfolio(engine, files);
    expect(imports.map(({ file, rows }) => [file, rows.loaded])).toEqual([
      ['in/05/ledger.csv', 1],
      ['in/06/ledger.csv', 1],
    ]);
    const { rows } = await engine.query('SELECT DISTINCT CAST(source_file AS VARCHAR) FROM exposure ORDER BY 1');
    expect(rows).toEqual([['in/05/ledger.csv'], ['in/06/ledger.csv']]);
    await engine.close();
  });
});
