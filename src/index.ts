import { defineAll } from '../widgets/elements.ts';

export { defineAll } from '../widgets/elements.ts';

defineAll();
