import { mayBeChild, type PreviewAnswers } from './preview.js';

interface ForWhom {
  readonly gender?: 'female' | 'male' | 'other';
  readonly ageGroup?: 'adult' | 'minor';
}

const GENDER: Readonly<Record<string, ForWhom['gender']>> = {
  woman: 'female',
  trans_woman: 'female',
  man: 'male',
  trans_man: 'male',
  non_binary: 'other',
};

/** The person of a preview as the directory knows whom a house is for; what is not known is left out. Who may be a child is one. */
export function forWhom(preview: PreviewAnswers): ForWhom {
  const gender = GENDER[String(preview.gender)];
  const ageGroup = mayBeChild(preview) ? 'minor' : isGrown(preview) ? 'adult' : undefined;
  return { ...(gender ? { gender } : {}), ...(ageGroup ? { ageGroup } : {}) };
}

const isGrown = ({ ageGroup, ageBand }: PreviewAnswers): boolean =>
  ageGroup === 'adult' || (typeof ageBand === 'string' && /^(\d+-\d+|\d+\+)$/.test(ageBand));
