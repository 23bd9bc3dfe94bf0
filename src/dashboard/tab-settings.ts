import type { DatedSetting } from '../session/settings/setting-edits.ts';

const KEY = 'bellwether.settings';

/** Settings written over the sample live as long as the tab: a reload has them again. */
export function tabSettings(address: string): DatedSetting[] | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    if (typeof kept !== 'object' || kept === null || !('address' in kept) || kept.address !== address) return undefined;
    return 'settings' in kept && Array.isArray(kept.settings) ? (kept.settings as DatedSetting[]) : undefined;
  } catch {
    // a browser that keeps nothing begins anew
    return undefined;
  }
}

/** Keeps them for this tab. */
export function keepInTab(address: string, settings: readonly DatedSetting[]): void {
  try {
    if (settings.length === 0) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify({ address, settings }));
  } catch {
    // as above
  }
}
