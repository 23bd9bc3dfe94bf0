import { describeBoard } from './describe-board.ts';
import { metric } from '../../widgets/boards.ts';

describeBoard(metric, { cards: 1 });
