import { metric } from '../../../widgets/metric/metric.widget.ts';
import { describeWidget } from './describe-widget.ts';

describeWidget(metric, { cards: 1 });
