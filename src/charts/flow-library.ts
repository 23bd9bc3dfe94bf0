import { SankeyChart } from 'echarts/charts';
import { use } from 'echarts/core';

// few look at flows: their part of the library comes with the first who does
use([SankeyChart]);
