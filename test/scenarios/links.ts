import { AT, agreed, identified } from './requests.js';
import { must, type Scenario } from './stage.js';

export const links: readonly Scenario[] = [
  {
    number: 121,
    title: 'A couple: each is asked alone, and one of them must not be found by the other',
    async play(stage) {
      const [social, house] = await Promise.all([stage.who('se.social'), stage.who('lv.safehouse')]);
      const [he, she] = [await identified(stage), await identified(stage)];
      const link = must(
        await social.post(`/api/cases/${he.caseId}/links`, { number: she.number, kind: 'partners' }),
        201,
      ).body;
      stage.say('Malmö leads for both and notes that they are a couple.');
      stage.holds(link.stands === 'not_confirmed', 'nobody takes it for agreed');
      const says = async (caseId: string, wish: string) =>
        must(await social.post(`/api/cases/${caseId}/links/${link.id}/wish`, { wish, askedAlone: true })).body.stands;
      stage.holds((await says(he.caseId, 'together')) === 'not_confirmed', 'he wants to go on together: not enough');
      stage.holds(
        (await says(she.caseId, 'must_not_learn')) === 'must_not_learn',
        'she, asked alone, does not want him to know where she goes: that is what holds',
      );
      const handover = await agreed(social, house, she.caseId, AT.safeHouse);
      must(await house.post(`/api/handovers/${handover}/take-over`, {}));
      const seen = must(await house.get(`/api/cases/${she.caseId}/links`)).body.items[0];
      stage.holds(
        seen.stands === 'must_not_learn' && seen.persons === 2 && seen.numbers.length === 0,
        'the house in Riga, which leads for her now, knows that there is somebody to keep apart, and not who',
      );
      stage.holds((await house.get(`/api/cases/${he.caseId}`)).status === 404, 'his case is none of its business');
      stage.holds(
        (await social.get(`/api/cases/${she.caseId}/links`)).status !== 200 &&
          must(await social.get(`/api/cases/${he.caseId}/links`)).body.items[0].stands === 'must_not_learn',
        'Malmö, which leads for him, still knows it too',
      );
      must(await house.post(`/api/cases/${she.caseId}/links/${link.id}/wish`, { wish: 'apart', askedAlone: true }));
      stage.holds(await stage.isTold('se.social', 'link.wished', he.caseId), 'when her word changes, Malmö is told');
    },
  },
];
