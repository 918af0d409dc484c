import { seededId } from '../../src/institutions/index.js';
import { done, HOW_ASKED } from './handovers.js';
import type { Person } from './people.js';

export const SHELTERS = {
  men: seededId('SE', 'Shelter Öresund (exercise)'),
  women: seededId('SE', "Women's house Skåne (exercise)"),
  families: seededId('SE', 'Family house Österlen (exercise)'),
  lund: seededId('SE', 'Crisis centre Lund (exercise)'),
} as const;

export const A_CONTACT = { contactName: 'Example Contact', contactPhone: '+000 100 200' };
export const THE_PERSONS_YES = {
  personAgreed: true,
  sections: ['identity', 'safe_contact'],
  conditionsAgreed: true,
  howAsked: HOW_ASKED,
};

export const aNeed = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  service: 'safe_accommodation',
  urgency: 'normal',
  places: [SHELTERS.men, SHELTERS.women, SHELTERS.lund],
  preview: {
    ageGroup: 'adult',
    ageBand: '30-38',
    gender: 'man',
    languages: ['lv'],
    riskLevel: 'high',
    personsWish: 'wants_to_come',
  },
  ...changes,
});

export interface Asked {
  needId: string;
  /** The ask of each place, by its institution. */
  asks: Record<string, string>;
}

export async function asked(lead: Person, caseId: string, changes: Record<string, unknown> = {}): Promise<Asked> {
  const need = done(await lead.post(`/api/cases/${caseId}/needs`, aNeed(changes)));
  const asks = need.asks.map((ask: { institutionId: string; askId: string }) => [ask.institutionId, ask.askId]);
  return { needId: need.id, asks: Object.fromEntries(asks) };
}

/** A place has said yes, the person as well, and the lead has confirmed. */
export async function referred(
  lead: Person,
  place: Person,
  caseId: string,
  at: string = SHELTERS.men,
): Promise<Asked & { ask: string }> {
  const request = await asked(lead, caseId, { places: [at] });
  const ask = request.asks[at]!;
  done(await place.post(`/api/asks/${ask}/accept`, A_CONTACT));
  done(await lead.post(`/api/asks/${ask}/confirm`, THE_PERSONS_YES));
  return { ...request, ask };
}
