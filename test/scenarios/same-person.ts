import { anIdentification } from '../support/identifications.js';
import type { Reply, Visitor } from '../support/over-http.js';
import { identified, type Opened } from './requests.js';
import { must, type Scenario, type Stage } from './stage.js';

const person = (text: string, born: string) => ({ identity: { names: [{ kind: 'stated', text }], born } });

/** The worker compares after the answer was given. */
async function matchOf(who: Visitor, caseId: string): Promise<Record<string, unknown> & { id: string }> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const { items } = must(await who.get('/api/matches')).body;
    const match = items.find((item: { caseId: string | null }) => item.caseId === caseId);
    if (match) return match;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('Nobody was found.');
}

async function entriesIn(who: Visitor, caseId: string): Promise<number> {
  const answer = await who.get(`/api/cases/${caseId}/sections/identity`);
  return answer.status === 200 ? answer.body.entries.length : 0;
}

const openPeriods = (stage: Stage, ...cases: Opened[]) =>
  stage.rows(
    'select case_id from case_period where case_id = any($1::uuid[]) and upper_inf(during)',
    cases.map(({ caseId }) => caseId),
  );

export const samePerson: readonly Scenario[] = [
  {
    number: 105,
    title: 'Open in Oslo and in Vilnius: one person, two leads, settled under one number and parted again',
    async play(stage) {
      const [rosa, caritas, vilnius] = (await Promise.all(
        ['no.rosa', 'lt.caritas', 'lt.coordinator'].map((login) => stage.who(login)),
      )) as [Visitor, Visitor, Visitor];
      const oslo = must(
        await rosa.post('/api/identifications', anIdentification(person('Canary Daugirdaitė', '1993-05-17'))),
        201,
      ).body as Opened;
      stage.say(
        'ROSA in Oslo leads. Months later a patrol in Vilnius meets a woman and writes her name as she says it.',
      );
      const there = await identified(stage, person('Canary Daugirdaite', '1993-05-17'), 'lt.police');
      const { id } = await matchOf(rosa, oslo.caseId);
      stage.holds(
        must(await caritas.get('/api/matches')).body.items.length === 0,
        'Oslo has a task; Vilnius, which met her, has been told nothing',
      );
      must(await rosa.post(`/api/matches/${id}/contact`));
      must(await rosa.post(`/api/matches/${id}/confirm`));
      must(await caritas.post(`/api/matches/${id}/confirm`));
      const [conflict] = must(await vilnius.get('/api/lead-conflicts')).body.items;
      stage.holds(
        conflict.byDefault === 'second' && conflict.byDefaultWhy === 'last_contact',
        'both say that it is she: a lead conflict, by default Vilnius’, where she was met last',
      );
      stage.holds(
        !JSON.stringify(conflict).includes(oslo.number) && !JSON.stringify(conflict).includes('Canary'),
        'the coordinator in Vilnius sees two institutions, two dates, and no person',
      );
      const refused = await caritas.post(`/api/cases/${there.caseId}/handovers`, {
        to: { country: 'LV' },
        travel: 'cross_border',
        reason: 'persons_wish',
        urgency: 'normal',
        preview: {},
        feedbackWanted: false,
      });
      stage.holds(refused.status === 409, `no handover starts meanwhile: “${refused.body.detail}”`);
      const settle = `/api/lead-conflicts/${conflict.id}/settle`;
      must(await vilnius.post(settle, { goesOn: 'second' }));
      stage.holds((await stage.leadOf(oslo.caseId)) === 'ROSA', 'the word of one country moves nothing');
      must(await rosa.post(settle, { goesOn: 'second' }));
      stage.say('Norway names no focal point, so the word of its lead is asked: ROSA agrees.');
      const open = await openPeriods(stage, oslo, there);
      stage.holds(
        open.length === 1 && (await stage.leadOf(there.caseId)).startsWith('Caritas'),
        'one open case, led by Caritas',
      );
      const kept = must(await caritas.get(`/api/cases/${there.caseId}`)).body;
      stage.holds(
        kept.joined[0]?.number === oslo.number &&
          (await entriesIn(caritas, oslo.caseId)) === 1 &&
          (await entriesIn(caritas, there.caseId)) === 1,
        'both histories stand, each in its own case, under one number',
      );
      const former = must(await rosa.get(`/api/cases/${oslo.caseId}`)).body;
      stage.holds(
        former.joined[0]?.number === there.number && (await rosa.get(`/api/cases/${there.caseId}`)).status === 404,
        'Oslo’s number says under which the case goes on; ROSA reads nothing of Vilnius',
      );
      stage.say('A week later a document shows that they are sisters.');
      must(await caritas.post(`/api/lead-conflicts/${conflict.id}/undo`, { reason: 'two_persons' }));
      stage.holds(
        (await openPeriods(stage, oslo, there)).length === 2 &&
          (await stage.leadOf(oslo.caseId)) === 'ROSA' &&
          (await caritas.get(`/api/cases/${oslo.caseId}`)).status === 404,
        'parted again: two cases, each with its own lead, and neither reads the other',
      );
    },
  },
  {
    number: 7,
    title: 'A name is searched for, once of somebody who is known and once of nobody: the same bytes',
    async play(stage) {
      const officer = await stage.who('lv.police');
      const { caseId } = await identified(stage, person('Canary Vilkaste', '1991-04-23'));
      const search = (text: string) =>
        officer.post('/api/matches/searches', { names: [{ text }], born: '1991-04-23', reason: 'A tip by phone' });
      const intake = (text: string) =>
        officer.post('/api/identifications', anIdentification(person(text, '1991-04-23')));
      const [hit, miss] = [await search('Canary Vilkaste'), await search('Canary Unknownen')];
      stage.holds(
        hit.status === miss.status && Buffer.from(hit.text).equals(Buffer.from(miss.text)),
        `both searches are answered ${hit.status}: ${hit.text}`,
      );
      const moment = /\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})/g;
      const withoutIds = ({ text, body }: Reply) =>
        [body.id, body.caseId, body.number]
          .reduce((left: string, id: string) => left.replaceAll(id, ''), text)
          .replaceAll(moment, '');
      const [known, unknown] = [await intake('Canary Vilkaste'), await intake('Canary Unknownen')];
      stage.holds(
        known.status === unknown.status &&
          known.text.length === unknown.text.length &&
          withoutIds(known) === withoutIds(unknown),
        'and both intakes alike, but for number, id and minute',
      );
      const social = await stage.who('se.social');
      stage.holds(Boolean((await matchOf(social, caseId)).id), 'only the holder’s list has something new');
      stage.say('With 500 of each, and how long it takes: npm run prove:blind.');
    },
  },
  {
    number: 118,
    title: 'An officer searches a name without a case: “registered”, whoever it is',
    async play(stage) {
      const [officer, house, social] = (await Promise.all(
        ['lv.police', 'lv.safehouse', 'se.social'].map((login) => stage.who(login)),
      )) as [Visitor, Visitor, Visitor];
      const { caseId } = await identified(stage, person('Canary Mežvalde', '1988-11-02'));
      const search = (text: string) =>
        officer.post('/api/matches/searches', {
          names: [{ text }],
          born: '1988-11-02',
          reason: 'Asked by a colleague',
        });
      const [hit, miss] = [must(await search('Canary Mezhvalde'), 201), must(await search('Canary Nobodyatall'), 201)];
      stage.holds(
        hit.text === miss.text && hit.body.registered === true,
        'hit and miss are answered with the same words',
      );
      const match = await matchOf(social, caseId);
      stage.holds(
        match['reason'] === 'Asked by a colleague' && (match['allowed'] as string[]).includes('no_contact'),
        'her lead has a task: who asked, why, and whether to make contact',
      );
      const logged = await stage.rows(
        `select 1 from audit_entry where action = 'match.search' and outcome = 'done' and institution_id = (select institution_id from account where login = 'lv.police')`,
      );
      stage.holds(logged.length >= 2, 'both searches are in the log');
      must(await social.post(`/api/matches/${match.id}/no-contact`));
      const told = [
        ...must(await house.get('/api/matches')).body.items,
        ...must(await officer.get('/api/notifications')).body.items,
      ];
      stage.holds(
        !JSON.stringify(told).includes(match.id),
        'she decides against contact, and the officer never learns of it',
      );
    },
  },
];
