import {
  AT,
  MALMO,
  NAME,
  SAFE_HOUSE,
  aHandover,
  agreed,
  contact,
  howAsked,
  identified,
  onTheWay,
  proposed,
} from './requests.js';
import { must, type Scenario } from './stage.js';

export const promises: readonly Scenario[] = [
  {
    number: 3,
    title: 'A yes with conditions, and the person says no',
    async play(stage) {
      const [social, house] = await Promise.all([stage.who('se.social'), stage.who('lv.safehouse')]);
      const { caseId, number } = await identified(stage);
      const id = await proposed(social, caseId, AT.safeHouse);
      const seen = [must(await house.get(`/api/handovers/${id}`))];
      seen.push(
        must(await house.post(`/api/handovers/${id}/accept`, { ...contact, conditions: [{ code: 'shared_room' }] })),
      );
      stage.say('Safe House says yes, to a shared room. He does not want that.');
      must(await social.post(`/api/handovers/${id}/person-said-no`, { howAsked }));
      seen.push(
        must(await house.get(`/api/handovers/${id}`)),
        await house.get(`/api/cases/${caseId}/sections/identity`),
      );
      const texts = seen.map(({ text }) => text).join();
      stage.holds(
        ![NAME, number, caseId].some((secret) => texts.includes(secret)),
        'the receiver has seen no name, no number, no case',
      );
      stage.holds(
        seen.at(-1)!.status === 404 && seen.at(-2)!.body.preview === undefined,
        'the name: 404; the codes it saw are gone too',
      );
      stage.holds((await stage.grantsOf(id)) === 0, 'its grants: 0');
      stage.holds((await stage.leadOf(caseId)) === MALMO, 'Malmö leads, as before');
    },
  },
  {
    number: 4,
    title: 'The person has agreed, and then the bed is lost',
    async play(stage) {
      const [social, house] = await Promise.all([stage.who('se.social'), stage.who('lv.safehouse')]);
      const { caseId } = await identified(stage);
      const id = await agreed(social, house, caseId, AT.safeHouse);
      const name = `/api/cases/${caseId}/sections/identity`;
      const before = [(await house.get(name)).status, await stage.grantsOf(id)];
      stage.holds(before.join() === '200,1', 'after his yes the name is open: 200, one grant');
      must(await house.post(`/api/handovers/${id}/offer-withdraw`, { reason: 'place_gone' }));
      stage.say('The house takes its yes back.');
      stage.holds(
        (await stage.grantsOf(id)) === 0 && (await house.get(name)).status === 404,
        'at that instant: grants 0, the name 404',
      );
      stage.holds((await stage.leadOf(caseId)) === MALMO, 'the lead has not moved');
      stage.holds(await stage.isTold('se.social', 'handover.offer-withdrawn', id), 'and Malmö is told');
    },
  },
  {
    number: 5,
    title: 'Nobody travels, and two accept and take over at once',
    async play(stage) {
      const [social, house, night] = await Promise.all([
        stage.who('se.social'),
        stage.who('lv.safehouse'),
        stage.who('lv.safehouse.night'),
      ]);
      const { caseId } = await identified(stage);
      const id = await proposed(social, caseId, AT.safeHouse, { travel: 'none' });
      const act = { ...contact, personAgreed: true, spokenWith: 'person', howAsked };
      const both = await Promise.all(
        [house, night].map((who) => who.post(`/api/handovers/${id}/accept-and-take-over`, act)),
      );
      stage.say(
        `The coordinator and the night worker press in the same second: ${both.map(({ status }) => status).join(' and ')}.`,
      );
      stage.holds(
        both
          .map(({ status }) => status)
          .sort()
          .join() === '200,409',
        'one wins',
      );
      const lost = both.find(({ status }) => status === 409)?.body;
      stage.holds((lost?.leads ?? '').includes('Safe House'), 'the other reads who leads now');
      const tenures = must(await house.get(`/api/cases/${caseId}`)).body.tenures;
      stage.holds(tenures.length === 2 && tenures[0].until === tenures[1].since, 'two tenures, end to end');
    },
  },
  {
    number: 6,
    title: 'The former lead looks back',
    async play(stage) {
      const [social, house] = await Promise.all([stage.who('se.social'), stage.who('lv.safehouse')]);
      const window = (lasts: string) =>
        stage.arrange([`update time_limit set lasts = $1 where what = 'read_window'`, lasts]);
      const { caseId } = await identified(stage);
      const id = await proposed(social, caseId, AT.safeHouse, { travel: 'none' });
      const plan = `/api/cases/${caseId}/sections/plan`;
      must(await social.post(plan, { statement: 'assessment', text: 'Before the takeover.' }), 201);
      await window('4 seconds');
      const act = { ...contact, personAgreed: true, spokenWith: 'person', howAsked };
      must(await house.post(`/api/handovers/${id}/accept-and-take-over`, act));
      await window('30 days');
      must(await house.post(plan, { statement: 'assessment', text: 'After the takeover.' }), 201);
      must(
        await house.post(`/api/cases/${caseId}/sections/address`, {
          statement: 'observed',
          address: { placeClass: 'own_place' },
        }),
        201,
      );
      stage.say(
        'Sweden wrote a row before the takeover, Latvia one after it. The window is four seconds for this once.',
      );
      const past = must(await social.get(plan)).body.entries.map(
        (entry: { content: { text: string } }) => entry.content.text,
      );
      stage.holds(past.join() === 'Before the takeover.', 'the row before T: 200; the row after T is not there');
      stage.holds(
        (await social.get(`/api/cases/${caseId}/sections/address`)).status === 404,
        'the address in Latvia: 404',
      );
      await new Promise((resolve) => setTimeout(resolve, 4500));
      stage.holds((await social.get(plan)).status === 404, 'after the window its own past too: 404');
    },
  },
  {
    number: 10,
    title: 'On the way, and refused at the door',
    async play(stage) {
      const [social, house, night] = await Promise.all([
        stage.who('se.social'),
        stage.who('lv.safehouse'),
        stage.who('lv.safehouse.night'),
      ]);
      const { caseId } = await identified(stage);
      const id = await onTheWay(social, house, caseId, AT.safeHouse);
      must(await night.post(`/api/handovers/${id}/fail`, { reason: 'refused_at_the_door' }));
      const failed = must(await social.get(`/api/handovers/${id}`)).body;
      stage.say(`He stands in Riga; the house cannot take him. ${failed.localHolder?.name ?? 'Nobody'} helps tonight.`);
      stage.holds(
        failed.status === 'failed' && failed.failedReason === 'refused_at_the_door',
        'failed, with its reason',
      );
      stage.holds(
        Boolean(failed.localHolder) && (await stage.isTold('lv.nightdesk', 'handover.local-holder', id)),
        'a local holder is named and told',
      );
      stage.holds((await house.get(`/api/cases/${caseId}`)).status === 404, 'the house sees nothing any more');
      stage.holds((await stage.leadOf(caseId)) === MALMO, 'Malmö leads, as before');
      const next = await proposed(social, caseId, AT.crisis);
      stage.holds(
        must(await social.get(`/api/handovers/${next}`)).body.status === 'proposed',
        'a new handover starts from there, to another house',
      );
    },
  },
  {
    number: 16,
    title: 'Perhaps a child, and across a border',
    async play(stage) {
      const [social, child] = await Promise.all([stage.who('se.social'), stage.who('lv.child')]);
      const { caseId } = await identified(stage);
      const refused = await social.post(
        `/api/cases/${caseId}/handovers`,
        aHandover(AT.safeHouse, { preview: { ageGroup: 'unsure' } }),
      );
      stage.say(`Malmö wants to propose to ${SAFE_HOUSE}: age unsure.`);
      stage.holds(
        refused.status === 409 && refused.body.type === '/problems/child-path-missing',
        `refused: ${refused.body.detail}`,
      );
      const unsure = await identified(stage, { ageGroup: 'unsure' }, 'lv.border');
      stage.holds(
        unsure.leads.basis === 'child_rule',
        `met in Latvia, unsure: ${unsure.leads.institution} leads, by the child rule`,
      );
      const across = await child.post(`/api/cases/${unsure.caseId}/handovers`, aHandover(AT.lund));
      stage.holds(
        across.status === 409 && across.body.type === '/problems/child-path-missing',
        'and it is refused the same, whatever the preview says',
      );
    },
  },
];
