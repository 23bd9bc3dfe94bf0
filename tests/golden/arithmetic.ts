/** The two sides of a quotient at the top of an expression: `(300+60)/(1000-10+60)`; null where there is none, or another sign beside it. */
export function quotient(text: string): { top: string; bottom: string } | null {
  let depth = 0;
  const signs: { sign: string; at: number }[] = [];
  for (const [at, letter] of [...text].entries()) {
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (depth === 0 && '+-*/^'.includes(letter) && at > 0) signs.push({ sign: letter, at });
  }
  const [only, more] = signs;
  if (only?.sign !== '/' || more) return null;
  return { top: text.slice(0, only.at), bottom: text.slice(only.at + 1) };
}

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
