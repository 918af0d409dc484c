import type { Pool } from 'pg';
import { answers, anIdentification } from '../support/identifications.js';
import { sideBySide, type ProofServer, type Reply, type Visitor } from '../support/over-http.js';
import { ALSO_THERE, BesideTheLead } from './beside-the-lead.js';
import { askTogether } from './going-together.js';
import { plan } from './handing-over.js';
import { Joining, type Call, type Thing } from './joining.js';
import { ASK, CASE, ENDS, FOCAL, HANDOVER, OFFICERS, ONWARD, WORKERS } from './sequence-verbs.js';

export type Random = () => number;

/** mulberry32: small, seeded, good enough to repeat a run. */
export function randomOf(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const STEPS = 24;
/** People who do whatever they like, two at a time, to a case and all that belongs to it. */
export class Sequences {
  readonly faults: string[] = [];
  readonly verbs: Record<string, number> = {};
  private steps = 0;
  private done = 0;
  private refused = 0;
  private people = new Map<string, Visitor>();
  private desks = new Map<string, string[]>();
  private places: string[] = [];
  /** The number of somebody else's case. */
  private earlier = 'SE-0000-0000';
  private readonly joining: Joining;
  private readonly beside: BesideTheLead;

  constructor(
    private readonly server: ProofServer,
    private readonly random: Random,
    private readonly behind: Pool,
  ) {
    const call: Call = (login, name, method, path, body) => this.call(login, name, method, path, body);
    this.joining = new Joining(call, random, behind);
    this.beside = new BesideTheLead(call, random);
  }

  async run(count: number, check: () => Promise<Record<string, number>>) {
    for (const login of [...OFFICERS, ...WORKERS, ...FOCAL, ...ALSO_THERE])
      this.people.set(login, await this.server.login(login));
    const { rows } = await this.behind.query<{ login: string; id: string }>(
      'select login, institution_id as id from account where login = any($1) order by login',
      [WORKERS],
    );
    for (const { login, id } of rows) this.desks.set(id, [...(this.desks.get(id) ?? []), login]);
    this.places = [...this.desks.keys()];
    const broken: Record<string, number> = {};
    let finished = 0;
    await sideBySide(Array.from({ length: count }), 6, async () => {
      await this.sequence();
      finished += 1;
      if (finished % 50 === 0) Object.assign(broken, await check());
    });
    const { steps, done, refused, verbs, faults } = this;
    return { steps, done, refused, verbs, faults, broken };
  }

  private async sequence(): Promise<void> {
    const opened = await this.call(this.pick(OFFICERS), 'identify', 'POST', '/api/identifications', this.first());
    if (opened?.status !== 201 || !opened.body.caseId) return;
    const thing: Thing = { caseId: opened.body.caseId, number: opened.body.number, handovers: [], asks: [] };
    // Half of them are met a second time, in another country, and may be found to be one person.
    const twice = this.random() < 0.5;
    const cases = [thing];
    if (!twice && this.random() < 0.5) await this.goTogether(thing, cases);
    const step = () => {
      if (this.random() < 0.25) return this.besideTheLead(this.pick(cases), cases);
      return twice && this.random() < 0.4
        ? this.joining.step(
            cases,
            (caseId) => this.atTheLead(caseId),
            () => this.first(),
          )
        : this.step(this.pick(cases));
    };
    for (let taken = 0; taken < STEPS; taken += 2) await Promise.all([step(), step()]);
  }

  private async goTogether(thing: Thing, cases: Thing[]): Promise<void> {
    const opened = await this.call(this.pick(OFFICERS), 'identify', 'POST', '/api/identifications', this.first());
    if (opened?.status !== 201 || !opened.body.caseId) return;
    const { caseId, number } = opened.body;
    const other: Thing = { caseId, number, handovers: [], asks: [] };
    cases.push(other);
    const { who, at } = await this.atTheLead(thing.caseId);
    const place = this.pick(this.places.filter((id) => id !== at));
    const near = countryOf(this.desks.get(place)![0]!) === countryOf(who);
    const travel = near ? this.pick(['none', 'within_country']) : this.pick(['cross_border', 'none']);
    await askTogether((...made) => this.call(...made), thing, other, { who, place, travel });
  }

  private async besideTheLead(thing: Thing, cases: readonly Thing[]): Promise<void> {
    const { who } = await this.atTheLead(thing.caseId);
    const numbers = [...cases.map(({ number }) => number), this.earlier];
    this.earlier = thing.number;
    await this.beside.step(thing, { who, places: this.places, numbers });
  }

  private first(): Record<string, unknown> {
    const kind = this.random();
    if (kind < 0.08) return anIdentification({ consents: answers({ contact_support: 'could_not_be_asked' }) });
    if (kind < 0.14) return anIdentification({ ageGroup: 'unsure' });
    return anIdentification();
  }

  private async step(thing: Thing): Promise<void> {
    const what = this.random();
    const { who, at } = await this.atTheLead(thing.caseId);
    const place = this.pick(this.places.filter((id) => id !== at));
    if (what < 0.1) {
      const body = { service: 'safe_accommodation', urgency: 'normal', places: [place], preview: {} };
      const reply = await this.call(who, 'case needs', 'POST', `/api/cases/${thing.caseId}/needs`, body);
      for (const ask of reply?.status === 201 ? reply.body.asks : []) thing.asks.push(ask.askId);
    } else if (what < 0.24) {
      const country = this.pick(['LV', 'DE', 'EE'].filter((code) => code !== countryOf(who)));
      const abroad = this.random() < 0.3 ? { country } : undefined;
      const near = countryOf(this.desks.get(place)![0]!) === countryOf(who);
      const travel = abroad || !near ? this.pick(['cross_border', 'none']) : this.pick(['none', 'within_country']);
      const to = abroad ?? { institution: place };
      // To ask abroad needs the person's yes, recorded by whoever leads now.
      if (this.random() < 0.6)
        await this.call(who, 'case consents', 'POST', `/api/cases/${thing.caseId}/consents`, CASE['consents']!());
      const body = { to, travel, reason: 'persons_wish', urgency: 'normal', preview: {}, feedbackWanted: true };
      const reply = await this.call(who, 'case handovers', 'POST', `/api/cases/${thing.caseId}/handovers`, body);
      if (reply?.status === 201) thing.handovers.push(reply.body.id);
    } else if (what < 0.68) await this.onRequest('handovers', thing.handovers, HANDOVER);
    else if (what < 0.86) await this.onRequest('asks', thing.asks, ASK);
    else if (what < 0.95) {
      const verb = this.pick(Object.keys(CASE));
      await this.call(who, `case ${verb}`, 'POST', `/api/cases/${thing.caseId}/${verb}`, CASE[verb]!());
    } else if (what < 0.98) {
      const back = anIdentification({ broughtNumber: thing.number, identity: undefined, safeContact: undefined });
      await this.call(this.pick(OFFICERS), 'return', 'POST', '/api/identifications', back);
    } else await this.mandate();
  }

  private async onRequest(
    kind: 'handovers' | 'asks',
    ids: readonly string[],
    verbs: Readonly<Record<string, (place: string) => unknown>>,
  ): Promise<void> {
    const id = ids.at(-1);
    if (!id) return;
    const who =
      (this.random() < 0.6 ? await this.whoGoesOn(kind, id) : undefined) ?? (await this.atEitherSide(kind, id));
    const seen = await this.call(who, `${kind} view`, 'GET', `/api/${kind}/${id}`);
    const allowed = ((seen?.status === 200 ? seen.body.allowed : []) as string[]).filter((verb) => verb in verbs);
    if (
      kind === 'handovers' &&
      seen?.status === 200 &&
      seen.body.allowed.includes('plan-reception') &&
      this.random() < 0.5
    )
      await this.people.get(who)!.put(`/api/handovers/${id}/reception-plan`, plan, { 'if-match': '"v0"' });
    const onward = allowed.filter((known) => ONWARD.includes(known));
    // What the person has said yes to opens something: of that enough has to end without a takeover.
    const ends =
      kind === 'handovers' && seen?.body?.agreedSections ? allowed.filter((known) => ENDS.includes(known)) : [];
    const verb =
      ends.length > 0 && this.random() < 0.5
        ? this.pick(ends)
        : onward.length > 0 && this.random() < 0.6
          ? this.pick(onward)
          : allowed.length > 0 && this.random() < 0.7
            ? this.pick(allowed)
            : this.pick(Object.keys(verbs));
    const url = `/api/${kind}/${id}/${verb}`;
    const reply = await this.call(who, `${kind} ${verb}`, 'POST', url, verbs[verb]!(this.pick(this.places)));
    // Often the other side is at it at once.
    if (reply && reply.status < 300 && onward.includes(verb) && this.random() < 0.8)
      await this.onRequest(kind, ids, verbs);
  }

  /** Mostly somebody of the institution that leads, now and then anybody. */
  private async atTheLead(caseId: string): Promise<{ who: string; at: string | undefined }> {
    const { rows } = await this.behind.query<{ id: string }>(
      'select institution_id as id from lead_tenure where case_id = $1 and upper_inf(during)',
      [caseId],
    );
    const at = rows[0]?.id;
    const who = this.random() < 0.85 && at && this.desks.has(at) ? this.pick(this.desks.get(at)!) : this.pick(WORKERS);
    return { who, at: [...this.desks].find(([, logins]) => logins.includes(who))?.[0] };
  }

  /** Of the two sides the one on which it waits. */
  private async whoGoesOn(kind: 'handovers' | 'asks', id: string): Promise<string | undefined> {
    for (const side of await this.sidesOf(kind, id)) {
      const login = this.pick(this.desks.get(side) ?? ['se.social']);
      const { status, body } = await this.people.get(login)!.get(`/api/${kind}/${id}`);
      if (status === 200 && (body.allowed as string[]).some((verb) => ONWARD.includes(verb))) return login;
    }
    return undefined;
  }

  private async atEitherSide(kind: 'handovers' | 'asks', id: string): Promise<string> {
    const sides = (await this.sidesOf(kind, id)).flatMap((side) => this.desks.get(side) ?? []);
    const chance = this.random();
    if (chance < 0.85 && sides.length > 0) return this.pick(sides);
    return this.pick(chance < 0.93 ? FOCAL : WORKERS);
  }

  private async sidesOf(kind: 'handovers' | 'asks', id: string): Promise<string[]> {
    const table = kind === 'handovers' ? 'handover' : 'ask';
    const { rows } = await this.behind.query<{ a: string; b: string | null }>(
      `select from_institution as a, to_institution as b from ${table} where id = $1`,
      [id],
    );
    return [rows[0]?.a, rows[0]?.b].flatMap((side) => (side ? [side] : []));
  }

  /** A lead mandate ends, with whatever its institution leads going to the fallback, and is given again. */
  private async mandate(): Promise<void> {
    const focal = 'se.coordinator';
    const institution = this.pick(this.places);
    const list = await this.call(focal, 'mandates', 'GET', `/api/mandates?institution=${institution}`);
    const lead = (list?.status === 200 ? (list.body.items ?? []) : []).find(
      (mandate: { kind: string }) => mandate.kind === 'lead',
    );
    if (lead)
      await this.call(focal, 'mandate end', 'POST', `/api/mandates/${lead.id}/end`, {
        giveLeadsToFallback: this.random() < 0.8,
      });
    await this.call(focal, 'mandate give', 'POST', '/api/mandates', {
      institution,
      kind: 'lead',
      source: 'random sequences',
    });
  }

  private async call(
    login: string,
    name: string,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Reply | undefined> {
    this.steps += 1;
    const who = this.people.get(login)!;
    const reply = await (method === 'GET' ? who.get(path) : who.post(path, body));
    if (reply.status < 300) {
      this.done += 1;
      this.verbs[name] = (this.verbs[name] ?? 0) + 1;
    } else this.refused += 1;
    if (reply.status >= 500) this.faults.push(`${name} by ${login}: ${reply.status} ${reply.text}`);
    // A form that was not understood, field by field, is a fault of these sequences; a place that does not fit is a rule.
    const [field] = (reply.body?.errors ?? []) as { path: string }[];
    if (
      reply.status === 400 &&
      field &&
      !/^(institution|to|places|number|broughtNumber|entries|country)/.test(field.path)
    )
      this.faults.push(`${name} by ${login} was not understood: ${reply.text}`);
    return reply;
  }

  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }
}

const countryOf = (login: string): string => login.slice(0, 2).toUpperCase();
