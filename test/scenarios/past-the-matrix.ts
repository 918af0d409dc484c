import { identified } from './requests.js';
import { must, type Scenario } from './stage.js';

const why = 'He did not come back to the house, and two men were seen waiting there.';

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
];
