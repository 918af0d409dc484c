import { seededId } from '../../src/institutions/index.js';
import { contact, howAsked, plan } from '../proofs/handing-over.js';
import { anIdentification } from '../support/identifications.js';
import type { Visitor } from '../support/over-http.js';
import { must, type Stage } from './stage.js';

export const MALMO = 'Social emergency service, Malmö (exercise)';
export const SAFE_HOUSE = 'Shelter "Safe House"';
export const AT = {
  safeHouse: seededId('LV', SAFE_HOUSE),
  crisis: seededId('LV', 'Crisis house, Riga (exercise)'),
  marta: seededId('LV', 'Centre MARTA'),
  men: seededId('SE', 'Shelter Öresund (exercise)'),
  lund: seededId('SE', 'Crisis centre Lund (exercise)'),
  women: seededId('SE', "Women's house Skåne (exercise)"),
  families: seededId('SE', 'Family house Österlen (exercise)'),
} as const;
/** No real person has it; no receiver may read it before the person's yes. */
export const NAME = 'Canary Examplename';
export { contact, howAsked };

export interface Opened {
  readonly id: string;
  readonly caseId: string;
  readonly number: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly leads: any;
}

export async function identified(
  stage: Stage,
  changes: Record<string, unknown> = {},
  login = 'se.police',
): Promise<Opened> {
  return must(await (await stage.who(login)).post('/api/identifications', anIdentification(changes)), 201).body;
}

export const aHandover = (to: string, changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  to: { institution: to },
  travel: 'cross_border',
  reason: 'return_to_origin',
  urgency: 'urgent',
  preview: { ageGroup: 'adult', ageBand: '30-38', gender: 'man', personsWish: 'wants_to_come' },
  feedbackWanted: false,
  ...changes,
});

export async function proposed(
  lead: Visitor,
  caseId: string,
  to: string,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const { id } = must(await lead.post(`/api/cases/${caseId}/handovers`, aHandover(to, changes)), 201).body;
  must(await lead.post(`/api/handovers/${id}/propose`));
  return id;
}

/** The person has said yes to this receiver. */
export async function agreed(lead: Visitor, receiver: Visitor, caseId: string, to: string): Promise<string> {
  const id = await proposed(lead, caseId, to);
  must(await receiver.post(`/api/handovers/${id}/accept`, contact));
  must(await lead.post(`/api/handovers/${id}/agree`, { personAgreed: true, sections: ['identity', 'plan'], howAsked }));
  return id;
}

export async function onTheWay(lead: Visitor, receiver: Visitor, caseId: string, to: string): Promise<string> {
  const id = await agreed(lead, receiver, caseId, to);
  must(await receiver.put(`/api/handovers/${id}/reception-plan`, plan, { 'if-match': '"v0"' }));
  must(await lead.post(`/api/handovers/${id}/depart`, { expectedAt: plan.at }));
  return id;
}

/** The ask of each place, by its institution. */
export async function asked(lead: Visitor, caseId: string, places: readonly string[]): Promise<Record<string, string>> {
  const need = must(
    await lead.post(`/api/cases/${caseId}/needs`, {
      service: 'safe_accommodation',
      urgency: 'urgent',
      places,
      preview: { ageGroup: 'adult', ageBand: '30-38', gender: 'man' },
    }),
    201,
  ).body;
  return Object.fromEntries(
    need.asks.map((ask: { institutionId: string; askId: string }) => [ask.institutionId, ask.askId]),
  );
}

export const aContact = { contactName: 'Example Contact', contactPhone: '+000 100 200' };
export const theYes = {
  personAgreed: true,
  conditionsAgreed: true,
  sections: ['identity', 'safe_contact', 'address'],
  howAsked,
};
