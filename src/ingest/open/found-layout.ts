import type { FoundLayout } from '../import-report.ts';
import { quoteNameOf } from '../layout/dialect.ts';
import { correctedParts } from '../layout/read-layout.ts';
import type { PreparedFile } from './prepare-file.ts';

/** How a file was taken apart, as its report says it. */
export function foundLayout({ layout, format, options }: PreparedFile): FoundLayout {
  const { quote, escape, headerRows, headerLine, preamble, footRecords, repeated, tables } = layout;
  const { places, footText, sample } = layout;
  return {
    ...(format === 'text' ? { quote: quoteNameOf(quote), escape: quoteNameOf(escape) } : { quote: '', escape: '' }),
    ...{ headerRows, headerLine, preamble, footRecords, repeated, tables },
    ...{ ...places, footText, corrected: correctedParts(options), sample },
  };
}
