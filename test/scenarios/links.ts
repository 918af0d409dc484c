import type { Visitor } from '../support/over-http.js';
import { aHandover, AT, agreed, contact, howAsked, identified, type Opened } from './requests.js';
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
  {
    number: 124,
    title: 'Brother and sister: Riga is asked for both or neither, answers for each, and nobody goes alone',
    async play(stage) {
      const [social, house] = await Promise.all([stage.who('se.social'), stage.who('lv.safehouse')]);
      const them = [await identified(stage), await identified(stage)] as const;
      const body = { number: them[1].number, kind: 'siblings' };
      const link = must(await social.post(`/api/cases/${them[0].caseId}/links`, body), 201).body.id;
      const says = async (at: 0 | 1, wish: string) =>
        must(await social.post(`/api/cases/${them[at].caseId}/links/${link}/wish`, { wish, askedAlone: true }));
      const prepare = async ({ caseId }: Opened) =>
        must(await social.post(`/api/cases/${caseId}/handovers`, aHandover(AT.safeHouse)), 201).body.id as string;
      const seen = async (who: Visitor, id: string) => must(await who.get(`/api/handovers/${id}`)).body;
      await says(0, 'together');
      const [his, hers] = [await prepare(them[0]), await prepare(them[1])];
      stage.holds(!(await seen(social, his)).allowed.includes('ask-together'), 'as long as only he wishes it, nothing');
      await says(1, 'together');
      must(await social.post(`/api/handovers/${his}/ask-together`, { link }));
      for (const id of [his, hers]) must(await social.post(`/api/handovers/${id}/propose`));
      stage.say('Each of them, asked alone, wishes to go with the other. Malmö asks Riga: both or neither.');
      const asked = await seen(house, his);
      stage.holds(
        asked.together.others === 1 && asked.together.requests[0].id === hers && asked.caseId === undefined,
        'Riga sees a number and the other request, and no case',
      );
      must(await house.post(`/api/handovers/${his}/accept`, contact));
      const yes = { personAgreed: true, sections: ['identity'], howAsked };
      stage.holds(
        (await social.post(`/api/handovers/${his}/agree`, yes)).status === 409,
        'a yes for him alone is a promise, and opens nothing',
      );
      must(await house.post(`/api/handovers/${hers}/accept`, contact));
      for (const id of [his, hers]) must(await social.post(`/api/handovers/${id}/agree`, yes));
      stage.holds(
        (await stage.grantsOf(his)) + (await stage.grantsOf(hers)) === 2,
        'with a yes for each, and of each, both open',
      );
      must(await house.post(`/api/handovers/${his}/offer-withdraw`, { reason: 'place_gone' }));
      const after = await seen(social, hers);
      stage.holds(
        after.status === 'cancelled' && after.endReason === 'ended_together' && (await stage.grantsOf(hers)) === 0,
        'his bed is gone: hers ends in the same instant, and what was open to Riga closes',
      );
      stage.holds(after.from.id === (await seen(social, his)).from.id, 'Malmö leads for both, as before');

      const [again, too] = [await prepare(them[0]), await prepare(them[1])];
      must(await social.post(`/api/handovers/${again}/ask-together`, { link }));
      for (const id of [again, too]) must(await social.post(`/api/handovers/${id}/propose`));
      must(await house.post(`/api/handovers/${again}/accept`, contact));
      await says(1, 'apart');
      stage.holds(
        !(await seen(house, again)).together && !(await seen(house, too)).together,
        'asked anew; she, asked alone, would rather not: from that instant nothing ties them',
      );
      stage.holds(await stage.isTold('lv.safehouse', 'handover.asked-alone', too), 'Riga is told to answer each alone');
      must(await house.post(`/api/handovers/${too}/decline`, { reason: 'no_capacity' }));
      stage.holds((await seen(social, again)).status === 'accepted', 'a no for her is no longer a no for him');
    },
  },
];
