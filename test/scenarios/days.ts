import { AT, MALMO, SAFE_HOUSE, aContact, asked, identified, theYes } from './requests.js';
import { must, type Scenario } from './stage.js';

const YEAR = `tstzrange(lower(during) - interval '1 year', upper(during) - interval '1 year')`;
const LEADS = 14;

export const days: readonly Scenario[] = [
  {
    number: 8,
    title: 'Three places are asked, and two say yes in the same second',
    async play(stage) {
      const social = await stage.who('se.social');
      const { caseId } = await identified(stage);
      const asks = await asked(social, caseId, [AT.men, AT.lund, AT.women]);
      const [men, lund, women] = [asks[AT.men]!, asks[AT.lund]!, asks[AT.women]!];
      const yes = await Promise.all([
        (await stage.who('se.shelter.men')).post(`/api/asks/${men}/accept`, aContact),
        (await stage.who('se.shelter.lund')).post(`/api/asks/${lund}/accept`, aContact),
      ]);
      stage.holds(
        yes.every(({ status }) => status === 200),
        'both yeses are taken',
      );
      const confirmed = await Promise.all([men, lund].map((ask) => social.post(`/api/asks/${ask}/confirm`, theYes)));
      stage.say(`Both are confirmed in the same second: ${confirmed.map(({ status }) => status).join(' and ')}.`);
      stage.holds(
        confirmed
          .map(({ status }) => status)
          .sort()
          .join() === '200,409',
        'one wins',
      );
      const menWon = confirmed[0]!.status === 200;
      const loser = menWon ? (['se.shelter.lund', lund] as const) : (['se.shelter.men', men] as const);
      stage.holds(await stage.isTold(loser[0], 'ask.not-chosen', loser[1]), 'the other is told');
      const third = must(await (await stage.who('se.shelter.women')).get(`/api/asks/${women}`)).body;
      stage.holds(
        third.status === 'not_chosen' && third.preview === null,
        'the third, which had not answered, is withdrawn',
      );
    },
  },
  {
    number: 9,
    title: 'Friday 17:05, something urgent, and a desk that is closed until Monday',
    async play(stage) {
      const [social, focal] = await Promise.all([stage.who('se.social'), stage.who('se.coordinator')]);
      const { caseId } = await identified(stage);
      const entry = must(await focal.get(`/api/institutions/${AT.families}`)).body;
      const [{ day }] = (await stage.rows(`select extract(isodow from now() + interval '3 days')::int as day`)) as [
        Record<string, string>,
      ];
      const path = `/api/institutions/${AT.families}`;
      const closed = { roundTheClock: false, hours: [{ days: [Number(day)], from: '09:00', to: '17:00' }] };
      must(await focal.send('PATCH', path, closed, { 'if-match': `"v${entry.version}"` }));
      const need = { service: 'safe_accommodation', preview: { ageGroup: 'adult', gender: 'man' } };
      const refused = await social.post(`/api/cases/${caseId}/needs`, {
        ...need,
        urgency: 'urgent',
        places: [AT.families],
      });
      stage.say(
        `${entry.name} opens again at ${refused.body.closed?.[0]?.opensAtLocal ?? '?'} (its hours were set so; nothing sets the clock).`,
      );
      stage.holds(
        refused.status === 409 && refused.body.type === '/problems/desk-closed',
        'refused: urgent goes only to a desk that reads it now',
      );
      const open: { institutionId: string; name: string }[] = refused.body.openNow ?? [];
      stage.holds(
        open.length > 0 && open.every(({ institutionId }) => institutionId !== AT.families),
        `who answers now: ${open.map(({ name }) => name).join(', ')}`,
      );
      const instead = await social.post(`/api/cases/${caseId}/needs`, {
        ...need,
        urgency: 'urgent',
        places: [open[0]?.institutionId],
      });
      const later = await social.post(`/api/cases/${caseId}/needs`, {
        ...need,
        urgency: 'normal',
        places: [AT.families],
      });
      stage.holds(instead.status === 201, 'the first of them can be asked at once');
      stage.holds(later.status === 201, 'and what is not urgent may wait for the closed one');
      const now = must(await focal.get(path)).body;
      must(
        await focal.send(
          'PATCH',
          path,
          { roundTheClock: entry.roundTheClock, hours: entry.hours },
          { 'if-match': `"v${now.version}"` },
        ),
      );
    },
  },
  {
    number: 11,
    title: 'Back after a year, in another country',
    async play(stage) {
      const [social, house] = await Promise.all([stage.who('se.social'), stage.who('lv.safehouse')]);
      const card = await identified(stage);
      must(await social.post(`/api/cases/${card.caseId}/close`, { reason: 'goals_met' }));
      await stage.arrange(
        [`update case_period set during = ${YEAR} where case_id = $1`, card.caseId],
        [`update lead_tenure set during = ${YEAR} where case_id = $1`, card.caseId],
      );
      stage.say('Malmö closed the case; a year passes (its times are moved back behind the scenes).');
      const back = await identified(stage, { broughtNumber: card.number, place: { class: 'border' } }, 'lv.border');
      stage.say(`At the Latvian border the person shows the number ${card.number}.`);
      stage.holds(back.caseId === card.caseId && back.number === card.number, 'the same case, the same number');
      stage.holds(
        back.leads.institution === SAFE_HOUSE,
        `led by the rule here and now: ${back.leads.institution}, not ${MALMO}`,
      );
      const tenures = await stage.rows(
        `select lower(during)::text as since, upper(during)::text as until from lead_tenure where case_id = $1 order by lower(during)`,
        card.caseId,
      );
      const gap = Date.parse(tenures[1]?.['since'] ?? '') - Date.parse(tenures[0]?.['until'] ?? '');
      stage.holds(
        tenures.length === 2 && gap > 364 * 86_400_000,
        `two tenures, and ${Math.round(gap / 86_400_000)} days between them that nobody led`,
      );
      const seen = must(await house.get(`/api/cases/${card.caseId}`)).body;
      const told = must(await house.get(`/api/cases/${card.caseId}/timeline`)).body;
      stage.holds(
        seen.tenures.length === 1 && told.items.length === 1,
        'the new lead reads from the return on; who led before, and what was told there, is asked of the person',
      );
      const [periods] = await stage.rows(`select count(*) as n from case_period where case_id = $1`, card.caseId);
      stage.holds(Number(periods?.['n']) === 2, 'a new period of the case; the closed year belongs to none');
    },
  },
  {
    number: 15,
    title: `An institution with ${LEADS} leads leaves`,
    async play(stage) {
      const [focal, desk] = await Promise.all([stage.who('lv.coordinator'), stage.who('lv.nightdesk')]);
      const cases: string[] = [];
      for (let count = 0; count < LEADS; count += 1) cases.push((await identified(stage, {}, 'lv.marta')).caseId);
      const path = `/api/institutions/${AT.marta}/end`;
      const refused = await focal.post(path);
      stage.say(`Centre MARTA leads ${refused.body.openLeads}, and is to leave the directory.`);
      stage.holds(
        refused.status === 409 && refused.body.openLeads === LEADS,
        'refused while its leads would be left to nobody',
      );
      const ended = must(await focal.post(path, { giveLeadsToFallback: true })).body;
      stage.holds(
        ended.leadsGiven === LEADS,
        `with giving them away: ${ended.leadsGiven} leads to the country's fallback`,
      );
      const views = await Promise.all(cases.map((id) => desk.get(`/api/cases/${id}`)));
      const moved = views.filter(
        ({ status, body }) =>
          status === 200 &&
          body.tenures.at(-1)?.cause === 'fell_back' &&
          body.tenures[0].until === body.tenures[1].since,
      );
      stage.holds(moved.length === LEADS, 'each has fallen back to it, end to end with the lead before');
      const [written] = await stage.rows(
        `select count(*) as leads, count(distinct t.xmin::text) as at_once, count(distinct i.xmin::text) as with_it
           from lead_tenure t, institution i where t.case_id = any($1) and upper_inf(t.during) and i.id = $2 and i.xmin = t.xmin`,
        cases,
        AT.marta,
      );
      stage.holds(
        Number(written?.['leads']) === LEADS && written?.['at_once'] === '1',
        'in the transaction that ended the institution, and in no other',
      );
    },
  },
];
