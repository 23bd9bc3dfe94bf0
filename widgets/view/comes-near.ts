import type { Attachment } from 'svelte/attachments';

/** How far below the screen a card is asked for, so that it is there when the reader comes to it. */
const MARGIN = '400px 0px';

/** Calls back once, when the element comes near the screen. */
export function comesNear(callback: () => void): Attachment<HTMLElement> {
  return (element) => {
    const seen = new IntersectionObserver(
      (entries) => {
        if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
        seen.disconnect();
        callback();
      },
      { rootMargin: MARGIN },
    );
    seen.observe(element);
    return () => seen.disconnect();
  };
}
