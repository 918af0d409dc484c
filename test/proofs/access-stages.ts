import { randomUUID } from 'node:crypto';
import { Keyring } from '../../src/platform/keys/index.js';
import { A_PLAN, A_YES, HOW_ASKED, aProposal, done } from '../support/handovers.js';
import { anIdentification } from '../support/identifications.js';
import { plant } from './access-left-out.js';
import { contentFor, WITH_AUTHORITY, WRITTEN } from './access-sections.js';
import { idOf, type Place } from './access-subjects.js';
import type { World } from './access-world.js';

/** Entries are written behind the scenes, as the one store of sections would have sealed them. */
export const placeOf = (row: string) => ({ table: 'section_entry', column: 'content', row });

/** Ids of one arranged story: what a route's `:id` can stand for. */
export interface Stage {
  readonly name: string;
  readonly case: string;
  readonly identification: string;
  readonly handover?: string;
  readonly ask?: string;
  readonly need?: string;
  readonly referral?: string;
  readonly task: string;
  readonly draft?: string;
  readonly exclusion?: string;
  readonly interview?: string;
  readonly link?: string;
  /** Asked of the lead and not answered yet; and one that was answered in full. */
  readonly disclosure?: string;
  readonly given?: string;
  readonly entry?: string;
  readonly glass?: string;
  readonly complaint?: string;
  readonly alert?: string;
  /** Asked and not answered yet; and one that was tied to the case. */
  readonly consultation?: string;
  readonly consulted?: string;
  /** Which place is what to this case. */
  readonly cast: Readonly<Record<string, Place>>;
}

const CAST: Readonly<Record<string, Place>> = {
  lead: 'SOCIAL',
  first_responder: 'POLICE',
  participant: 'MEN',
  asked: 'LUND',
  same_country: 'PLATFORM',
  other_country: 'SIB',
  left_out: 'CRISIS',
  focal_from: 'AGENCY',
  focal_to: 'COORDINATOR',
};
export const PARTICIPANT_SECTIONS = ['identity', 'safe_contact', 'plan', 'risk'];
export const RECEIVER_SECTIONS = ['identity', 'plan', 'health'];

const canary = (what: string) => `canary:${what}`;
const asked = { ...HOW_ASKED, interpreterReference: canary('consent') };
export const A_RECEPTION = { ...A_PLAN, whoMeets: canary('reception'), escort: idOf('WOMEN') };

/** Brings cases into every state that a route needs, through the API, as the people who do it. */
export class Stages {
  constructor(private readonly world: World) {}

  /** A case that SOCIAL leads: police identified, MEN takes part, LUND is asked. */
  async open(name: string, cast: Readonly<Record<string, Place>> = {}): Promise<Stage> {
    const police = this.world.who('POLICE', 'FR').http;
    const lead = this.world.who('SOCIAL', 'LC').http;
    const card = done(await police.post('/api/identifications', this.record('POLICE')));
    const at = card.caseId as string;
    done(await police.post(`/api/identifications/${card.id}/told-by-phone`, { spokeWith: canary('spoke') }));
    done(await lead.get(`/api/cases/${at}`));
    const referral = await this.need(at, 'MEN');
    done(
      await this.world.who('MEN', 'LC').http.post(`/api/asks/${referral.ask}/accept`, {
        contactName: canary('ask-contact'),
        contactPhone: '+000 1000',
      }),
    );
    done(
      await lead.post(`/api/asks/${referral.ask}/confirm`, {
        personAgreed: true,
        sections: PARTICIPANT_SECTIONS,
        conditionsAgreed: true,
        howAsked: asked,
      }),
    );
    const open = await this.need(at, 'LUND');
    const stage = {
      name,
      case: at,
      identification: card.id,
      ask: open.ask,
      need: open.need,
      referral: referral.ask,
      task: await this.taskOf(at),
      cast: { ...CAST, ...cast },
    };
    await this.write(stage, 'before');
    return { ...stage, ...(await plant(this.world, stage.case, 'SOCIAL')) };
  }

