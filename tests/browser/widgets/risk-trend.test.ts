import { riskTrend } from '../../../widgets/risk-trend/risk-trend.widget.ts';
import { describeWidget } from './describe-widget.ts';

describeWidget(riskTrend, { cards: 10 });
