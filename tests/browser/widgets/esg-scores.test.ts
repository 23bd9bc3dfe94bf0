import { esgScores } from '../../../widgets/esg-scores/esg-scores.widget.ts';
import { describeWidget } from './describe-widget.ts';

describeWidget(esgScores, { cards: 4 });
