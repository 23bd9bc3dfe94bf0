/** Letters a name keeps: those any file system takes, in any script. */
const STRANGE = /[^\p{L}\p{N}._-]+/gu;
const MOST = 100;

/** `risk-quality-2026-06-30.xlsx`: board, card and date as a file is called anywhere; a board that its card names already is not said twice. */
export function fileName({ board, card, asOf }: { board: string; card: string; asOf: string }, ending: string): string {
  const said = card === board || card.startsWith(`${board}-`) ? [card] : [board, card];
  const name = [...said, asOf]
    .map((part) =>
      part
        .normalize('NFC')
        .replace(STRANGE, '-')
        .replace(/^[.-]+|[.-]+$/g, ''),
    )
    .filter((part) => part !== '')
    .join('-');
  return `${[...name].slice(0, MOST).join('') || 'bellwether'}.${ending}`;
}
