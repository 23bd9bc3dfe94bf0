/** A list of headings or spellings written as text, separated by commas. */
export function words(...lines: readonly string[]): string[] {
  return lines.flatMap((line) => line.split(',').map((word) => word.trim()));
}
