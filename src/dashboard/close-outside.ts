/** Calls `close` when somebody points, or for `focusin` goes by key, to what is neither inside nor excepted; gives back its end. */
export function closeOutside(
  inside: HTMLElement,
  close: () => void,
  {
    events = ['pointerdown'],
    except = () => false,
  }: { events?: readonly ('pointerdown' | 'focusin')[]; except?: (node: EventTarget) => boolean } = {},
): () => void {
  const listen = (event: Event) => {
    const path = event.composedPath();
    if (!path.includes(inside) && !path.some(except)) close();
  };
  for (const name of events) document.addEventListener(name, listen);
  return () => {
    for (const name of events) document.removeEventListener(name, listen);
  };
}
