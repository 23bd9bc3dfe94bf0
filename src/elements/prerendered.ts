import { adopt } from '../lib/adopt-styles.ts';

/** What a page carries of an element before any script, as `bellwether prerender` writes it. */
export const MARK = 'data-bw-prerendered';
const PRERENDERED = `[${MARK}]`;

/** While the last value stands, what is drawn takes its room beside it unseen; what went wrong is seen at once. */
const WAITING = `
:host { position: relative; }
:host(:not([data-bw-failed])) ${PRERENDERED} ~ * { position: absolute !important; inset-block-start: 0; inset-inline: 0; visibility: hidden !important; }
`;

/**
 * The shadow root of an element: that of its declaration, if the page has one, in which the last value stands until the data's own is drawn.
 * The element keeps the height of it, so that nothing around it moves, until the window is another.
 */
export function shadowOf(host: HTMLElement): ShadowRoot {
  const declared = host.shadowRoot;
  const last = declared?.querySelector<HTMLElement>(PRERENDERED);
  if (!declared || !last) return declared ?? host.attachShadow({ mode: 'open' });
  adopt(declared, 'bw-prerendered', WAITING);
  const hear = (event: Event) => {
    if (event.target !== host) return;
    host.toggleAttribute('data-bw-failed', event.type === 'bw-error');
    if (event.type === 'bw-error') return;
    host.style.minBlockSize = `${host.getBoundingClientRect().height}px`;
    addEventListener('resize', () => (host.style.minBlockSize = ''), { once: true });
    declared.querySelectorAll(`link, ${PRERENDERED}`).forEach((part) => part.remove());
    for (const type of ['bw-ready', 'bw-error']) host.removeEventListener(type, hear);
  };
  for (const type of ['bw-ready', 'bw-error']) host.addEventListener(type, hear);
  return declared;
}
