import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { everyCard, type BoardCard } from '../widgets/every-board.ts';
import { elementManifest } from './element-manifest.ts';
import { elementTypes, frameworkTypes, FRAMEWORKS } from './element-types.ts';

/** Puts beside the built elements what a package of them needs: manifest, types, tokens, and a module for each card. */
export function elementKit(): Plugin {
  let root = '';
  return {
    name: 'element-kit',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    generateBundle() {
      const read = (path: string) => readFileSync(join(root, path), 'utf8');
      const emit = (fileName: string, source: string) => this.emitFile({ type: 'asset', fileName, source });
      const { version } = JSON.parse(read('package.json')) as { version: string };
      emit('custom-elements.json', `${JSON.stringify(elementManifest(version), null, 2)}\n`);
      emit('types/index.d.ts', read('src/package/index.d.ts'));
      emit('types/elements.d.ts', elementTypes());
      emit('types/card.d.ts', CARD_TYPES);
      for (const framework of FRAMEWORKS) emit(`types/${framework}.d.ts`, frameworkTypes(framework));
      emit('styles/tokens.css', read('src/charts/tokens.css'));
      emit('styles/prerendered.css', read('src/elements/prerendered.css'));
      for (const each of everyCard()) emit(`cards/${each.card.id}.js`, cardModule(each));
    },
  };
}

const CARD_TYPES = `import type { BwCard } from './elements.js';

/** The card's id, the board it stands on, and what it is made of. */
export const id: string;
export const board: string;
export const metrics: readonly string[];
/** A new element of the card; registers the elements. */
export default function create(properties?: Partial<BwCard>): BwCard;
`;

function cardModule({ board, card: { id, metrics } }: BoardCard): string {
  return `import '../bellwether.js';
export const id = ${JSON.stringify(id)};
export const board = ${JSON.stringify(board.id)};
export const metrics = ${JSON.stringify(metrics)};
export default (properties = {}) => Object.assign(document.createElement('bw-card'), properties, { card: id });
`;
}
