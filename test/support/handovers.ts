import { answers, anIdentification } from './identifications.js';
import type { Answer, Person } from './people.js';

export const HOW_ASKED = {
  mode: 'oral',
  language: 'lv',
  interpreter: 'professional_present',
  readBack: true,
  othersPresent: ['interpreter'],
  condition: ['none_seen'],
};
export const A_YES = { contactName: 'Example Contact', contactPhone: '+000 100 200', alternate: 'duty_line' };
export const A_PLAN = {
  whoMeets: 'Night worker of the house',
  recognitionSign: 'green scarf',
  where: 'Arrivals, exit B',
  at: '2026-12-01T18:40:00+02:00',
  zone: 'Europe/Riga',
  theySay: 'The ferry was late',
  personSays: 'And the sea was calm',
  phone: '+000 300 400',
  ifLate: 'Wait at the information desk and call.',
};

/** Whoever can send something: over a connection, or straight into the application. */
export interface Posts {
  post(path: string, body?: object): Promise<Pick<Answer, 'status' | 'body'>>;
}

/** 200 or 201, or the test fails with what was answered. */
export function done(answer: Pick<Answer, 'status' | 'body'>) {
  if (answer.status !== 200 && answer.status !== 201)
    throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** A case that the Swedish municipality's emergency service leads, identified by police. */
export async function aCase(
  officer: Posts,
  changes: Record<string, unknown> = {},
): Promise<{ id: string; caseId: string; number: string }> {
  return done(await officer.post('/api/identifications', anIdentification(changes)));
}

export const withConsent = (changes: Record<string, string>) => ({ consents: answers(changes) });

export const aProposal = (to: object, changes: Record<string, unknown> = {}) => ({
  to,
  travel: 'cross_border',
  reason: 'return_to_origin',
  urgency: 'normal',
  preview: {
    ageGroup: 'adult',
    gender: 'man',
    languages: ['lv'],
    services: ['safe_accommodation'],
    personsWish: 'wants_to_come',
  },
  feedbackWanted: true,
  ...changes,
});

/** Prepared and proposed by the lead. */
export async function proposed(
  lead: Person,
  caseId: string,
  to: object,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const { id } = done(await lead.post(`/api/cases/${caseId}/handovers`, aProposal(to, changes)));
  done(await lead.post(`/api/handovers/${id}/propose`));
  return id;
}

/** The person said yes to this receiver: sections are open. */
export async function agreed(
  lead: Person,
  receiver: Person,
  caseId: string,
  to: object,
  changes: Record<string, unknown> = {},
): Promise<string> {
  const id = await proposed(lead, caseId, to, changes);
  done(await receiver.post(`/api/handovers/${id}/accept`, A_YES));
  done(
    await lead.post(`/api/handovers/${id}/agree`, {
      personAgreed: true,
      sections: ['identity', 'plan'],
      howAsked: HOW_ASKED,
    }),
  );
  return id;
}

export async function onTheWay(lead: Person, receiver: Person, caseId: string, to: object): Promise<string> {
  const id = await agreed(lead, receiver, caseId, to);
  done(await receiver.put(`/api/handovers/${id}/reception-plan`, A_PLAN, { 'if-match': '"v0"' }));
  done(await lead.post(`/api/handovers/${id}/depart`, { expectedAt: A_PLAN.at }));
  return id;
}
