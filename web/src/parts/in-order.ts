// The API lists codes by letter; people expect yes before no, and "not known" last.
const FIRST = [
  'yes',
  'no',
  'undecided',
  'not_asked',
  'could_not_be_asked',
  'emergency',
  'urgent',
  'normal',
  'oral',
  'adult',
  'minor',
  'unsure',
];
const LAST = ['other', 'not_known', 'unknown'];
const rank = (option: string): number =>
  FIRST.includes(option) ? FIRST.indexOf(option) - FIRST.length : LAST.includes(option) ? 1 + LAST.indexOf(option) : 0;
export const inOrder = (options: readonly string[]): string[] =>
  options.toSorted((one, other) => rank(one) - rank(other));
