import { register } from 'node:module';

// the command line uses the figures of the widgets and never their markup, which Node cannot read
const hook = `
  export async function load(url, context, next) {
    if (!url.split('?')[0].endsWith('.svelte')) return next(url, context);
    return { format: 'module', source: 'export default null;', shortCircuit: true };
  }`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
