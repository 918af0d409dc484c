import type { Visitor } from '../support/over-http.js';
import { AT, agreed, identified, type Opened } from './requests.js';
import { must, type Scenario } from './stage.js';

/** Every page, list and notice that somebody has of one case, and of their own. */
async function everythingOf(who: Visitor, caseId: string): Promise<string> {
  const file = must(await who.get(`/api/cases/${caseId}`));
  const pages = [
    ...['timeline', 'links', 'readings', 'exclusions', 'handovers', 'needs', 'consultations', 'interviews'].map(
      (part) => `/cases/${caseId}/${part}`,
    ),
    ...file.body.sections.map(({ section }: { section: string }) => `/cases/${caseId}/sections/${section}`),
    ...['/inbox', '/notifications', '/matches', '/lead-conflicts', '/handovers?direction=out'],
  ];
  const texts = await Promise.all(pages.map(async (page) => must(await who.get(`/api${page}`), 200).text));
  return [file.text, ...texts].join('\n');
}

export const links: readonly Scenario[] = [
  {
    number: 12,
    title: 'Siblings who must not learn of each other: no page, list, number or notice of one shows the other',
    async play(stage) {
      const [social, house] = await Promise.all([stage.who('se.social'), stage.who('lv.safehouse')]);
      const [he, she] = [await identified(stage), await identified(stage)];
      const body = { number: she.number, kind: 'siblings' };
      const link = must(await social.post(`/api/cases/${he.caseId}/links`, body), 201).body;
      stage.holds(link.numbers.join() === she.number, 'Malmö leads both, and links them');
      const says = (who: Visitor, caseId: string, wish: string) =>
        who.post(`/api/cases/${caseId}/links/${link.id}/wish`, { wish, askedAlone: true });
      must(await says(social, he.caseId, 'together'));
      must(await says(social, she.caseId, 'must_not_learn'));
      const shows = (text: string, { number, caseId, id }: Opened) =>
        [number, caseId, id].some((one) => text.includes(one));
      const pages = await Promise.all(
        ['', '/timeline', '/links', '/readings', '/needs', '/handovers'].map(
          async (part) => (await social.get(`/api/cases/${he.caseId}${part}`)).text,
        ),
      );
      stage.holds(
        !shows(pages.join(), she),
        'she, asked alone, says no: on his pages her number is gone, also for Malmö',
      );
      const id = await agreed(social, house, she.caseId, AT.safeHouse);
      must(await house.post(`/api/handovers/${id}/take-over`, {}));
      must(await says(house, she.caseId, 'apart'));
      must(await says(house, she.caseId, 'must_not_learn'));
      await stage.isTold('se.social', 'link.wished', he.caseId);
      stage.holds(!shows(await everythingOf(house, she.caseId), he), 'she is in Riga: nothing that Riga has shows him');
      const malmo = await Promise.all(
        ['', '/timeline', '/links', '/readings'].map(
          async (part) => (await social.get(`/api/cases/${he.caseId}${part}`)).text,
        ),
      );
      const notices = must(await social.get('/api/notifications')).body.items.filter(({ kind }: { kind: string }) =>
        kind.startsWith('link.'),
      );
      stage.holds(
        !shows(malmo.join(), she) && notices.length > 0 && !shows(JSON.stringify(notices), she),
        'nothing of his case shows her, and the notice of her word names his case only',
      );
      stage.holds(
        (await stage.asRole('lv.safehouse', 'select 1 from linked_case where case_id = $1', he.caseId)) === 0 &&
          (await stage.asRole('lv.safehouse', 'select 1 from case_file where id = $1', he.caseId)) === 0,
        'in SQL: 0 rows of his case, for Riga',
      );
    },
  },
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
