import { AT, MALMO, NAME, SAFE_HOUSE, asked, aContact, howAsked, identified, onTheWay, theYes } from './requests.js';
import { must, type Scenario } from './stage.js';

/** The consent ledger: domain.md 15.7, and a yes to one house that is taken back in part. Numbered after flows.md 5. */
export const consents: readonly Scenario[] = [
  {
    number: 107,
    title: 'On the way, and the person takes the yes to the other country back',
    async play(stage) {
      const [social, house] = await Promise.all([stage.who('se.social'), stage.who('lv.safehouse')]);
      const { caseId, number } = await identified(stage);
      const id = await onTheWay(social, house, caseId, AT.safeHouse);
      const name = `/api/cases/${caseId}/sections/identity`;
      stage.holds((await house.get(name)).status === 200, `he is on the way, and ${SAFE_HOUSE} reads his name`);
      must(await social.post(`/api/cases/${caseId}/consents/withdrawals`, { recipient: { country: 'LV' }, howAsked }));
      stage.say('He rings Malmö from the ferry: they are to know nothing more of him over there.');
      const notice = must(await house.get(`/api/handovers/${id}`));
      stage.holds(
        (await house.get(name)).status === 404 && (await stage.grantsOf(id)) === 0,
        'at that instant: the name 404, grants 0',
      );
      stage.holds(
        ![NAME, number, caseId].some((secret) => notice.text.includes(secret)) && Boolean(notice.body.expected?.at),
        'the safety notice: somebody arrives, when, and what cannot wait; no name, no number, no case',
      );
      stage.holds(
        (await house.get(`/api/handovers/${id}/reception-plan`)).status === 200,
        'and where, and by which words they know each other',
      );
      const told = await Promise.all(
        ['se.social', 'lv.safehouse'].map((who) => stage.isTold(who, 'handover.arrives-unnamed', id)),
      );
      stage.holds(told.every(Boolean), 'both sides are told');
      stage.holds((await stage.leadOf(caseId)) === MALMO, 'Malmö leads, as before');
    },
  },
  {
    number: 108,
    title: 'A yes to one house, and a part of it taken back',
    async play(stage) {
      const [social, men] = await Promise.all([stage.who('se.social'), stage.who('se.shelter.men')]);
      const { caseId } = await identified(stage);
      const before = must(await social.get(`/api/cases/${caseId}`)).body.questions;
      stage.holds(
        before.every(
          ({ standing, askedBy }: { standing: string; askedBy: string }) => standing === 'ask_again' && askedBy,
        ),
        'Malmö sees who asked the four questions last night, and that the answers are for now only',
      );
      const id = (await asked(social, caseId, [AT.men]))[AT.men]!;
      must(await men.post(`/api/asks/${id}/accept`, aContact));
      must(await social.post(`/api/asks/${id}/confirm`, theYes));
      const reads = async (section: string) => (await men.get(`/api/cases/${caseId}/sections/${section}`)).status;
      stage.holds((await reads('identity')) === 200 && (await reads('plan')) === 404, 'open is what he said yes to');
      const sections = ['identity'];
      must(await social.post(`/api/cases/${caseId}/consents/withdrawals`, { request: id, sections, howAsked }));
      stage.say('His name is to be known in Malmö only.');
      stage.holds(
        (await reads('identity')) === 404 && (await reads('safe_contact')) === 200,
        'the name: 404; how to reach him safely: 200, as he wished',
      );
      stage.holds(await stage.isTold('se.shelter.men', 'ask.sharing-stopped', id), 'the house is told');
      const [first] = must(await social.get(`/api/cases/${caseId}`)).body.consents;
      stage.holds(first.withdrawal === true, 'the yes of before stands in the ledger, and after it the no');
    },
  },
];
