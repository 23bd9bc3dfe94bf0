import { srgbProfile } from './srgb.ts';

/** What a reader's program shows about the file. */
export interface PdfMeta {
  title: string;
  subject: string;
  author: string;
  /** BCP 47. */
  language: string;
  /** The as-of date: the file carries no clock, so that equal input gives equal bytes. */
  date: Date;
}

const PROFILE_NAME = 'sRGB IEC61966-2.1';

/** What pdfkit has and does not show. */
interface Inner {
  _root: { data: Record<string, unknown> };
  /** Writes what is known of the document without escaping it. */
  _addInfo: () => void;
}

/**
 * Says in the file what it keeps to, PDF/A-2b and PDF/UA-1 (tests/report/ua holds both), with what that takes: what
 * is known of the document as XMP, equal to its Info, and what its colours mean.
 */
export function claim(document: PDFKit.PDFDocument, meta: PdfMeta): void {
  const inner = document as unknown as Inner;
  inner._addInfo = () => undefined;
  document.appendXML(xmp(meta), false);
  const profile = document.ref({ N: 3 });
  profile.end(srgbProfile() as Buffer);
  const intent = document.ref({
    Type: 'OutputIntent',
    S: 'GTS_PDFA1',
    Info: Object(PROFILE_NAME),
    OutputConditionIdentifier: Object(PROFILE_NAME),
    DestOutputProfile: profile,
  });
  intent.end(null);
  inner._root.data['OutputIntents'] = [intent];
}

function xmp({ title, subject, author, language, date }: PdfMeta): string {
  const day = `${date.toISOString().slice(0, 19)}Z`;
  const alternative = (name: string, text: string) =>
    text === ''
      ? ''
      : `<dc:${name}><rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt></dc:${name}>`;
  const creator =
    author === '' ? '' : `<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>`;
  return `
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
${alternative('title', title)}${creator}${alternative('description', subject)}
<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>${day}</xmp:CreateDate><xmp:ModifyDate>${day}</xmp:ModifyDate><xmp:CreatorTool>Bellwether</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"><pdf:Producer>Bellwether</pdf:Producer></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
${UA_SCHEMA}`;
}

/** PDF/A wants every property described that it does not know itself. */
const UA_SCHEMA = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the document keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
`;

function escaped(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ({ '&': '&amp;', '<': '&lt;' })[sign] ?? '&gt;');
}
