import { describeBoard } from './describe-board.ts';
import { riskTrend } from '../../widgets/boards.ts';

describeBoard(riskTrend, { cards: 16 });
