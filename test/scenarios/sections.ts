import { INVESTIGATORS, openInvestigators, POLICE } from '../support/units.js';
import { asked, aContact, identified, theYes } from './requests.js';
import { must, type Scenario } from './stage.js';

const NOWHERE = '/api/cases/00000000-0000-7000-8000-000000000000';

export const sections: readonly Scenario[] = [
  {
    number: 13,
    title: 'Another unit of the same police investigates the person',
    async play(stage) {
      const login = await openInvestigators((sql, ...values) => stage.rows(sql, ...values));
      const [unit, social] = await Promise.all([stage.who(login), stage.who('se.social')]);
      const { caseId } = await identified(stage, {
        ownRecord: { statement: 'told_by_person', text: 'Made to steal copper by the man who brought him' },
      });
      const account = `/api/cases/${caseId}/sections/account`;
      stage.say('Officers who protect write down what the man tells. A unit next door suspects him of theft.');
      stage.holds((await unit.get(account)).status === 404, 'the unit next door reads the record: 404');
      const asks = await asked(social, caseId, [INVESTIGATORS]);
      must(await unit.post(`/api/asks/${asks[INVESTIGATORS]}/accept`, aContact));
      must(
        await social.post(`/api/asks/${asks[INVESTIGATORS]}/confirm`, {
          ...theYes,
          sections: ['account', 'proceedings'],
        }),
      );
      stage.say('The man agrees that it takes part, for its investigation and nothing else.');
      const entries = async (who: typeof unit, path: string) => must(await who.get(path)).body.entries.length;
      const sql = 'select 1 from section_entry where case_id = $1';
      stage.holds((await entries(unit, account)) === 0, 'its grant is for investigation: it reads 0 statements');
      stage.holds((await stage.asRole(login, sql, caseId)) === 0, 'in SQL past the application: 0 rows');
      const proceedings = `/api/cases/${caseId}/sections/proceedings`;
      const role = { role: 'suspect', reference: 'B 1-26', charge: 'theft' };
      must(await unit.post(proceedings, { statement: 'documented', proceedings: role }), 201);
      stage.holds((await entries(unit, proceedings)) === 1, 'its own entry, that he is a suspect, it reads');
      const shown = must(await social.get(account)).body;
      stage.holds(
        shown.entries.length === 1 && shown.crossings[0].ground === 'led_9_1',
        'the lead reads what he told the officers; that it passed from one law to the other is kept with its ground',
      );
    },
  },
  {
    number: 14,
    title: 'Not that officer: she is the cousin of the man who sold her',
    async play(stage) {
      const [officer, chief, social] = await Promise.all([
        stage.who('se.police'),
        stage.who('se.police.lead'),
        stage.who('se.social'),
      ]);
      const { caseId, id } = await identified(stage, {}, 'se.police.lead');
      stage.holds((await chief.get(`/api/identifications/${id}`)).status === 200, 'the officer has her own record');
      const out = { institution: POLICE, person: 'Karin Kust', reason: 'Cousin of the man who sold me' };
      must(await social.post(`/api/cases/${caseId}/exclusions`, out), 201);
      stage.say('The person asks that officer Kust is kept out. The lead writes it down.');
      const [seen, nothing] = [await chief.get(`/api/cases/${caseId}`), await chief.get(NOWHERE)];
      stage.holds(
        seen.status === 404 && seen.text === nothing.text.replace(NOWHERE.split('/').at(-1)!, caseId),
        'she opens the case with a valid role: 404, byte for byte as of a case that does not exist',
      );
      stage.holds((await chief.get(`/api/identifications/${id}`)).status === 404, 'her own record of it: 404');
      stage.holds(
        await stage.isTold('se.social', 'case.excluded-tried', caseId),
        'the lead is told that somebody tried',
      );
      const again = await identified(stage);
      stage.holds(
        (await officer.get(`/api/identifications/${again.id}`)).status === 200,
        'her colleagues go on with their work',
      );
    },
  },
];
