/** The whole screen for the page, where the browser gives it; without it the page still shows nothing but what is looked at. */
export class FullScreen {
  /** The board stands alone, without head and tools. */
  on = $state(false);

  constructor() {
    $effect(() => {
      const changed = () => {
        if (!document.fullscreenElement) this.on = false;
      };
      document.addEventListener('fullscreenchange', changed);
      return () => document.removeEventListener('fullscreenchange', changed);
    });
  }

  turn(on = !this.on): void {
    this.on = on;
    if (on) takeScreen();
    else leaveScreen();
  }

  /** Escape where the browser has not taken it for itself, unless somebody writes or something is open. */
  key(event: KeyboardEvent): void {
    const { key, target, altKey, ctrlKey, metaKey, shiftKey, isComposing } = event;
    if (altKey || ctrlKey || metaKey || shiftKey || isComposing || document.querySelector('dialog[open]')) return;
    if (target instanceof Element && target.closest('input, textarea, select, [contenteditable]')) return;
    if (key === 'Escape' && this.on) this.turn(false);
  }
}

/** Puts the focus on a place where what held it is gone or hidden. */
export function rescueFocus(place: HTMLElement | undefined): void {
  const { activeElement: focused, body } = document;
  if (!focused || focused === body || !focused.checkVisibility()) place?.focus({ preventScroll: true });
}

export function takeScreen(): void {
  // a browser that says no, or needs a click first, leaves the window as it is
  document.documentElement.requestFullscreen?.().catch(() => undefined);
}

export function leaveScreen(): void {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
}
