import { anIdentification } from '../support/identifications.js';
import type { Reply, Visitor } from '../support/over-http.js';

export const howAsked = {
  mode: 'oral',
  language: 'lv',
  interpreter: 'professional_by_phone',
  readBack: true,
  othersPresent: ['nobody'],
  condition: [],
};
export const contact = { contactName: 'Contact', contactPhone: '+000 371 000', alternate: 'duty_line' };
export const plan = {
  whoMeets: 'Night worker',
  recognitionSign: 'blue scarf',
  where: 'Arrivals, door 2',
  at: '2030-01-01T10:00:00+02:00',
  zone: 'Europe/Riga',
  theySay: 'amber',
  personSays: 'lantern',
  phone: '+000 000 000',
  ifLate: 'They wait two hours and ring.',
};

export const must = (reply: Reply, status: number): Reply => {
  if (reply.status !== status) throw new Error(`Expected ${status}, got ${reply.status}: ${reply.text}`);
  return reply;
};

export async function openCase(
  officer: Visitor,
  body = anIdentification(),
): Promise<{ id: string; caseId: string; number: string }> {
  return must(await officer.post('/api/identifications', body), 201).body;
}

export async function proposed(sender: Visitor, caseId: string, receiver: string, travel = 'none'): Promise<string> {
  const { id } = must(
    await sender.post(`/api/cases/${caseId}/handovers`, {
      to: { institution: receiver },
      travel,
      reason: 'services_not_available',
      urgency: 'urgent',
      preview: { ageBand: '30-38', gender: 'man' },
      feedbackWanted: false,
    }),
    201,
  ).body;
  must(await sender.post(`/api/handovers/${id}/propose`), 200);
  return id;
}

export const handOverWithoutTravel = (receiver: Visitor, handover: string): Promise<Reply> =>
  receiver.post(`/api/handovers/${handover}/accept-and-take-over`, {
    ...contact,
    personAgreed: true,
    spokenWith: 'person',
    howAsked,
  });
