/** What browsers with Trusted Types have; none of it in others. */
interface TrustedTypes {
  createPolicy(name: string, rules: Rules): Rules;
}

interface Rules {
  createHTML(html: string): string;
  createScriptURL(address: string): string;
}

const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };

/**
 * The one policy of ours, for hosts with `require-trusted-types-for 'script'`: markup of compiled components, whose texts never
 * hold a value, and scripts of workers.
 */
const policy = madePolicy();

function madePolicy(): Rules | undefined {
  try {
    return trustedTypes?.createPolicy('bellwether', {
      createHTML: (html) => html,
      createScriptURL: (address) => address,
    });
  } catch {
    // a host that does not name it, or a second copy of this script: the browser says what it refuses
    return undefined;
  }
}

/** Markup of a component as this browser takes it. */
export const createHTML = (html: string): string => policy?.createHTML(html) ?? html;

/** The address of a worker's script as this browser takes it. */
export const scriptUrl = (address: string | URL): string => policy?.createScriptURL(String(address)) ?? String(address);
