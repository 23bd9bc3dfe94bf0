/** What stands in a list: the field that searches it, and what can be marked. */
interface Parts {
  readonly field: HTMLInputElement;
  readonly boxes: readonly HTMLInputElement[];
  /** Which of the boxes has the focus; -1: the field. */
  readonly at: number;
}

/**
 * Keys of a list of boxes under a search field: arrows lead from the field into the list and back, Home and End to its ends, Enter marks as a
 * blank does. In the field Enter marks the only box that can be, else it leads to the first; what is typed in the list goes into the field.
 */
export function moveByKeys(list: HTMLElement): () => void {
  const keydown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const [field, ...boxes] = list.querySelectorAll('input');
    const at = boxes.findIndex((box) => box === event.target);
    if (!field || (at < 0 && event.target !== field)) return;
    if (at >= 0 && event.key.length === 1 && event.key !== ' ') return field.focus();
    const parts = { field, boxes, at };
    const [marked, focused] = [event.key === 'Enter' ? markedBy(parts) : undefined, focusedBy(event.key, parts)];
    if (!marked && !focused) return;
    event.preventDefault();
    if (marked) marked.click();
    else focused?.focus();
  };
  list.addEventListener('keydown', keydown);
  return () => list.removeEventListener('keydown', keydown);
}

function markedBy({ boxes, at }: Parts): HTMLInputElement | undefined {
  const [only, ...others] = boxes.filter((box) => box.getAttribute('aria-disabled') !== 'true');
  return boxes[at] ?? (others.length === 0 ? only : undefined);
}

function focusedBy(key: string, { field, boxes, at }: Parts): HTMLInputElement | undefined {
  if (key === 'ArrowDown') return boxes[at + 1];
  if (at < 0) return key === 'Enter' ? boxes[0] : undefined;
  if (key === 'ArrowUp') return boxes[at - 1] ?? field;
  if (key === 'Home') return boxes[0];
  return key === 'End' ? boxes.at(-1) : undefined;
}
