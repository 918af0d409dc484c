import { seededId } from '../../src/institutions/index.js';
import { AT, asked, aContact, identified, theYes } from './requests.js';
import { must, type Scenario } from './stage.js';

const MALMO = seededId('SE', 'Social emergency service, Malmö (exercise)');

export const disclosures: readonly Scenario[] = [
  {
    number: 113,
    title: 'The only road: a disclosure request, partly granted, and the person is told',
    async play(stage) {
      const [prosecutor, social] = await Promise.all([stage.who('se.prosecutor'), stage.who('se.social')]);
      const { caseId } = await identified(stage);
      const write = (section: string, body: object) =>
        social.post(`/api/cases/${caseId}/sections/${section}`, { statement: 'told_by_person', ...body });
      must(await write('risk', { risk: { level: 'high', danger: 'The man who brought him' } }), 201);
      must(await write('account', { text: 'What he told, in words' }), 201);
      stage.say('Malmö writes down the danger, and what he told. A prosecutor needs both for a trial.');
      stage.holds((await prosecutor.get(`/api/cases/${caseId}/sections/risk`)).status === 404, 'reading it: 404');
      const order = {
        ground: 'prosecutors_order',
        orderReference: 'Case 77-26',
        purpose: 'prosecution',
        sections: ['risk', 'account'],
        to: MALMO,
      };
      const ask = async (about: string) =>
        must(await prosecutor.post('/api/disclosure-requests', { ...order, about }), 201).body;
      const [hit, miss] = [await ask('The man met in Malmö in November'), await ask('Nobody of this description')];
      const said = ({ status, caseId: bound, allowed, readableUntil }: typeof hit) =>
        JSON.stringify({ status, bound, allowed, readableUntil });
      stage.holds(said(hit) === said(miss), 'it asks in writing, of Malmö; whoever is meant, the answer is the same');
      const at = (id: string, verb = '') => `/api/disclosure-requests/${id}${verb && `/${verb}`}`;
      must(await social.post(at(hit.id, 'bind'), { case: caseId }));
      stage.holds(
        (await stage.isTold('se.social', 'disclosure.asked', hit.id)) &&
          said(must(await prosecutor.get(at(hit.id))).body) === said(miss),
        'Malmö is told and finds whom it is about; the prosecutor sees no difference',
      );
      const [entry] = must(await social.get(`/api/cases/${caseId}/sections/risk`)).body.entries;
      const part = { entries: [{ entry: entry.id, fields: ['level', 'danger'] }], keptBack: 'professional_secrecy' };
      must(await social.post(at(hit.id, 'grant'), part));
      must(await social.post(at(miss.id, 'refuse'), { reason: 'neither_confirmed_nor_denied' }));
      const given = must(await prosecutor.get(at(hit.id, 'entries'))).body.items;
      stage.holds(
        given.length === 1 && given[0].section === 'risk' && given[0].content.danger === 'The man who brought him',
        'granted in part: a copy of the danger, for 14 days; what he told stays where it is, with the reason',
      );
      stage.holds(
        (await prosecutor.get(`/api/cases/${caseId}`)).status === 404 &&
          (await stage.asRole('se.prosecutor', 'select 1 from section_entry where case_id = $1', caseId)) === 0,
        'the case: 404, in SQL 0 rows; the lead has not moved',
      );
      const [ledger] = await stage.rows('select basis from disclosure where request_id = $1', hit.id);
      const [crossing] = await stage.rows('select ground from regime_crossing where case_id = $1', caseId);
      stage.holds(
        ledger?.['basis'] === 'ordered_disclosure' && crossing?.['ground'] === 'prosecutors_order',
        'the ledger has its basis, and the crossing from one law to the other its ground',
      );
      const [reading] = must(await social.get(`/api/cases/${caseId}/readings`)).body.items;
      stage.holds(reading.kind === 'prosecutor' && reading.sections.join() === 'risk', 'Malmö sees that it was read');
      const open = `select 1 from case_task where case_id = $1 and kind = 'tell_of_disclosure' and done_at is null`;
      stage.holds((await stage.rows(open, caseId)).length === 1, 'to tell him is a task');
      const told = must(await social.post(at(hit.id, 'person-told'))).body;
      stage.holds(Boolean(told.person.at) && (await stage.rows(open, caseId)).length === 0, 'and he is told');
      const watching = await stage.who('se.ombudsman');
      const { counts } = must(await watching.get('/api/disclosure-counts')).body;
      stage.holds(
        counts.some(
          (one: { askerKind: string; result: string }) =>
            one.askerKind === 'prosecutor' && one.result === 'partly_granted',
        ),
        'the Ombudsman sees how often who asks, and what they get; of nobody in particular',
      );
    },
  },
  {
    number: 119,
    title: 'She complains about the lead: the Ombudsman reads one case, for a time',
    async play(stage) {
      const [social, men, hears] = await Promise.all(
        ['se.social', 'se.shelter.men', 'se.complaints'].map((login) => stage.who(login)),
      );
      const { caseId } = await identified(stage);
      const asks = await asked(social!, caseId, [AT.men]);
      must(await men!.post(`/api/asks/${asks[AT.men]}/accept`, aContact));
      must(await social!.post(`/api/asks/${asks[AT.men]}/confirm`, { ...theYes, sections: ['identity', 'address'] }));
      const bed = { statement: 'observed', address: { placeClass: 'shelter', address: 'Canary street 1' } };
      must(await men!.post(`/api/cases/${caseId}/sections/address`, bed), 201);
      stage.holds(
        (await hears!.get(`/api/cases/${caseId}`)).status === 404,
        'without a mandate the Ombudsman sees: 404',
      );
      stage.say('The person signs a mandate in the house, not at the office that it is about. The house records it.');
      const path = `/api/cases/${caseId}/complaints`;
      const mandate = { institution: seededId('SE', 'Parliamentary Ombudsmen'), mandate: 'Mandate 12-2026' };
      const { id } = must(await men!.post(path, mandate), 201).body;
      stage.holds(await stage.isTold('se.social', 'complaint.recorded', caseId), 'the lead is told, and sees it');
      stage.holds(
        must(await hears!.get(`/api/cases/${caseId}/sections/identity`)).body.entries.length > 0 &&
          (await hears!.get(`/api/cases/${caseId}/sections/plan`)).status === 200,
        'the Ombudsman reads the name and the plan',
      );
      const sql = `select 1 from section_entry where case_id = $1 and section in ('address','safe_contact','account','health')`;
      stage.holds(
        (await hears!.get(`/api/cases/${caseId}/sections/address`)).status === 404 &&
          (await stage.asRole('se.complaints', sql, caseId)) === 0,
        'never where she sleeps, nor how she is reached: 404, in SQL 0 rows',
      );
      const readings = must(await social!.get(`/api/cases/${caseId}/readings`)).body.items;
      stage.holds(
        readings.some(
          (one: { kind: string; basis: string }) => one.kind === 'ombudsman' && one.basis === 'persons_mandate',
        ),
        'the lead sees who looked, and on what basis',
      );
      must(await men!.post(`${path}/${id}/end`));
      stage.holds((await hears!.get(`/api/cases/${caseId}`)).status === 404, 'she takes it back: 404');
    },
  },
];
