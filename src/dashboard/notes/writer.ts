const KEY = 'bellwether.writer';

/** Who wrote the last note in this browser; empty where nobody did. */
export function lastWriter(): string {
  try {
    return localStorage.getItem(KEY) ?? '';
  } catch {
    // a browser that keeps nothing asks again
    return '';
  }
}

export function keepWriter(name: string): void {
  try {
    localStorage.setItem(KEY, name);
  } catch {
    // as above
  }
}
