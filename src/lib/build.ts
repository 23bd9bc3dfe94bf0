declare const __BELLWETHER_BUILD__: string | undefined;

/** Names the code this runs from: equal names, equal code. `dev` where nothing was built. */
export const BUILD: string = typeof __BELLWETHER_BUILD__ === 'string' ? __BELLWETHER_BUILD__ : 'dev';
