import { seededId } from '../../src/institutions/index.js';
import { aHandover, contact, howAsked, identified } from './requests.js';
import { must, type Scenario } from './stage.js';

const TALLINN = seededId('EE', 'Child protection of the municipality, Estonia');
const GUARDIAN = {
  who: 'representative',
  appointedBy: 'court',
  conflict: 'none_found',
  contact: 'Canary Guardian, +000 555',
};

export const children: readonly Scenario[] = [
  {
    number: 104,
    title: 'Minor, age unclear, Finland to Estonia (domain.md 15, 4): the family assessment decides',
    async play(stage) {
      const [child, tallinn] = await Promise.all([stage.who('fi.child'), stage.who('ee.child')]);
      const { caseId, leads } = await identified(stage, { ageGroup: 'unsure' }, 'fi.police');
      stage.holds(leads.basis === 'child_rule', `age unsure, treated as a child: ${leads.institution} leads`);
      const at = (what: string) => `/api/cases/${caseId}/child${what}`;
      const home = aHandover(TALLINN, {
        urgency: 'normal',
        preview: { ageGroup: 'unsure', personsWish: 'wants_to_come' },
      });
      const refused = await child.post(`/api/cases/${caseId}/handovers`, home);
      stage.holds(
        refused.status === 409 && refused.body.missing.includes('guardian'),
        `nobody is asked in Estonia yet: missing ${refused.body.missing.join(', ')}`,
      );
      must(await child.post(at('/guardians'), { ...GUARDIAN, who: 'parent', conflict: 'none_found' }), 201);
      must(await child.post(at('/guardians/end'), { reason: 'conflict' }));
      stage.say(
        'The mother was named guardian; then it turned out that she had taken money. A representative is appointed.',
      );
      must(await child.post(at('/guardians'), GUARDIAN), 201);
      const finding = {
        country: 'EE',
        family: 'against',
        child: 'agrees',
        guardian: 'agrees',
        finding: 'not_in_their_interest',
      };
      const yet = await child.post(at('/best-interests'), { ...finding, finding: 'in_their_interest' });
      stage.holds(yet.status === 409, `the family assessment is negative: ${yet.body.detail}`);
      must(await child.post(at('/best-interests'), finding), 201);
      const blocked = await child.post(`/api/cases/${caseId}/handovers`, home);
      stage.holds(
        blocked.status === 409 && blocked.body.missing.includes('family_assessed'),
        'the transfer is blocked, and says by what',
      );
      const file = must(await child.get(`/api/cases/${caseId}`)).body;
      stage.holds(file.leads.you === true || file.leads.institution === leads.institution, 'the lead stays in Finland');
      stage.say('Months later an aunt in Tallinn is found and assessed.');
      must(
        await child.post(at('/best-interests'), { ...finding, family: 'in_favour', finding: 'in_their_interest' }),
        201,
      );
      const { id } = must(await child.post(`/api/cases/${caseId}/handovers`, home), 201).body;
      must(await child.post(`/api/handovers/${id}/propose`));
      must(await tallinn.post(`/api/handovers/${id}/accept`, contact));
      must(
        await child.post(`/api/handovers/${id}/agree`, {
          personAgreed: true,
          sections: ['plan'],
          howAsked: { ...howAsked, guardian: 'agreed' },
        }),
      );
      const shown = must(await child.get(`/api/handovers/${id}`)).body;
      stage.holds(
        shown.missing.includes('child_path') && !shown.allowed.includes('depart'),
        'agreed; nobody leaves before Estonia has agreed to the placement',
      );
      must(await child.post(at('/ages'), { source: 'assessment', says: 'adult' }), 201);
      const seen = must(await child.get(at(''))).body;
      stage.holds(
        seen.path === 'adult',
        'Finland finds in the end that she is an adult: her own yes is what counts now',
      );
    },
  },
];