  async holding(): Promise<Stage> {
    const officer = this.world.who('NO_POLICE', 'FR').http;
    const card = done(await officer.post('/api/identifications', this.record('NO_POLICE')));
    const stage = {
      name: 'holding',
      case: card.caseId,
      identification: card.id,
      task: await this.taskOf(card.caseId),
      cast: { holding_lead: 'NO_POLICE', same_country: 'PLATFORM', other_country: 'SIB', left_out: 'CRISIS' },
    };
    done(await this.world.who('NO_POLICE', 'LC').http.get(`/api/cases/${stage.case}`));
    await this.write(stage, 'before');
    return { ...stage, ...(await plant(this.world, stage.case, 'NO_POLICE')) };
  }

  async prepared(stage: Stage, to: object, changes: object = {}): Promise<Stage> {
    const lead = this.world.who('SOCIAL', 'LC').http;
    const { id } = done(
      await lead.post(`/api/cases/${stage.case}/handovers`, aProposal(to, changes as Record<string, unknown>)),
    );
    return { ...stage, handover: id };
  }

  async proposed(stage: Stage, to: object = { institution: idOf('SAFE_HOUSE') }, changes: object = {}): Promise<Stage> {
    const after = await this.prepared(stage, to, changes);
    await this.lead(after, 'propose');
    return after;
  }

  lead = (stage: Stage, verb: string, body: object = {}) => this.act('SOCIAL', stage, verb, body);
  receiver = (stage: Stage, verb: string, body: object = {}) => this.act('SAFE_HOUSE', stage, verb, body);

  async agreed(stage: Stage): Promise<Stage> {
    const after = await this.proposed(stage);
    await this.receiver(after, 'accept', { ...A_YES, contactName: canary('contact') });
    await this.lead(after, 'agree', { personAgreed: true, sections: RECEIVER_SECTIONS, howAsked: asked });
    done(
      await this.world
        .who('SAFE_HOUSE', 'LC')
        .http.put(`/api/handovers/${after.handover}/reception-plan`, A_RECEPTION, { 'if-match': '"v0"' }),
    );
    return after;
  }

  async onTheWay(stage: Stage): Promise<Stage> {
    const after = await this.agreed(stage);
    await this.lead(after, 'depart', { expectedAt: '2030-01-01T10:00:00+02:00' });
    return after;
  }

  async takenOver(stage: Stage): Promise<Stage> {
    const after = await this.onTheWay(stage);
    await this.receiver(after, 'take-over', {
      metBy: canary('met-by'),
      openRequests: [
        { askId: stage.ask, do: 'inherit' },
        { askId: stage.referral, do: 'inherit' },
      ],
    });
    await this.write(after, 'after');
    return after;
  }

  async escalated(stage: Stage): Promise<Stage> {
    const after = await this.proposed(stage);
    for (let step = 0; step < 6; step++) {
      await this.world.rows(`update handover set due_at = now() - interval '1 minute' where id = $1`, after.handover);
      await this.world.scan();
    }
    const [row] = await this.world.rows('select status, escalated_to from handover where id = $1', after.handover);
    if (row?.['status'] !== 'escalated' || row['escalated_to'] !== idOf('LV_DESK'))
      throw new Error(`Not at the desk: ${JSON.stringify(row)}`);
    return after;
  }

  async escalatedAsk(stage: Stage): Promise<Stage> {
    for (let step = 0; step < 6; step++) {
      await this.world.rows(`update ask set due_at = now() - interval '1 minute' where id = $1`, stage.ask);
      await this.world.scan();
    }
    const [row] = await this.world.rows('select status, escalated_to from ask where id = $1', stage.ask);
    if (row?.['status'] !== 'escalated' || row['escalated_to'] !== idOf('SE_DESK'))
      throw new Error(`Not at the desk: ${JSON.stringify(row)}`);
    return stage;
  }

  /** No place could: the duty passes to the country's focal point. */
  async givenUp(stage: Stage): Promise<Stage> {
    await this.escalatedAsk(stage);
    const lead = this.world.who('SOCIAL', 'LC').http;
    done(await lead.post(`/api/needs/${stage.need}/nobody-can`, { conferenceOn: '2035-01-01' }));
    const [task] = await this.world.rows(`select id from case_task where need_id = $1`, stage.need);
    return { ...stage, task: task!['id']! };
  }

