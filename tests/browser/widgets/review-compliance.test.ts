import { describeBoard } from './describe-board.ts';
import { reviewCompliance } from '../../widgets/boards.ts';

describeBoard(reviewCompliance, { cards: 10 });
