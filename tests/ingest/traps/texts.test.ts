import { TEXTS } from './texts.ts';
import { testTraps } from './trap.ts';

testTraps('how a file is written', TEXTS);
