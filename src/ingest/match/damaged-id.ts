/** Digits a spreadsheet keeps of a number, and those of a double as programs write it. */
const SPREADSHEET_DIGITS = 15;
const DOUBLE_DIGITS = 17;

/** True for a number of 16 digits and more that ends as one does that went through a spreadsheet or a double. */
export function isRounded(digits: string): boolean {
  return zeros(digits) >= digits.length - SPREADSHEET_DIGITS || isDouble(digits);
}

/**
 * How unlikely it is that numbers end so by chance, as a power of ten: a number of 18 digits that ends in three zeros is one in
 * a thousand. Added up over different numbers.
 */
export function roundedEvidence(numbers: readonly string[]): number {
  return numbers.reduce((sum, digits) => {
    const beyond = digits.length - SPREADSHEET_DIGITS;
    return sum + (zeros(digits) >= beyond ? beyond : Math.max(digits.length - DOUBLE_DIGITS, 1));
  }, 0);
}

function zeros(digits: string): number {
  return digits.length - digits.replace(/0+$/, '').length;
}

/** True where the number is what a double prints: of more than 17 digits, and of 17 that no double can tell from its neighbours. */
function isDouble(digits: string): boolean {
  if (digits.length < DOUBLE_DIGITS) return false;
  const [mantissa = '', exponent = '0'] = Number(digits).toExponential().split('e+');
  const shortest = mantissa.replace('.', '');
  return digits === shortest.padEnd(Number(exponent) + 1, '0');
}
