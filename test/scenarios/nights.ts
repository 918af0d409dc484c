import { AT, MALMO, aContact, asked, identified, theYes } from './requests.js';
import { must, type Scenario, type Stage } from './stage.js';

const STEPS = ['identifier_with_mandate', 'child_protection', 'standing_first_lead', 'holding_lead'];

/** Sweden's focal point changes the rule of its country, as it may. */
async function swedenWith(stage: Stage, steps: readonly string[]): Promise<void> {
  const focal = await stage.who('se.coordinator');
  const { version } = must(await focal.get('/api/countries/SE')).body;
  const change = { steps, source: 'a scenario' };
  must(await focal.put('/api/countries/SE/first-lead-rule', change, { 'if-match': `"v${version}"` }));
}

export const nights: readonly Scenario[] = [
  {
    number: 1,
    title: '02:40, police without a mandate to lead',
    async play(stage) {
      const [officer, social] = await Promise.all([stage.who('se.police'), stage.who('se.social')]);
      const card = await identified(stage);
      stage.say(`Police identify a man. ${card.leads.institution} leads from that minute.`);
      const page = async () => must(await officer.get(`/api/identifications/${card.id}`)).body.leads.acknowledged;
      stage.holds(
        card.leads.institution === MALMO && card.leads.basis === 'standing_mandate',
        'by its standing mandate, not the police',
      );
      stage.holds((await page()).state === 'not_yet_read', 'the page of the officer: not yet read');
      must(await officer.post(`/api/identifications/${card.id}/told-by-phone`, { spokeWith: 'N. of the duty desk' }));
      const told = await page();
      stage.holds(
        told.state === 'told_by_phone' && told.spokeWith === 'N. of the duty desk',
        '02:51: told by phone, spoke with N.',
      );
      must(await social.get(`/api/cases/${card.caseId}`));
      const read = await page();
      stage.holds(
        read.state === 'read' && read.readAt !== null && read.toldAt !== null,
        '07:10: read; the call stays on the page',
      );
    },
  },
  {
    number: 2,
    title: 'Police hold the lead overnight; the shelter writes down where the person sleeps',
    async play(stage) {
      const [police, shelter] = await Promise.all([stage.who('se.police.lead'), stage.who('se.shelter.men')]);
      await swedenWith(
        stage,
        STEPS.filter((step) => step !== 'standing_first_lead'),
      );
      const card = await identified(stage, {}, 'se.police.lead');
      await swedenWith(stage, STEPS);
      stage.say('No standing first lead tonight, so the police hold the lead, on a clock.');
      stage.holds(card.leads.basis === 'holding' && card.leads.holdingUntil !== null, 'a holding lead, with an end');
      const asks = await asked(police, card.caseId, [AT.men]);
      must(await shelter.post(`/api/asks/${asks[AT.men]}/accept`, aContact));
      must(await police.post(`/api/asks/${asks[AT.men]}/confirm`, theYes));
      const address = `/api/cases/${card.caseId}/sections/address`;
      must(
        await shelter.post(address, { statement: 'observed', address: { placeClass: 'shelter', address: 'Room 7' } }),
        201,
      );
      stage.say('03:00: the shelter writes the address.');
      stage.holds(
        (await police.get(address)).status === 404 && (await shelter.get(address)).status === 200,
        'the police read it: 404; the shelter: 200',
      );
      const sql = `select 1 from section_entry where case_id = $1 and section = 'address'`;
      const [seen, own] = [
        await stage.asRole('se.police.lead', sql, card.caseId),
        await stage.asRole('se.shelter.men', sql, card.caseId),
      ];
      stage.holds(seen === 0 && own === 1, 'in SQL past the application: 0 rows for the police, 1 for the shelter');
      await stage.arrange([
        `update lead_tenure set holding_until = clock_timestamp() where case_id = $1 and upper_inf(during)`,
        card.caseId,
      ]);
      await stage.scan();
      stage.holds(
        (await stage.leadOf(card.caseId)) === 'National night desk, Sweden',
        'when its hours are over, the fallback leads',
      );
    },
  },
];
