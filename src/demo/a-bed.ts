import { asked, known, MAN, title, words, type Story } from './cast.js';
import type { Ask, Need, Section } from './views.js';

const PREVIEW = {
  ageBand: '30-38',
  ageGroup: 'adult',
  gender: 'man',
  languages: ['lv', 'ru'],
  interpreterNeeded: 'yes',
  citizenshipClass: 'other_eu_eea',
  exploitation: ['forced_labour'],
  placeType: ['single_room'],
  howLong: 'up_to_1_month',
  dailyMedication: 'no',
  mobilityNeeds: 'no',
  riskLevel: 'medium',
  whoPays: 'municipality',
};

export interface Bed {
  readonly ask: string;
  readonly others: readonly string[];
}

/** Three shelters at once, without his name; one yes with conditions; his yes; and only then does anything open. */
export async function aBed(story: Story): Promise<Bed> {
  const { tell, cast, caseId } = story;
  const { officer, social, men, women, lund } = cast;
  tell.chapter('A bed', 'the same morning');

  tell.scene('07:25', title(social), 'asks three shelters at once: a safe place to sleep, urgent, for up to a month.');
  const need = await social.do<Need>(`/api/cases/${caseId}/needs`, {
    service: 'safe_accommodation',
    urgency: 'urgent',
    places: [men, women, lund].map(({ who }) => who.institution.id),
    preview: PREVIEW,
  });
  const askOf = (place: typeof men): string =>
    need.asks.find(({ institutionId }) => institutionId === place.who.institution.id)?.askId ?? '';
  const [atMen, atWomen, atLund] = [askOf(men), askOf(women), askOf(lund)];

  const seen = await Promise.all([
    men.see<Ask>(`/api/asks/${atMen}`),
    women.see<Ask>(`/api/asks/${atWomen}`),
    lund.see<Ask>(`/api/asks/${atLund}`),
  ]);
  tell.sees(
    `Each sees codes, under a reference of its own (${seen.map(({ reference }) => reference).join(', ')}):`,
    ...known(seen[0].preview),
  );
  tell.holds(new Set(seen.map(({ reference }) => reference)).size === 3, 'three references, no case number');

  tell.scene('07:31', title(women), 'says no: not for men. It names another place.');
  await women.do(`/api/asks/${atWomen}/decline`, {
    reason: 'out_of_scope_gender',
    otherPlace: lund.who.institution.id,
  });
  const no = await social.see<Ask>(`/api/asks/${atWomen}`);
  tell.sees(`${social.who.name} reads: no, ${words('out_of_scope_gender')}; try ${no.otherPlace?.name ?? '?'}.`);

  tell.scene('07:44', title(men), 'says yes with conditions: fourteen nights, and the social service stays in touch.');
  await men.do(`/api/asks/${atMen}/accept-with-conditions`, {
    contactName: men.who.name,
    contactPhone: '+46 40 628 04 20',
    conditions: [{ code: 'most_nights', value: 14 }, { code: 'sender_stays_in_touch' }],
  });
  tell.holds(
    (await men.statusOf(`/api/cases/${caseId}/sections/identity`)) === 404,
    'its yes opens nothing: his name is 404 there',
  );

  tell.scene(
    '08:05',
    title(social),
    'tells him of the place and its conditions. He agrees: name, safe contact,',
    'and that the place keeps where he sleeps.',
  );
  await social.do(`/api/asks/${atMen}/confirm`, {
    personAgreed: true,
    conditionsAgreed: true,
    sections: ['identity', 'safe_contact', 'address'],
    howAsked: asked({ condition: ['exhausted'] }),
  });
  const opened = await men.statusOf(`/api/cases/${caseId}/sections/identity`);
  const others = await Promise.all([
    lund.statusOf(`/api/cases/${caseId}/sections/identity`),
    women.statusOf(`/api/cases/${caseId}/sections/identity`),
  ]);
  tell.holds(opened === 200 && others.every((status) => status === 404), 'his name opens to this place, to no other');
  const ended = await lund.see<Ask>(`/api/asks/${atLund}`);
  tell.holds(
    ended.status === 'not_chosen' && ended.preview === null && ended.caseId === null,
    `${lund.who.institution.name} is told, and what it saw is gone`,
    ended.status,
  );

  tell.scene('09:20', title(men), `takes ${MAN.called} in, and writes down where he sleeps.`);
  await men.do(`/api/asks/${atMen}/start`);
  await men.do(`/api/cases/${caseId}/sections/address`, {
    statement: 'observed',
    address: { placeClass: 'shelter', address: 'Room 7 (exercise)' },
  });
  const [lead, police] = await Promise.all([
    social.see<Section>(`/api/cases/${caseId}/sections/address`),
    officer.statusOf(`/api/cases/${caseId}/sections/address`),
  ]);
  tell.holds(lead.entries.length === 1 && police === 404, 'the lead reads the address; the police who met him get 404');
  return { ask: atMen, others: [atWomen, atLund] };
}
