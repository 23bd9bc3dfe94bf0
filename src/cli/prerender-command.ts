import { basename } from 'node:path';
import { createTranslate } from '../i18n/translate.ts';
import { PortfolioError, toError } from '../lib/errors.ts';
import { hashText } from '../lib/hash.ts';
import { reason } from '../lib/reasons.ts';
import { DATA_OPTIONS, decidingFiles, needed, readArgs, readDecisions, type Command } from './command.ts';
import { seen } from './hide-names.ts';
import { figureHtml } from './prerender/figure-html.ts';
import { filled, inPage, pageElements, type PageElement } from './prerender/page-elements.ts';
import { elementFigure } from './prerender/prerender-element.ts';
import { dataSum, readBytes } from './read-paths.ts';
import { withPortfolio } from './with-portfolio.ts';
import { demandTarget, FORCE_OPTION, saveFile } from './write-file.ts';

const OPTIONS = {
  ...DATA_OPTIONS,
  ...FORCE_OPTION,
  out: { type: 'string' },
  styles: { type: 'string' },
  'hide-names': { type: 'boolean' },
} as const;

/**
 * `prerender PAGE.html --data PATH --out PAGE.html`: the page with the last value in each `<bw-metric>`, `<bw-card>` and `<bw-table>`, legible
 * before any script and without one; everything else in it stays byte for byte.
 */
export const prerender: Command = async (args, streams) => {
  const { values, positionals } = readArgs(args, OPTIONS);
  const [given, surplus] = positionals;
  if (surplus !== undefined) throw new PortfolioError('unknown-option', { option: surplus });
  const page = needed(given, 'PAGE');
  const paths = values.data ?? [];
  needed(paths[0], '--data');
  const target = needed(values.out, '--out');
  await demandTarget(target, { force: values.force, inputs: [page, ...paths, ...decidingFiles(values)] });
  const html = await readPage(page);
  const elements = pageElements(html, basename(page));
  const source = { paths, decisions: await readDecisions(values), t: createTranslate('en'), streams };
  return withPortfolio(source, async (portfolio) => {
    const { portfolio: shown } = await seen(portfolio, values['hide-names']);
    const stamp = {
      data: (await dataSum(paths)) ?? hashText(portfolio.imports.map(({ sha256 }) => sha256).join()),
      styles: values.styles ?? null,
    };
    const contents: [PageElement, string][] = [];
    for (const element of elements) {
      const t = createTranslate(element.language, shown.currency, shown.words);
      try {
        const { figure, asOf } = await elementFigure(shown, element, t);
        contents.push([element, figureHtml(figure, { ...stamp, asOf }, t)]);
      } catch (error) {
        throw inPage(basename(page), element.line, toError(error));
      }
    }
    await saveFile(target, filled(html, contents));
    streams.out(`${target}: ${contents.length} elements; data sha256:${stamp.data}\n`);
    return 0;
  });
};

/** A page as text that is the same bytes again when it is written. */
async function readPage(page: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readBytes(page));
  } catch (cause) {
    if (cause instanceof PortfolioError) throw cause;
    throw new PortfolioError('unreadable-file', { file: page, problem: reason('not-utf-8') }, { cause });
  }
}
