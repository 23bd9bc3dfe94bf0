import type { Figure, FigureCell, FigureTable } from '../../charts/figure.ts';
import type { Translate } from '../../i18n/translate.ts';
import { stateText } from '../../../widgets/shared/group-words.ts';
import { MARK } from '../../elements/prerendered.ts';

/** Of what a value was made. */
export interface Stamp {
  /** The day it is of, as ISO text. */
  readonly asOf: string;
  /** SHA-256 of the data: of a package's description, else of its files. */
  readonly data: string;
  /** Address of the style sheet, as the page has it; null without one. */
  readonly styles: string | null;
}

/** Rows of a table that stand in a page: all of them are on their way. */
const MOST_ROWS = 8;

/** A card as HTML that needs no script and no style: name, value, sentence, table, and of when it is. */
export function figureHtml(figure: Figure, { asOf, data, styles }: Stamp, t: Translate): string {
  const { title, headline, finding, table, foot } = figure;
  const state = headline?.ref ? stateText(t, headline.ref.row) : '';
  const date = t('widgets.foot.as-of', { date: t.format.date(asOf) });
  const shown = table && { ...table, rows: table.rows.slice(0, MOST_ROWS) };
  const cut =
    table && !headline && table.rows.length > MOST_ROWS
      ? [t('widgets.foot.first', { shown: MOST_ROWS, all: table.rows.length })]
      : [];
  const said = t('cli.prerendered', { date: t.format.date(asOf) });
  return [
    '<template shadowrootmode="open">',
    ...(styles === null ? [] : [`<link rel="stylesheet" href="${escaped(styles)}">`]),
    `<div ${MARK} data-as-of="${escaped(asOf)}" data-package="sha256:${escaped(data)}" lang="${t.language}"><div data-span="${figure.span ?? 'half'}">`,
    `<h3>${escaped(title)}</h3>`,
    ...(headline ? [`<p><strong>${escaped(headline.text)}</strong> <span>${escaped(state)}</span></p>`] : []),
    ...(finding === '' ? [] : [`<p>${escaped(finding)}</p>`]),
    ...(shown && !headline ? [tableHtml(shown, title)] : []),
    `<p><small>${escaped([said, ...foot.filter((text) => text !== date), ...cut].join(' · '))}</small></p>`,
    '</div></div></template>',
  ].join('');
}

function tableHtml({ columns, rows }: FigureTable, title: string): string {
  const heads = columns.map(
    ({ title: head, unit }) => `<th scope="col">${escaped(unit ? `${head} (${unit})` : head)}</th>`,
  );
  const lines = rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`);
  return `<table><caption>${escaped(title)}</caption><thead><tr>${heads.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table>`;
}

function cellHtml({ text }: FigureCell): string {
  return `<td>${escaped(text)}</td>`;
}

/** Text as HTML, within elements and in attributes with quotes around them. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
