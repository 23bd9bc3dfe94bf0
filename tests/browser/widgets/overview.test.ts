import { overview } from '../../../widgets/overview/overview.widget.ts';
import { describeWidget } from './describe-widget.ts';

describeWidget(overview, { cards: 3 });
