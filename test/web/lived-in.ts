import { Writable } from 'node:stream';
import { aBed } from '../../src/demo/a-bed.js';
import { gather } from '../../src/demo/cast.js';
import { firstNight } from '../../src/demo/first-night.js';
import { goingHome } from '../../src/demo/going-home.js';
import { Narrator } from '../../src/demo/narrator.js';
import type { ProofServer } from '../support/over-http.js';
import { aCase, done, withConsent } from '../support/handovers.js';
import { aNeed, SAFE_HOUSE, SHELTERS } from '../support/referrals.js';

export interface LivedIn {
  /** Each page by somebody who has it, by login. */
  readonly pages: Readonly<Record<string, readonly string[]>>;
}

/** The parts of a case that have an address of their own (web/src/routes.tsx). */
const CASE_PARTS = [
  'notes',
  'consent',
  'interviews',
  'requests',
  'child',
  'together',
  'advice',
  'looks',
  'history',
] as const;

const nowhere = new Writable({ write: (_chunk, _encoding, written) => written() }) as unknown as NodeJS.WriteStream;

/**
 * A town in which things have happened: the story of the demo until the person's yes to a house in Riga, and beside it a woman
 * for whom three places are asked, a handover that waits for an answer, a child, and advice without a name. All invented.
 */
export async function livedIn(server: ProofServer): Promise<LivedIn> {
  const story = await firstNight(new Narrator(nowhere), await gather(server.url));
  const bed = await aBed(story);
  const handover = await goingHome(story);
  const [officer, social] = await Promise.all([server.login('se.police'), server.login('se.social')]);
  const second = await aCase(officer, {
    ...withConsent({ another_country: 'yes' }),
    called: 'Heron',
    urgency: 'urgent',
  });
  const need = done(
    await social.post(
      `/api/cases/${second.caseId}/needs`,
      aNeed({ places: [SHELTERS.women, SHELTERS.lund], urgency: 'urgent' }),
    ),
  ) as { asks: { askId: string; institutionId: string }[] };
  const asked = need.asks.find(({ institutionId }) => institutionId === SHELTERS.women)?.askId ?? bed.ask;
  const third = await aCase(officer, { ...withConsent({ another_country: 'yes' }), called: 'Plover' });
  const proposal = done(
    await social.post(`/api/cases/${third.caseId}/handovers`, {
      to: { institution: SAFE_HOUSE },
      travel: 'cross_border',
      reason: 'persons_wish',
      urgency: 'normal',
      preview: {
        ageGroup: 'adult',
        ageBand: '24-26',
        gender: 'woman',
        languages: ['lv', 'ru'],
        services: ['safe_accommodation', 'legal'],
        exploitation: ['domestic_servitude'],
        regionsToAvoid: ['LV-RIX'],
        personsWish: 'wants_to_come',
        travelMode: 'ferry',
      },
      feedbackWanted: true,
    }),
  ) as { id: string };
  done(await social.post(`/api/handovers/${proposal.id}/propose`));
  const advice = done(
    await officer.post('/api/consultations', {
      institution: SAFE_HOUSE,
      topics: ['safety', 'how_to_ask_for_consent'],
      ageGroup: 'adult',
      words: 'She is afraid of the man who holds her papers. He waits outside.',
    }),
  ) as { id: string };
  const alert = done(
    await social.post('/api/alerts', {
      country: 'LV',
      kind: 'pursued',
      place: 'Near the ferry terminal, by the blue kiosk',
      callBack: 'Duty worker, +000 500 600',
    }),
  ) as { id: string };
  const women = await server.login('se.shelter.women');
  const free = { service: 'safe_accommodation', state: 'places', places: 2 };
  done(await women.put(`/api/institutions/${SHELTERS.women}/capacity`, free));
  const inbox = done(await social.get('/api/inbox')) as { items: { taskId?: string | null }[] };
  const task = inbox.items.find(({ taskId }) => taskId)?.taskId;
  const file = `/cases/${story.caseId}`;
  return {
    pages: {
      'se.police': [
        '/identify',
        '/identify/paper',
        '/identifications',
        `/identifications/${story.card}`,
        `/identifications/${story.card}/card`,
        '/consultations',
        `/consultations/${advice.id}`,
        '/alerts',
        '/reviews',
        '/matches',
        '/account',
        '/what-police-can-see',
      ],
      'se.social': [
        '/inbox',
        '/notifications',
        '/board',
        '/cases',
        file,
        ...CASE_PARTS.map((part) => `${file}/${part}`),
        `${file}/ask`,
        `${file}/handover`,
        `${file}/sheet`,
        '/matches',
        '/conflicts',
        '/disclosures',
        `/handovers/${handover}`,
        `/asks/${bed.ask}`,
        `/alerts/${alert.id}`,
        ...(task ? [`/tasks/${task}`] : []),
      ],
      'se.shelter.women': ['/inbox', '/capacity', `/asks/${asked}`],
      'se.shelter.men': [file, `/asks/${bed.ask}`],
      'lv.safehouse': ['/inbox', '/board', `/handovers/${handover}`, `/handovers/${proposal.id}`],
      'lv.coordinator': [
        '/inbox',
        '/escalations',
        '/figures',
        '/directory',
        `/directory/${SAFE_HOUSE}`,
        '/countries',
        '/countries/LV',
        '/texts',
      ],
      'lv.safehouse.admin': ['/accounts'],
      'lv.safehouse.auditor': ['/audit'],
      'lv.complaints': ['/complaints'],
    },
  };
}
