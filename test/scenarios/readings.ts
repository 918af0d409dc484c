import { AT, asked, aContact, identified, theYes } from './requests.js';
import { must, type Scenario } from './stage.js';

export const readings: readonly Scenario[] = [
  {
    number: 120,
    title: 'Who looked: the lead sees it on the case, the author of what they wrote',
    async play(stage) {
      const [social, men, chief] = await Promise.all(
        ['se.social', 'se.shelter.men', 'se.police.lead'].map((login) => stage.who(login)),
      );
      const { caseId } = await identified(stage);
      const asks = await asked(social!, caseId, [AT.men]);
      must(await men!.post(`/api/asks/${asks[AT.men]}/accept`, aContact));
      must(await social!.post(`/api/asks/${asks[AT.men]}/confirm`, { ...theYes, sections: ['identity'] }));
      must(await men!.get(`/api/cases/${caseId}/sections/identity`));
      stage.say('The house reads the name that the police wrote down.');
      const path = `/api/cases/${caseId}/readings`;
      const [seen] = must(await social!.get(path)).body.items;
      stage.holds(
        seen.institution === 'Shelter Öresund (exercise)' && seen.sections.join() === 'identity',
        `the lead sees on the case: ${seen.person}, ${seen.institution}, read ${seen.sections}, for ${seen.purpose}, on ${seen.basis}`,
      );
      const [written] = must(await chief!.get(path)).body.items;
      stage.holds(
        written.kind === 'shelter' && written.institution === null && written.person === null,
        'the police see that a shelter read what they wrote; not which, since that is where he sleeps',
      );
      stage.holds(must(await men!.get(path)).body.items.length === 0, 'the house wrote nothing yet and sees nothing');
      const stranger = await stage.who('lv.siva');
      const sql = `select 1 from audit_entry where case_id = $1 and 'auditor' <> all((select actor_roles())::text[])`;
      stage.holds(
        (await stranger.get(path)).status === 404 && (await stage.asRole('lv.siva', sql, caseId)) === 0,
        'a stranger sees none of it, in SQL neither',
      );
    },
  },
];
