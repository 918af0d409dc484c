import { asked, MAN, title, type Cast, type Story } from './cast.js';
import type { Narrator } from './narrator.js';
import type { Card, Case, WhoLeads } from './views.js';

const IDENTIFICATION = {
  danger: 'no',
  urgency: 'urgent',
  ageGroup: 'adult',
  shelterTonight: 'yes',
  place: { class: 'street', sector: 'construction' },
  languages: ['lv', 'ru'],
  interpreterNeeded: 'yes',
  indicators: [
    { code: 'documents_held', how: 'told_by_person' },
    { code: 'wages_withheld', how: 'told_by_person' },
    { code: 'injuries', how: 'observed' },
  ],
  exploitation: ['forced_labour'],
  consents: {
    contact_support: { answer: 'yes' },
    share_name: { answer: 'yes' },
    contact_police: { answer: 'undecided' },
    another_country: { answer: 'not_asked' },
  },
  howAsked: asked({ interpreter: 'professional_by_phone', othersPresent: ['colleague'], condition: ['exhausted'] }),
  called: MAN.called,
  identity: {
    names: [{ kind: 'stated', text: MAN.name, source: 'told by himself' }],
    born: '1988/1990',
    gender: 'male',
    citizenships: ['LV'],
    residence: 'other_eu_eea',
  },
  safeContact: { channel: 'phone', value: MAN.phone, times: 'after 20:00', avoidCommunity: 'anyone of the site' },
};

/** The words of the officer's page: never "someone has it" when nobody has read it. */
function whoHasIt(page: string, leads: WhoLeads | null): [string, string] {
  if (!leads) return [page, 'nobody'];
  const { state, spokeWith, readAt, toldAt } = leads.acknowledged;
  const how: Readonly<Record<string, string>> = {
    not_yet_read: 'not yet read',
    told_by_phone: `told by phone, spoke with ${spokeWith ?? '?'}`,
    read: toldAt ? 'told by phone, and read' : 'read',
  };
  const stored = readAt ?? toldAt;
  const at = stored ? `; stored ${stored.slice(11, 19)} UTC` : '';
  return [`${page}: ${leads.institution}, ${leads.dutyLine ?? 'no duty line'}`, `${how[state] ?? state}${at}`];
}

/** 02:40 to 07:10: identified, led from that minute, told by phone, read; and the officer's page shows each as what it is. */
export async function firstNight(tell: Narrator, cast: Cast): Promise<Story> {
  const { officer, social } = cast;
  tell.chapter('The first night', 'Malmö, Sweden');

  tell.scene(
    '02:40',
    title(officer),
    'meets a man at a building site. His papers are held, he was not paid, his hand is hurt.',
    'He speaks Latvian; an interpreter is on the phone. Immediate danger: no.',
    'Help: yes. Give his name to those who help: yes. Police: undecided. Another country: not asked.',
    `"What shall we call you?" "${MAN.called}."`,
  );
  const card = await officer.do<Card>('/api/identifications', IDENTIFICATION);
  if (!card.caseId || !card.number) throw new Error('The identification made no case.');
  tell.sees(`Case ${card.number} is open.`);
  tell.sees(...whoHasIt('His page', card.leads));
  tell.holds(
    card.leads?.institution === social.who.institution.name && card.leads.basis === 'standing_mandate',
    'the social emergency service leads from that minute, by its standing mandate; the police do not',
    card.leads?.institution,
  );
  tell.holds(card.leads?.acknowledged.state === 'not_yet_read', 'nobody is said to have read it');

  tell.scene('02:51', title(officer), `rings the duty line and speaks with ${social.who.name}.`);
  const told = await officer.do<Card>(`/api/identifications/${card.id}/told-by-phone`, { spokeWith: social.who.name });
  tell.sees(...whoHasIt('His page', told.leads));
  tell.holds(told.leads?.acknowledged.state === 'told_by_phone', 'told by phone is shown as that, and not as read');

  tell.scene('07:10', title(social), 'opens the case.');
  const file = await social.see<Case>(`/api/cases/${card.caseId}`);
  tell.sees(`Case ${file.number}, what to call him, and what was found and answered at the roadside.`);
  const read = await officer.see<Card>(`/api/identifications/${card.id}`);
  tell.sees(...whoHasIt('The page of the officer', read.leads));
  tell.holds(
    read.leads?.acknowledged.state === 'read' && read.leads.acknowledged.toldAt !== null,
    'the page of the officer shows each: told by phone, and read',
  );
  return { tell, cast, card: card.id, caseId: card.caseId, number: card.number };
}
