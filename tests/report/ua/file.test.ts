import { beforeAll, describe, expect, it } from 'vitest';
import { uaDocuments, type UaDocument } from './documents.ts';
import { operationsOf, Ref, Stream } from './objects.ts';
import { textOf, type Tagged } from './tagged.ts';

let documents: UaDocument[];
beforeAll(async () => {
  documents = await uaDocuments();
});

function xmpOf({ objects, catalogue }: Tagged): string {
  const stream = objects.get(catalogue['Metadata']);
  if (!(stream instanceof Stream)) throw new Error('no XMP');
  expect(stream.dict['Type']).toBe('/Metadata');
  expect(stream.dict['Subtype']).toBe('/XML');
  return new TextDecoder().decode(stream.bytes);
}

/** The text of an element of the XMP. */
function said(xmp: string, name: string): string | undefined {
  const inner = new RegExp(`<${name}>([^]*?)</${name}>`).exec(xmp)?.[1];
  return inner
    ?.replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

describe('the file', () => {
  it('says that it is tagged, and doubts nothing of it (01-007)', () => {
    for (const { tagged } of documents) {
      const info = tagged.objects.dict(tagged.catalogue['MarkInfo']);
      expect(info['Marked']).toBe(true);
      expect(info['Suspects'] ?? false).toBe(false);
    }
  });

  it('shows its title instead of its name (07-001, 07-002)', () => {
    for (const { tagged } of documents)
      expect(tagged.objects.dict(tagged.catalogue['ViewerPreferences'])['DisplayDocTitle']).toBe(true);
  });

  it('has XMP that can be read as XML (06-001)', () => {
    for (const { tagged } of documents) {
      const xmp = xmpOf(tagged);
      const open: string[] = [];
      for (const [, close, name, own] of xmp.matchAll(/<(\/?)([\w:]+)[^<>]*?(\/?)>/g))
        if (close) expect(open.pop()).toBe(name);
        else if (!own && name !== undefined) open.push(name);
      expect(open).toEqual([]);
      expect(xmp.replace(/<[^<>]*>/g, '')).not.toMatch(/[<>]|&(?!amp;|lt;|gt;)/);
    }
  });

  it('claims PDF/UA-1 (06-002) and PDF/A-2b, and describes what PDF/A does not know', () => {
    for (const { tagged } of documents) {
      const xmp = xmpOf(tagged);
      expect(said(xmp, 'pdfuaid:part')).toBe('1');
      expect(said(xmp, 'pdfaid:part')).toBe('2');
      expect(said(xmp, 'pdfaid:conformance')).toBe('B');
      expect(said(xmp, 'pdfaSchema:namespaceURI')).toBe('http://www.aiim.org/pdfua/ns/id/');
    }
  });

  it('has a title (06-003), and the same in XMP as in Info', () => {
    for (const { tagged } of documents) {
      const xmp = xmpOf(tagged);
      const info = tagged.objects.dict(tagged.objects.trailer['Info']);
      const infoOf = (key: string) => textOf(tagged.objects.get(info[key]));
      expect(said(xmp, 'dc:title')).toBe('A & B <风险>');
      expect(said(xmp, 'dc:title')).toBe(infoOf('Title'));
      expect(said(xmp, 'dc:creator')).toBe(infoOf('Author'));
      expect(said(xmp, 'dc:description')).toBe(infoOf('Subject'));
      expect(said(xmp, 'pdf:Producer')).toBe(infoOf('Producer'));
      expect(said(xmp, 'xmp:CreatorTool')).toBe(infoOf('Creator'));
      for (const [name, key] of [
        ['xmp:CreateDate', 'CreationDate'],
        ['xmp:ModifyDate', 'ModDate'],
      ] as const)
        expect(`D:${said(xmp, name)?.replace(/[-:T]/g, '')}`).toBe(infoOf(key));
    }
  });

  it('says what its colours mean', () => {
    for (const { tagged } of documents) {
      const { objects, catalogue } = tagged;
      const [intent, ...others] = objects.list(catalogue['OutputIntents']).map((one) => objects.dict(one));
      expect(others).toEqual([]);
      expect(intent?.['S']).toBe('/GTS_PDFA1');
      const profile = objects.get(intent?.['DestOutputProfile']) as Stream;
      expect(profile.dict['N']).toBe(3);
      const bytes = profile.bytes;
      expect(new DataView(bytes.buffer, bytes.byteOffset).getUint32(0)).toBe(bytes.length);
      expect(new TextDecoder('latin1').decode(bytes.slice(12, 24))).toBe('mntrRGB XYZ ');
      expect(new TextDecoder('latin1').decode(bytes.slice(36, 40))).toBe('acsp');
    }
  });

  it('has no layers, scripts, forms, embedded files or encryption (20-001, 21-001, 25-001, 26-001)', () => {
    for (const { tagged } of documents) {
      const { objects, catalogue } = tagged;
      for (const key of ['OCProperties', 'AcroForm', 'OpenAction', 'AA', 'Encrypt']) {
        expect(catalogue[key]).toBeUndefined();
        expect(objects.trailer[key]).toBeUndefined();
      }
      expect(Object.keys(objects.dict(catalogue['Names'])).sort()).toEqual(['Dests']);
    }
  });

  it('has an identifier, and a comment of four high bytes after its header', () => {
    for (const { tagged, bytes } of documents) {
      expect(tagged.objects.list(tagged.objects.trailer['ID'])).toHaveLength(2);
      expect(new TextDecoder('latin1').decode(bytes.slice(0, 9))).toBe('%PDF-1.7\n');
      expect([...bytes.slice(9, 14)].map((byte) => byte > 127)).toEqual([false, true, true, true, true]);
    }
  });

  it('draws a group of a chart once, without marks of its own, and takes none from other files (30-001, 30-002)', () => {
    for (const { tagged } of documents) {
      const { objects, pages } = tagged;
      const names = pages.flatMap(({ dict, operations }) => {
        const named = objects.dict(objects.dict(dict['Resources'])['XObject'] ?? {});
        const drawn = operations.filter(({ operator }) => operator === 'Do');
        return drawn.map(({ operands }) => named[String(operands[0]).slice(1)]);
      });
      const forms = names.flatMap((name) => (name instanceof Ref ? [name.id] : []));
      expect(new Set(forms).size).toBe(forms.length);
      for (const id of forms) {
        const form = objects.get(new Ref(id)) as Stream;
        expect(form.dict['Subtype']).toBe('/Form');
        expect(form.dict['Ref']).toBeUndefined();
        for (const { operator } of operationsOf(form.bytes)) expect(['BMC', 'BDC']).not.toContain(operator);
      }
    }
  });
});
