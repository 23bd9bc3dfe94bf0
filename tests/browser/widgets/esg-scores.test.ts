import { describeBoard } from './describe-board.ts';
import { esgScores } from '../../widgets/boards.ts';

describeBoard(esgScores, { cards: 4 });
