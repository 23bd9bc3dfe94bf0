export { beginData as begin } from '../../src/elements/data-life.svelte.ts';
