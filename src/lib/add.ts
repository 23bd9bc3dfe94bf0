/**
 * Sum of numbers without the error of adding them one by one (Neumaier): of amounts with cents the same double that the exact decimal
 * sum has.
 */
export function add(numbers: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  for (const number of numbers) {
    const next = sum + number;
    lost += Math.abs(sum) >= Math.abs(number) ? sum - next + number : number - next + sum;
    sum = next;
  }
  return sum + lost;
}
