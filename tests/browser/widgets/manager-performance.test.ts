import { describeBoard } from './describe-board.ts';
import { managerPerformance } from '../../widgets/boards.ts';

describeBoard(managerPerformance, { cards: 3 });
