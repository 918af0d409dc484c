import { A_CONTACT } from '../support/referrals.js';
import { AT, howAsked, identified, NAME } from './requests.js';
import { must, type Scenario } from './stage.js';

interface Block {
  heading: string;
  lines: string[];
  rows: string[][];
}

export const sheets: readonly Scenario[] = [
  {
    number: 125,
    title: 'The person’s sheet (issue part 10): who knows what, in their language, and nothing that gives them away',
    async play(stage) {
      const [social, worker, house, focal, prosecutor] = await Promise.all(
        ['se.social', 'se.social.worker', 'se.shelter.men', 'se.coordinator', 'se.prosecutor'].map((login) =>
          stage.who(login),
        ),
      );
      const { caseId } = await identified(stage, {
        identity: { names: [{ kind: 'stated', text: NAME }], citizenships: ['LV'] },
      });
      const at = (path = '') => `/api/cases/${caseId}/sheet${path}`;
      const need = { service: 'safe_accommodation', urgency: 'normal', places: [AT.men], preview: { gender: 'man' } };
      const asked = must(await social!.post(`/api/cases/${caseId}/needs`, need), 201).body.asks[0].askId;
      must(await house!.post(`/api/asks/${asked}/accept`, A_CONTACT));
      must(
        await social!.post(`/api/asks/${asked}/confirm`, {
          ...{ personAgreed: true, conditionsAgreed: true, sections: ['identity'], howAsked },
        }),
      );
      must(await house!.get(`/api/cases/${caseId}/sections/identity`));
      stage.say('He sleeps in a shelter, which has read his name. He asks: who knows what about me?');

      const mine = must(await worker!.get(at('?language=ru'))).body;
      stage.holds(
        mine.standing === 'locked' && mine.shownIn === 'en' && mine.ways.join() === 'read_aloud',
        'in Russian nobody has signed the text yet: it is read aloud from English, and not printed',
      );
      const paper = { how: 'on_paper', language: 'ru' };
      stage.holds((await worker!.post(at('/hand-outs'), paper)).status === 409, 'a paper in Russian is refused');
      const aloud = { how: 'read_aloud', language: 'ru', interpreter: 'professional_by_phone' };
      must(await worker!.post(at('/hand-outs'), aloud), 201);
      const { items } = must(await focal!.get('/api/texts/ru')).body;
      const { version } = items.find(({ name }: { name: string }) => name === 'sheet');
      const reader = { signedBy: 'Vera Example', role: 'Authorised translator', nativeSpeaker: true };
      must(await focal!.post('/api/texts/ru/sheet/signature', { version, ...reader }), 201);
      stage.say(
        'A translator whose own language it is reads the draft; the national focal point records her signature.',
      );

      const sheet = must(await worker!.get(at('?language=ru'))).body;
      const block = (heading: string): Block => sheet.blocks.find((one: Block) => one.heading === heading);
      stage.holds(
        sheet.shownIn === 'ru' && sheet.ways.includes('on_paper'),
        'now it is in Russian, and can be printed',
      );
      const told = block('Кому что сказали').rows;
      stage.holds(
        told.some(
          ([who, what, , why]) =>
            who?.startsWith('место, где можно жить') && what?.includes('имя') && why === 'вы сказали «да»',
        ),
        'it says that a place to stay was told his name, because he said yes',
      );
      stage.holds(
        block('Кто смотрел').rows.some(([who]) => who?.startsWith('место, где можно жить')),
        'and that this place has looked',
      );
      const all = JSON.stringify(sheet);
      stage.holds(
        !/Öresund|shelter|traffick|торговл|жертв|HOF/i.test(all) && !all.includes(NAME),
        'no shelter by name, no town of one, no word of why he has it; not even his own name',
      );
      must(await worker!.post(at('/hand-outs'), paper), 201);

      stage.say('A prosecutor orders what the lead wrote of the threats; for now the law forbids to tell him.');
      const wrote = { statement: 'told_by_person', risk: { level: 'high', danger: 'a car in front of the door' } };
      must(await social!.post(`/api/cases/${caseId}/sections/risk`, wrote), 201);
      const { entries } = must(await social!.get(`/api/cases/${caseId}/sections/risk`)).body;
      const [malmo] = await stage.rows(
        `select id from institution where name = 'Social emergency service, Malmö (exercise)'`,
      );
      const order = {
        ...{ to: malmo!['id'], ground: 'prosecutors_order', orderReference: 'B 77-26', purpose: 'prosecution' },
        ...{ sections: ['risk'], about: 'Somebody met in Malmö' },
      };
      const { id } = must(await prosecutor!.post('/api/disclosure-requests', order), 201).body;
      const request = (verb: string) => `/api/disclosure-requests/${id}/${verb}`;
      must(await social!.post(request('bind'), { case: caseId }));
      must(await social!.post(request('grant'), { entries: [{ entry: entries[0].id }], notTold: 'order_of_secrecy' }));
      must(await prosecutor!.get(request('entries')));
      const says = async () => JSON.stringify(must(await social!.get(at('?language=en'))).body.blocks);
      stage.holds(!(await says()).includes('prosecutor'), 'his sheet does not show the order, nor that it was read');
      must(await social!.post(request('person-told')));
      stage.holds((await says()).includes('prosecutor, Sweden'), 'once he has been told, it does');
      stage.holds(
        (await house!.get(at())).status === 403 && (await (await stage.who('lv.safehouse')).get(at())).status === 404,
        'only the lead sees the sheet and gives it: the shelter is refused, a stranger finds nothing',
      );
      const { handOuts } = must(await social!.get(at())).body;
      stage.holds(
        handOuts.map(({ how }: { how: string }) => how).join() === 'on_paper,read_aloud',
        'what was given, how, in which language and by whom stands there for whoever leads',
      );
    },
  },
];
