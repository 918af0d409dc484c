import { done } from '../support/handovers.js';
import { alerted, breakGlass, consulted } from './access-left-out.js';
import { without } from './access-reading.js';
import { idOf } from './access-subjects.js';
import { Stages, type Stage } from './access-stages.js';
import type { World } from './access-world.js';

/** Where a relation is met when a route does not ask for a state of its own. */
export const HOME: Readonly<Record<string, string>> = {
  lead: 'main',
  holding_lead: 'holding',
  participant: 'main',
  asked: 'main',
  pending_receiver: 'main',
  agreed_receiver: 'agreed',
  escort: 'agreed',
  former_lead: 'taken',
  new_lead: 'taken',
  first_responder: 'main',
  same_country: 'main',
  other_country: 'main',
  left_out: 'main',
  focal_from: 'main',
  focal_to: 'main',
  desk: 'up',
  ask_desk: 'ask_up',
  candidate: 'candidates',
  danger_desk: 'alert',
  adviser: 'consultation',
};
export const RELATIONS = Object.keys(HOME);

const PENDING = { pending_receiver: 'SAFE_HOUSE' };
const AGREED = { agreed_receiver: 'SAFE_HOUSE', escort: 'WOMEN' };

/** A case in each state that a route needs. */
export async function tell(world: World): Promise<Map<string, Stage>> {
  const stages = new Stages(world);
  const lead = world.who('SOCIAL', 'LC').http;
  const make: Readonly<Record<string, () => Promise<Stage>>> = {
    main: async () => stages.proposed(await stages.open('main', PENDING)),
    prepared: async () => stages.prepared(await stages.open('prepared', PENDING), { institution: idOf('SAFE_HOUSE') }),
    info: async () => {
      const stage = await stages.proposed(await stages.open('info', PENDING));
      await stages.receiver(stage, 'questions', { codes: ['pet'] });
      await stages.askVerb('LUND', stage, 'question', { codes: ['pet'] });
      return stage;
    },
    accepted: async () => {
      const stage = await stages.proposed(await stages.open('accepted', PENDING));
      await stages.receiver(stage, 'accept', {
        contactName: 'Example Contact',
        contactPhone: '+000 1000',
        alternate: 'duty_line',
      });
      await stages.askVerb('LUND', stage, 'accept', { contactName: 'Example Contact', contactPhone: '+000 1000' });
      return stage;
    },
    agreed: async () => stages.agreed(await stages.open('agreed', AGREED)),
    transit: async () => stages.onTheWay(await stages.open('transit', AGREED)),
    overdue: async () => {
      const stage = await stages.onTheWay(await stages.open('overdue', AGREED));
      await stages.receiver(stage, 'report-overdue');
      return stage;
    },
    failed: async () => {
      const stage = await stages.onTheWay(await stages.open('failed', AGREED));
      await stages.receiver(stage, 'fail', { reason: 'not_found' });
      return stage;
    },
    taken: async () => {
      const stage = await stages.open('taken', AGREED);
      const after = await stages.takenOver(stage);
      return {
        ...after,
        cast: {
          ...without(stage.cast, 'lead', 'agreed_receiver', 'escort'),
          former_lead: 'SOCIAL',
          new_lead: 'SAFE_HOUSE',
        },
      };
    },
    country: async () => stages.proposed(await stages.open('country'), { country: 'LV' }),
    candidates: async () =>
      stages.proposed(await stages.open('candidates', { candidate: 'LABOUR' }), { country: 'DE' }),
    up: async () => stages.escalated(await stages.open('up', { desk: 'LV_DESK' })),
    no_travel: async () =>
      stages.proposed(await stages.open('no_travel', PENDING), { institution: idOf('SAFE_HOUSE') }, { travel: 'none' }),
    holding: () => stages.holding(),
    quiet: () => quiet(world, stages, 'quiet'),
    closed: async () => {
      const stage = await quiet(world, stages, 'closed');
      done(await lead.post(`/api/cases/${stage.case}/close`, { reason: 'goals_met' }));
      return stage;
    },
    lost: async () => {
      const stage = await stages.open('lost');
      done(await lead.post(`/api/cases/${stage.case}/contact-lost`, {}));
      return stage;
    },
    in_service: async () => {
      const stage = await stages.open('in_service');
      await stages.askVerb('MEN', stage, 'start', {}, 'referral');
      return stage;
    },
    glass: async () => breakGlass(world, await stages.open('glass')),
    alert: async () => alerted(world, await stages.open('alert', { danger_desk: 'LV_DESK' })),
    consultation: async () => consulted(world, await stages.open('consultation', { adviser: 'LABOUR' })),
    given_up: async () => stages.givenUp(await stages.open('given_up')),
    ask_up: async () => stages.escalatedAsk(await stages.open('ask_up', { ask_desk: 'SE_DESK' })),
  };
  const told = new Map<string, Stage>();
  for (const [name, open] of Object.entries(make)) told.set(name, await stages.assign(await open()));
  return told;
}

/** Nothing asked, nothing open: it can be handed over or closed. */
async function quiet(world: World, stages: Stages, name: string): Promise<Stage> {
  const stage = await stages.open(name);
  const lead = world.who('SOCIAL', 'LC').http;
  done(await lead.post(`/api/asks/${stage.referral}/end`, { reason: 'person_changed_mind' }));
  const needs = await world.rows(`select id from need where case_id = $1 and ended_at is null`, stage.case);
  for (const { id } of needs) done(await lead.post(`/api/needs/${id}/withdraw`, { reason: 'other_place_found' }));
  return { ...stage, cast: without(stage.cast, 'participant', 'asked') };
}
