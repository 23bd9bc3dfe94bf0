import { mount } from 'svelte';
import { widgets } from '../widgets/index.ts';
import App from './App.svelte';
import { Session } from './session/session.svelte.ts';

const SAMPLE = 'sample-data/';

const target = document.getElementById('app');
if (!target) throw new Error('the page has no element with the id "app"');

const session = new Session();
mount(App, { target, props: { session, widgets, sample: SAMPLE } });
void session.loadSource(SAMPLE);
