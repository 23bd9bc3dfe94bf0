import { managerPerformance } from '../../../widgets/manager-performance/manager-performance.widget.ts';
import { describeWidget } from './describe-widget.ts';

describeWidget(managerPerformance, { cards: 3 });
