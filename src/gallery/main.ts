import { mount } from 'svelte';
import '../index.ts';
import { speak } from '../i18n/speak.ts';
import { translateWith } from '../i18n/translate-with.ts';
import Gallery from './Gallery.svelte';
import { galleryCards } from './gallery-cards.ts';

const target = document.getElementById('gallery');
if (!target) throw new Error('the page has no element with the id "gallery"');

const words = await Promise.all((['zh-CN', 'en'] as const).map(async (name) => translateWith(await speak(name), null)));
mount(Gallery, { target, props: { cards: galleryCards(words), sample: 'sample-data/' } });
