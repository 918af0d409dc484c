import { seededId } from '../../src/institutions/index.js';
import { answers } from '../support/identifications.js';
import {
  AT,
  MALMO,
  SAFE_HOUSE,
  aContact,
  contact,
  howAsked,
  identified,
  onTheWay,
  proposed,
  theYes,
} from './requests.js';
import { must, type Scenario } from './stage.js';

const SIVA = seededId('LV', 'Social Integration State Agency');

/** domain.md 15, 1 and 8: from the first word at a border to the first service, and a race for one lead. */
export const firstDays: readonly Scenario[] = [
  {
    number: 101,
    title: 'Terehova: no name, only advice; the next day she agrees, an NGO leads, and a service starts',
    async play(stage) {
      const [guard, adviser, house, siva] = await Promise.all(
        ['lv.border', 'lv.crisis', 'lv.safehouse', 'lv.siva'].map((login) => stage.who(login)),
      );
      const words =
        'A woman from Ukraine, papers held by somebody else. She does not want her name written down. What now?';
      const question = {
        institution: AT.crisis,
        topics: ['safety', 'how_to_ask_for_consent'],
        ageGroup: 'adult',
        words,
      };
      const { id } = must(await guard!.post('/api/consultations', question), 201).body;
      must(
        await adviser!.post(`/api/consultations/${id}/words`, { words: 'Let her sleep. Ask again tomorrow, alone.' }),
        201,
      );
      const known = await stage.rows('select 1 from consulted_case where consultation_id = $1', id);
      stage.holds(known.length === 0, 'a guard asks a crisis house: advice, and no case, no person, no lead');
      stage.say('The next day she says yes to support; her name she keeps to herself.');
      const yes = answers({ contact_support: 'yes', share_name: 'no' });
      const record = {
        place: { class: 'border' },
        called: 'Olena',
        identity: undefined,
        consents: yes,
      };
      const { caseId, number, leads } = await identified(stage, record, 'lv.border');
      must(await guard!.post(`/api/consultations/${id}/become-case`, { number }));
      stage.holds(
        leads.institution === SAFE_HOUSE,
        `the case opens; ${leads.institution}, an NGO, leads by its standing mandate`,
      );
      const thread = must(await house!.get(`/api/consultations/${id}`)).body.thread;
      stage.holds(thread.length === 2, 'it reads what was asked and advised: she is not asked that again');
      const need = {
        service: 'financial',
        urgency: 'normal',
        places: [SIVA],
        preview: { gender: 'woman' },
      };
      const { asks } = must(await house!.post(`/api/cases/${caseId}/needs`, need), 201).body;
      const ask = `/api/asks/${asks[0].askId}`;
      const seen = must(await siva!.get(ask));
      stage.holds(
        ![caseId, number, 'Olena'].some((word) => seen.text.includes(word)),
        'the Agency is asked without a name',
      );
      must(await siva!.post(`${ask}/accept`, aContact));
      must(await house!.post(`${ask}/confirm`, { ...theYes, sections: ['communication', 'plan'] }));
      must(await siva!.post(`${ask}/start`));
      const file = must(await siva!.get(`/api/cases/${caseId}`)).body;
      stage.holds(
        file.called === null && file.leads.institution === SAFE_HOUSE,
        'the service starts; the lead has not moved, and her name is nobody’s',
      );
      const beganOn = (await stage.rows(`select (now() at time zone 'Europe/Riga')::date::text as day`))[0]!['day']!;
      const clock = must(await house!.post(`/api/cases/${caseId}/reflection`, { beganOn }), 201).body;
      stage.holds(
        clock.rule.days === 30 && clock.running.daysLeft === 31 && clock.running.country === 'LV',
        `her thirty days start: until ${clock.running.endsOn} she owes nobody an answer`,
      );
      const todo = must(await house!.get(`/api/cases/${caseId}`)).body.tasks.map(({ kind }: { kind: string }) => kind);
      stage.holds(todo.includes('reflection_ends_1'), 'and the lead is reminded two weeks before they end');
      const named = await house!.post(`/api/cases/${caseId}/consents`, {
        question: 'share_sections',
        answer: { answer: 'yes' },
        recipient: { institution: SIVA },
        sections: ['identity'],
        howAsked,
      });
      stage.holds(named.status === 200, 'what she says later is one more line in the ledger');
    },
  },
  {
    number: 123,
    title:
      'Two coordinators press “accept” in the same second: one yes, and the other reads what became of it (domain.md 15, 8)',
    async play(stage) {
      const [social, house, night] = await Promise.all(
        ['se.social', 'lv.safehouse', 'lv.safehouse.night'].map((login) => stage.who(login)),
      );
      const { caseId } = await identified(stage);
      const id = await proposed(social!, caseId, AT.safeHouse);
      const both = await Promise.all([house!, night!].map((who) => who.post(`/api/handovers/${id}/accept`, contact)));
      const states = both.map(({ status }) => status).sort();
      stage.holds(states.join() === '200,409', `pressed twice: ${states.join(' and ')}`);
      const lost = both.find(({ status }) => status === 409)!.body;
      stage.holds(
        lost.state === 'accepted' && lost.leads === MALMO,
        `the other reads: ${lost.detail} State: accepted, Malmö leads`,
      );
      must(await social!.post(`/api/handovers/${id}/person-said-no`, { howAsked }));
      stage.holds((await stage.leadOf(caseId)) === MALMO, 'a yes moves nothing by itself');
      const second = await identified(stage);
      const travelling = await onTheWay(social!, house!, second.caseId, AT.safeHouse);
      const arrivals = await Promise.all(
        [house!, night!].map((who) => who.post(`/api/handovers/${travelling}/take-over`, { metBy: who.login })),
      );
      stage.holds(
        arrivals
          .map(({ status }) => status)
          .sort()
          .join() === '200,409',
        'on arrival, too: one takes over',
      );
      stage.holds((await stage.leadOf(second.caseId)) === SAFE_HOUSE, 'and exactly one leads');
    },
  },
];
