import { ROWS } from './rows.ts';
import { testTraps } from './trap.ts';

testTraps('rows', ROWS);
