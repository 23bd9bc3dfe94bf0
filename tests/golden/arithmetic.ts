/** What an expression of numbers, `+ - * / ^` and brackets is worth; anything else in it is an error. */
export function worth(text: string): number {
  const tokens = text.match(/\d+(?:\.\d+)?|[-+*/^()]/g) ?? [];
  if (tokens.join('') !== text.replace(/\s/g, '')) throw new TypeError(`no arithmetic: ${text}`);
  let place = 0;
  const take = (...wanted: string[]) => (wanted.includes(tokens[place] ?? '') ? tokens[place++] : undefined);

  function sum(): number {
    let value = product();
    for (let sign = take('+', '-'); sign; sign = take('+', '-')) value += sign === '+' ? product() : -product();
    return value;
  }
  function product(): number {
    let value = power();
    for (let sign = take('*', '/'); sign; sign = take('*', '/'))
      value = sign === '*' ? value * power() : value / power();
    return value;
  }
  function power(): number {
    const base = atom();
    return take('^') ? base ** power() : base;
  }
  function atom(): number {
    if (take('-')) return -atom();
    if (!take('(')) return Number(tokens[place++] ?? NaN);
    const value = sum();
    if (!take(')')) throw new TypeError(`unbalanced: ${text}`);
    return value;
  }

  const value = sum();
  if (place < tokens.length || !Number.isFinite(value)) throw new TypeError(`no arithmetic: ${text}`);
  return value;
}
