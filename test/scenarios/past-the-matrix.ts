import type { Visitor } from '../support/over-http.js';
import { identified } from './requests.js';
import { must, type Scenario } from './stage.js';

const why = 'He did not come back to the house, and two men were seen waiting there.';

/** The whole inbox: what is due in three days stands on a later page where a day was long. */
async function everyItem(reader: Visitor) {
  const items: { wait: string; opens: { id: string } }[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const page: { items: typeof items; next?: string } = must(
      await reader.get(`/api/inbox${after && `?after=${encodeURIComponent(after)}`}`),
    ).body;
    items.push(...page.items);
    after = page.next;
  }
  return items;
}

export const pastTheMatrix: readonly Scenario[] = [
  {
    number: 17,
    title: 'Break-glass by police: never on the address, the duty number instead; on the dangers for three hours',
    async play(stage) {
      const [officer, social] = await Promise.all([stage.who('se.police'), stage.who('se.social')]);
      const [chief, agency] = await Promise.all([stage.who('se.police.lead'), stage.who('se.coordinator')]);
      const { caseId } = await identified(stage);
      const risk = { statement: 'assessment', risk: { level: 'high', danger: 'Two men look for him' } };
      must(await social.post(`/api/cases/${caseId}/sections/risk`, risk), 201);
      const refused = await officer.post(`/api/cases/${caseId}/break-glass`, { section: 'address', reason: why });
      stage.holds(
        refused.status === 409 && Boolean(refused.body.call.dutyLine),
        `the address stays shut; call ${refused.body.call?.dutyLine ?? '?'}, ${refused.body.call?.institution ?? '?'}`,
      );
      const nowhere = '00000000-0000-7000-8000-00000000abcd';
      const stranger = await stage.who('lv.border');
      const [here, none] = await Promise.all(
        [caseId, nowhere].map((id) => stranger.post(`/api/cases/${id}/break-glass`, { section: 'risk', reason: why })),
      );
      stage.holds(here?.status === 404 && none?.status === 404, 'to a guard elsewhere there is no such case');
      const glass = must(
        await officer.post(`/api/cases/${caseId}/break-glass`, { section: 'risk', reason: why }),
        201,
      ).body;
      const read = must(await officer.get(`/api/cases/${caseId}/sections/risk`)).body.entries;
      stage.holds(read.length === 1, `the dangers open to the officer until ${glass.ends.at}, and to no colleague`);
      const colleague = must(await chief.get(`/api/cases/${caseId}/sections/risk`)).body.entries;
      stage.holds(colleague.length === 0, 'the chief reads nothing of it');
      stage.holds(await stage.isTold('se.social', 'break-glass.opened', glass.id), 'whoever leads is told at once');
      const own = await officer.post(`/api/break-glass/${glass.id}/review`, { finding: 'justified' });
      stage.holds(own.status === 403, 'the officer does not review it');
      must(await agency.post(`/api/break-glass/${glass.id}/review`, { finding: 'not_justified' }), 200);
      const after = must(await officer.get(`/api/cases/${caseId}/sections/risk`)).body.entries;
      stage.holds(after.length === 0, 'the focal point finds it not justified: it ends in that instant');
      stage.holds((await stage.leadOf(caseId)).includes('Malmö'), 'the lead has not moved');
    },
  },
  {
    number: 116,
    title:
      'A danger alert: to the police of the country where the danger is, without a case; it climbs until a human has it',
    async play(stage) {
      const [social, police, desk] = await Promise.all(
        ['se.social', 'lv.police', 'lv.nightdesk'].map((login) => stage.who(login)),
      );
      const danger = {
        country: 'LV',
        kind: 'held_against_will',
        place: 'A farm near Jelgava',
        callBack: 'Malmö, +000 100',
      };
      const grants = async () => (await stage.rows('select count(*)::text as n from case_grant'))[0]?.['n'];
      const before = await grants();
      const alert = must(await social!.post('/api/alerts', danger), 201).body;
      stage.say(`Malmö alerts the ${alert.to[0].institution} of Latvia; emergency number ${alert.emergencyNumber}.`);
      stage.holds(
        must(await police!.get(`/api/alerts/${alert.id}`)).body.place === danger.place,
        'the police read where',
      );
      const stranger = await stage.who('lv.siva');
      stage.holds((await stranger.get(`/api/alerts/${alert.id}`)).status === 404, 'to others there is no alert');
      for (let step = 0; step < 5; step += 1) {
        await stage.rows(`update danger_alert set due_at = now() - interval '1 minute' where id = $1`, alert.id);
        await stage.scan();
      }
      const later = must(await social!.get(`/api/alerts/${alert.id}`)).body;
      stage.holds(
        later.to.length > 1 && later.status === 'sent',
        `nobody acknowledges: it has climbed to ${later.to.length} desks`,
      );
      stage.holds(
        later.call.length > 0,
        `and Malmö has a list of ${later.call.length} desks to call, and ${later.emergencyNumber}`,
      );
      stage.holds(await stage.isTold('se.social', 'alert.unacknowledged', alert.id), 'it is told to call');
      const has = must(await desk!.post(`/api/alerts/${alert.id}/acknowledge`), 200).body;
      stage.holds(has.acknowledged.by.length > 0, `${has.acknowledged.by} at the night desk has it`);
      const own = await social!.post(`/api/alerts/${alert.id}/review`, { finding: 'justified' });
      stage.holds(own.status === 403, 'whoever sent it does not review it');
      const worker = await stage.who('se.social.worker');
      must(await worker.post(`/api/alerts/${alert.id}/review`, { finding: 'justified' }), 200);
      stage.holds(true, 'a colleague does');
      must(await desk!.post(`/api/alerts/${alert.id}/close`, { outcome: 'person_safe' }), 200);
      const items = await everyItem(social!);
      stage.holds(
        items.some((item) => item.wait === 'alert.tell-the-person' && item.opens.id === alert.id),
        'telling the person, now that it is safe, stays to be done',
      );
      must(await social!.post(`/api/alerts/${alert.id}/told-person`), 200);
      stage.holds((await grants()) === before, 'no grant was opened by any of it');
    },
  },
];
