import { sweep } from './sweep.js';

sweep('lv', 'lv-LV');
