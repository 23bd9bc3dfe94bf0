import { VALUES } from './values.ts';
import { testTraps } from './trap.ts';

testTraps('cells', VALUES);
