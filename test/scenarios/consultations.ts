import { AT, identified } from './requests.js';
import { must, type Scenario } from './stage.js';

export const consultations: readonly Scenario[] = [
  {
    number: 122,
    title: 'An officer asks for advice about somebody who does not want to be named, until they do',
    async play(stage) {
      const [officer, house, social, stranger] = await Promise.all(
        ['se.police', 'lv.safehouse', 'se.social', 'lv.border'].map((login) => stage.who(login)),
      );
      const words = 'A woman at the ferry is afraid of the man who holds her papers. What should I do first?';
      const asks = { institution: AT.safeHouse, topics: ['safety'], ageGroup: 'adult', words };
      const { id, status } = must(await officer!.post('/api/consultations', asks), 201).body;
      const at = `/api/consultations/${id}`;
      stage.holds(status === 'asked', 'asked of Safe House, without a name and without a case');
      stage.holds(await stage.isTold('lv.safehouse', 'consultation.asked', id), 'Safe House is told');
      const readers = await Promise.all([house, stranger, social].map((one) => one!.get(at)));
      stage.holds(
        readers.map((reply) => reply.status).join() === '200,404,404',
        'it reads the question; a guard elsewhere and the emergency service: 404',
      );
      must(
        await house!.post(`${at}/words`, { words: 'Away from him first. Then ask her alone, with an interpreter.' }),
        201,
      );
      stage.holds(await stage.isTold('se.police', 'consultation.word', id), 'the answer reaches the officer');
      stage.say('She agrees: the officer logs her, and brings the advice along.');
      const { caseId, number } = await identified(stage);
      must(await officer!.post(`${at}/become-case`, { number }));
      const seen = must(await social!.get(at)).body.thread;
      stage.holds(seen.length === 2, 'whoever leads reads both words: nothing is asked twice');
      stage.holds(
        must(await social!.get(`/api/cases/${caseId}/consultations`)).body.items[0]?.id === id,
        'and finds them on the case',
      );
      const adviser = must(await house!.get(at));
      stage.holds(
        adviser.body.status === 'became_case' && !adviser.text.includes(number) && !adviser.text.includes(caseId),
        'Safe House learns that there is a case, and not which',
      );
      stage.holds(
        (await house!.get(`/api/cases/${caseId}`)).status === 404 &&
          (await stage.asRole('lv.safehouse', 'select 1 from consulted_case where consultation_id = $1', id)) === 0,
        'past the application neither: 0 rows',
      );
    },
  },
];
