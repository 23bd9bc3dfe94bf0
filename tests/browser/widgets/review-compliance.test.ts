import { reviewCompliance } from '../../../widgets/review-compliance/review-compliance.widget.ts';
import { describeWidget } from './describe-widget.ts';

describeWidget(reviewCompliance, { cards: 8 });
