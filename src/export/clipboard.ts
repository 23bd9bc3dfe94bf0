import { PortfolioError } from '../lib/errors.ts';
import { said } from '../lib/reasons.ts';
import type { ClipboardTable } from './clipboard-table.ts';

/** Puts a table on the clipboard. Pages without https have only the older way. */
export async function copyTable({ html, plain }: ClipboardTable): Promise<void> {
  const kinds = {
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob([plain], { type: 'text/plain' }),
  };
  try {
    await clipboard().write([new ClipboardItem(kinds)]);
  } catch (cause) {
    if (!copyByEvent({ html, plain })) throw refused(cause);
  }
}

/** Puts a picture on the clipboard; it may still be on its way when this is called, as some browsers ask for. */
export async function copyPicture(png: Promise<Blob>): Promise<void> {
  try {
    await clipboard().write([new ClipboardItem({ 'image/png': png })]);
  } catch (cause) {
    // a picture that could not be drawn says so itself
    await png;
    throw refused(cause);
  }
}

function clipboard(): Clipboard {
  // only pages by https or of this machine have one
  const { clipboard: found } = navigator as { clipboard?: Clipboard };
  if (!found || typeof ClipboardItem === 'undefined') throw new TypeError('no clipboard (https)');
  return found;
}

function copyByEvent({ html, plain }: ClipboardTable): boolean {
  let done = false;
  const put = (event: ClipboardEvent) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    event.clipboardData?.setData('text/html', html);
    event.clipboardData?.setData('text/plain', plain);
    done = event.clipboardData !== null;
  };
  document.addEventListener('copy', put, true);
  try {
    return document.execCommand('copy') && done;
  } finally {
    document.removeEventListener('copy', put, true);
  }
}

function refused(cause: unknown): PortfolioError {
  const problem = said(cause instanceof Error ? cause.message : String(cause));
  return new PortfolioError('clipboard-refused', { problem }, { cause });
}
