import { AT, agreed, identified } from './requests.js';
import { must, type Scenario } from './stage.js';

const held = {
  kind: 'interview',
  topics: ['journey', 'exploitation'],
  counselling: false,
  heldOn: '2026-11-01',
  language: 'lv',
  interpreter: 'professional_present',
  recording: 'audio',
  keptAt: 'With the police in Malmö',
};

export const interviews: readonly Scenario[] = [
  {
    number: 109,
    title: 'Asked once: Riga reads what Malmö asked, and uses it',
    async play(stage) {
      const [social, house] = await Promise.all([stage.who('se.social'), stage.who('lv.safehouse')]);
      const { caseId } = await identified(stage);
      const register = `/api/cases/${caseId}/interviews`;
      must(await social.post(register, held), 201);
      stage.say('Malmö asks him about the journey and the work, and enters that it did; not what he said.');
      const handover = await agreed(social, house, caseId, AT.safeHouse);
      must(await house.post(`/api/handovers/${handover}/take-over`, {}));
      const again = { ...held, topics: ['journey', 'wishes'] };
      const warned = await house.post(register, again);
      stage.holds(
        warned.status === 409 && warned.body.askedBefore[0].topics.join() === 'journey',
        `Riga wants to ask about the journey: it was asked on ${warned.body.askedBefore?.[0]?.heldOn ?? '?'} by ${warned.body.askedBefore?.[0]?.institution ?? '?'}`,
      );
      const [{ id }] = must(await house.get(register)).body.interviews;
      const used = must(await house.post(`${register}/${id}/reliance`, { topics: ['journey'] }), 201).body;
      stage.holds(used.share === 1, 'it uses what Malmö has, and the register counts it');
      stage.holds(await stage.isTold('se.social', 'interview.relied-on', caseId), 'Malmö is told');
      const kept = must(await house.post(register, { ...again, whyAgain: 'interpretation_was_poor' }), 201).body;
      stage.holds(
        kept.askedAgain === 1 && kept.share === 0.5 && kept.interviews[0].whyAgain === 'interpretation_was_poor',
        'asking again is possible, with a reason that is kept: one of two was reused',
      );
    },
  },
];