  /** Who works on it inside each institution that is in the case: CW. */
  async assign(stage: Stage): Promise<Stage> {
    const inCase = [
      'lead',
      'participant',
      'first_responder',
      'agreed_receiver',
      'former_lead',
      'new_lead',
      'holding_lead',
    ];
    for (const relation of inCase) {
      const place = stage.cast[relation];
      if (place)
        await this.world.rows(
          `insert into assignment (case_id, institution_id, account_id, during) select $1, $2, $3, tstzrange(clock_timestamp(), null)
            where not exists (select 1 from assignment where case_id = $1 and institution_id = $2)`,
          stage.case,
          idOf(place),
          this.world.who(place, 'CW').account,
        );
    }
    return stage;
  }

  async askVerb(place: Place, stage: Stage, verb: string, body: object, of: 'ask' | 'referral' = 'ask'): Promise<void> {
    done(await this.world.who(place, 'LC').http.post(`/api/asks/${stage[of]}/${verb}`, body));
  }

  private async act(place: Place, stage: Stage, verb: string, body: object): Promise<void> {
    done(await this.world.who(place, 'LC').http.post(`/api/handovers/${stage.handover}/${verb}`, body));
  }

  private record = (place: Place): Record<string, unknown> =>
    anIdentification({
      called: canary('called'),
      identity: { names: [{ kind: 'stated', text: canary(`identity/${place}/before`) }], gender: 'male' },
      safeContact: { channel: 'phone', value: canary(`safe_contact/${place}/before`) },
      howAsked: { ...(anIdentification()['howAsked'] as object), interpreterReference: canary('consent') },
      alternate: { name: canary('record'), phone: '+000 2000' },
    });

  private async need(caseId: string, place: Place): Promise<{ need: string; ask: string }> {
    const lead = this.world.who('SOCIAL', 'LC').http;
    const need = done(
      await lead.post(`/api/cases/${caseId}/needs`, {
        service: 'safe_accommodation',
        urgency: 'normal',
        places: [idOf(place)],
        preview: { ageGroup: 'adult', gender: 'man', languages: ['lv'] },
      }),
    );
    return { need: need.id, ask: need.asks[0].askId };
  }

  private async taskOf(caseId: string): Promise<string> {
    return (
      await this.world.rows(`select id from case_task where case_id = $1 and done_at is null order by id`, caseId)
    )[0]!['id']!;
  }

  /** A row in every section by every institution that could have written one, told apart by its canary. */
  private async write(stage: Stage, when: 'before' | 'after'): Promise<void> {
    const writers: [Place, string][] =
      stage.name === 'holding'
        ? [
            ['NO_POLICE', 'FR'],
            ['MEN', 'LC'],
          ]
        : when === 'after'
          ? [
              ['SOCIAL', 'LC'],
              ['SAFE_HOUSE', 'LC'],
              ['MEN', 'LC'],
            ]
          : [
              ['POLICE', 'FR'],
              ['SOCIAL', 'LC'],
              ['MEN', 'LC'],
              ['SAFE_HOUSE', 'LC'],
            ];
    const [victim] = await this.world.rows('select victim_id as id from case_file where id = $1', stage.case);
    for (const [place, role] of writers) {
      const { account, institution } = this.world.who(place, role);
      const key = await this.world.app.get(Keyring).of(victim!['id']!);
      const written = WRITTEN.filter((section) => section !== 'perpetrator' || WITH_AUTHORITY.includes(place));
      const entries = written.map((section) => ({ id: randomUUID(), section }));
      await this.world.rows(
        `insert into section_entry (id, case_id, victim_id, section, content, statement, account_id, institution_id)
         select e.id, $1, $2, e.section, e.content, 'observed', $3, $4
           from unnest($5::uuid[], $6::text[], $7::bytea[]) as e (id, section, content)`,
        stage.case,
        victim!['id'],
        account,
        institution,
        entries.map(({ id }) => id),
        entries.map(({ section }) => section),
        entries.map(({ id, section }) => key.seal(placeOf(id), contentFor(section, place, when))),
      );
    }
  }
}
