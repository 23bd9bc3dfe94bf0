/** Operators that leave something on the paper. */
export const PAINTING = new Set('S s f F f* B B* b b* sh Do Tj TJ \' "'.split(' '));
