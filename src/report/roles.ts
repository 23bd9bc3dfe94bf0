/** What a part of the document is to who hears it read out: standard structure types of PDF 1.7. */
export type Role =
  | 'Sect'
  | 'Div'
  | 'H1'
  | 'H2'
  | 'H3'
  | 'P'
  | 'Span'
  | 'Code'
  | 'L'
  | 'LI'
  | 'Lbl'
  | 'LBody'
  | 'Table'
  | 'TR'
  | 'TH'
  | 'TD'
  | 'Caption'
  | 'Figure'
  | 'TOC'
  | 'TOCI'
  | 'Reference'
  | 'Link';

/** One part; what is drawn for it in several lines or on several pages belongs to the same object. */
export interface Part {
  readonly role: Role;
  /** BCP 47, where it is not the document's. */
  readonly lang?: string;
  /** What a picture says in words. */
  readonly alt?: string;
  /** What a header of a table heads. */
  readonly scope?: 'Column' | 'Row';
}

/** Roles that hold other parts and no text of their own: text in them is a paragraph. */
const HOLDERS: ReadonlySet<Role> = new Set(['Sect', 'Div', 'L', 'LI', 'Table', 'TR', 'TOC', 'TOCI']);

export function holdsParts({ role }: Part): boolean {
  return HOLDERS.has(role);
}
