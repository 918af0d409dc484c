import { Pool } from 'pg';
import { anIdentification } from '../support/identifications.js';
import { sideBySide, type ProofServer, type Reply, type Visitor } from '../support/over-http.js';
import { ConsentModel, type Matrix, type Place } from './consent-model.js';
import { ConsentExceptions } from './consent-exceptions.js';
import { ASKERS, ConsentReads, CONTENT, pick, READERS, RECEIVER, SECTIONS, type Story } from './consent-reads.js';
import { contact, howAsked, must, openCase, plan } from './handing-over.js';
import { randomOf, type Random } from './sequences.js';

const ACTS = 16;
const HELPERS = ['se.shelter.men', 'se.shelter.lund', 'lv.marta'];
const inCustody = { ...howAsked, condition: ['in_custody'] };

/** Random acts of consent around one person at a time, many persons side by side; after each act, who can read what. */
export class ConsentSequences {
  readonly faults: string[] = [];
  readonly counts: Record<string, number> = {};
  private readonly people = new Map<string, Visitor>();
  private readonly places = new Map<string, Place>();
  private readonly accounts = new Map<string, readonly string[]>();
  private matrix: Matrix = () => ({ all: [], own: [], breaks: [] });
  private readonly app: Pool;
  private readonly reads: ConsentReads;
  private readonly exceptions: ConsentExceptions;

  constructor(
    private readonly server: ProofServer,
    private readonly behind: Pool,
  ) {
    this.app = new Pool({ connectionString: server.database.appUrl, max: 4 });
    this.reads = new ConsentReads(this.people, this.places, this.accounts, this.app, behind);
    this.exceptions = new ConsentExceptions(this.people, this.places, behind);
  }

  async run(count: number, seed: number): Promise<void> {
    for (const login of [...READERS, ...ASKERS, 'se.coordinator', 'lv.coordinator'])
      this.people.set(login, await this.server.login(login));
    const { rows } = await this.behind.query<Record<string, string>>(
      `select a.login, a.id, a.institution_id, i.kind, i.country, a.roles::text as roles from account a
         join institution i on i.id = a.institution_id where a.login = any($1)`,
      [[...READERS, ...ASKERS]],
    );
    for (const { login, id, institution_id: institution, kind, country, roles } of rows) {
      this.places.set(login!, { login: login!, institution: institution!, kind: kind!, country: country! });
      this.accounts.set(login!, [id!, institution!, country!, roles!]);
    }
    const cells = await this.behind.query<Record<string, string>>(
      `select kind, relation, section, reads, break_glass::text as breaks from need_to_know where during @> now()`,
    );
    this.matrix = (kind, relation) => {
      const of = (column: string, is: string) =>
        cells.rows.flatMap((c) =>
          c['kind'] === kind && c['relation'] === relation && c[column] === is ? [c['section']!] : [],
        );
      return { all: of('reads', 'all'), own: of('reads', 'own'), breaks: of('breaks', 'true') };
    };
    await sideBySide(Array.from({ length: count }), 4, async (_, at) => {
      const random = randomOf(seed * 7919 + at);
      try {
        await this.sequence(random, at);
      } catch (error) {
        this.faults.push(`sequence ${at}: ${error instanceof Error ? error.message : String(error)}`);
      }
    });
    this.counts['read'] = this.reads.read;
    await this.app.end();
  }

  private async sequence(random: Random, at: number): Promise<void> {
    const social = this.people.get('se.social')!;
    const { caseId } = await openCase(this.people.get('se.police')!, anIdentification());
    for (const section of SECTIONS)
      must(
        await social.post(`/api/cases/${caseId}/sections/${section}`, {
          statement: 'told_by_person',
          ...(CONTENT[section] ?? { text: `canary-${section}` }),
        }),
        201,
      );
    const model = new ConsentModel(this.place('se.social'), this.matrix, this.place('se.police'));
    const { rows } = await this.behind.query<{ section: string; id: string }>(
      'select section, id from section_entry where case_id = $1 and institution_id = $2',
      [caseId, model.lead.institution],
    );
    const entries = Object.fromEntries(rows.map(({ section, id }) => [section, id]));
    const writer = model.lead.institution;
    const story: Story = { caseId, model, random, log: [], writer, entries, asks: [], handover: undefined };
    for (let act = 0; act < ACTS; act += 1) {
      await this.act(story);
      const wrong = [
        ...(await this.reads.inSql(story)),
        ...(await this.reads.overHttp(story, 2)),
        ...(random() < 0.2 ? await this.reads.disclosed(story) : []),
      ];
      if (wrong.length > 0) {
        this.faults.push(`sequence ${at}, after ${story.log.join(' | ')}: ${wrong.join('; ')}`);
        return;
      }
    }
    const wrong = [
      ...(await this.reads.overHttp(story)),
      ...(await this.reads.disclosed(story)),
      ...(await this.reads.notified(story)),
      ...(await this.exceptions.recorded(story)),
    ];
    if (wrong.length > 0)
      this.faults.push(`sequence ${at}, at the end of ${story.log.join(' | ')}: ${wrong.join('; ')}`);
  }

  private async act(story: Story): Promise<void> {
    const { model, random } = story;
    const chance = random();
    const led = model.lead.login === 'se.social';
    if (chance < 0.16) await this.country(story);
    else if (chance < 0.3) await this.withdraw(story);
    else if (chance < 0.36) await this.shareNo(story);
    else if (chance < 0.46) this.count(await this.exceptions.glass(story));
    else if (chance < 0.55) this.count(await this.exceptions.disclosure(story));
    else if (!led) await this.withdraw(story);
    else if (chance < 0.72) await this.referral(story);
    else await this.handOver(story);
  }

  private async country(story: Story): Promise<void> {
    const answer = pick(story.random, ['yes', 'yes', 'no', 'undecided', 'not_asked']);
    const countries = pick(story.random, [[], ['LV'], ['EE'], ['LV', 'EE']]);
    const body = { question: 'another_country', answer: { answer, countries }, howAsked };
    must(await this.byLead(story, `consents`, body, `country ${answer} ${countries.join('+')}`), 200);
    story.model.answerCountry(answer, countries);
  }

  private async withdraw(story: Story): Promise<void> {
    const { model, random } = story;
    const requests = [
      ...story.asks.filter(({ confirmed }) => confirmed).map(({ id }) => id),
      story.handover?.id,
    ].filter(Boolean);
    const sections = random() < 0.5 ? [pick(random, SECTIONS)] : [];
    const recipients = [
      undefined,
      { institution: this.place(pick(random, [...HELPERS, RECEIVER])).institution },
      { country: pick(random, ['LV', 'SE']) },
      { kinds: [pick(random, ['shelter', 'ngo', 'police'])] },
    ];
    const request = requests.length > 0 && random() < 0.5 ? pick(random, requests) : undefined;
    const recipient = request ? undefined : pick(random, recipients);
    const body = { howAsked, sections, ...(request ? { request } : recipient ? { recipient } : {}) };
    must(
      await this.byLead(
        story,
        'consents/withdrawals',
        body,
        `withdraw ${JSON.stringify(request ?? recipient ?? 'all')} ${sections.join('+')}`,
      ),
      200,
    );
    const whole = !request && sections.length === 0 && !recipient?.institution && !recipient?.kinds;
    if (whole) model.answerCountry('no', recipient?.country ? [recipient.country] : []);
    model.takeBack({ request, ...recipient, sections });
  }

  private async shareNo(story: Story): Promise<void> {
    const body = { question: 'share_name', answer: { answer: 'no' }, howAsked };
    must(await this.byLead(story, 'consents', body, 'name no'), 200);
    story.model.takeBack({ sections: ['identity'] });
  }

  /** An ask to one place, its yes, and the person's: each where it can be, refused where the person has not agreed. */
  private async referral(story: Story): Promise<void> {
    const { model, random } = story;
    const open = story.asks.find(({ confirmed }) => !confirmed);
    if (open) {
      const sections = this.someSections(random);
      const custody = random() < 0.25;
      const body = { personAgreed: true, conditionsAgreed: true, sections, howAsked: custody ? inCustody : howAsked };
      const reply = await this.by('se.social', `/api/asks/${open.id}/confirm`, body);
      const covered = model.mayOpen(open.to, custody);
      this.expect(
        story,
        `confirm ${open.to.login} ${sections.join('+')}${custody ? ' in custody' : ''}`,
        reply,
        covered,
      );
      if (!covered) return;
      open.confirmed = true;
      model.open(open.id, open.to, 'participant', sections);
      return;
    }
    const done = story.asks.find(({ confirmed }) => confirmed);
    if (done && random() < 0.3) {
      this.expect(
        story,
        'end',
        await this.by('se.social', `/api/asks/${done.id}/end`, { reason: 'person_changed_mind' }),
        true,
      );
      story.asks = story.asks.filter((ask) => ask !== done);
      model.close(done.id);
      return;
    }
    const to = this.place(pick(random, HELPERS));
    const need = {
      service: 'safe_accommodation',
      urgency: 'normal',
      places: [to.institution],
      preview: { gender: 'man' },
    };
    const reply = await this.by('se.social', `/api/cases/${story.caseId}/needs`, need);
    const covered = model.mayOpen(to, false);
    this.expect(story, `ask ${to.login}`, reply, covered, 201);
    if (!covered) return;
    const id = reply.body.asks[0].askId as string;
    must(await this.by(to.login, `/api/asks/${id}/accept`, { contactName: 'Contact', contactPhone: '+000 000' }), 200);
    story.asks.push({ id, to, confirmed: false });
  }

  private async handOver(story: Story): Promise<void> {
    const { model, random } = story;
    const to = this.place(RECEIVER);
    if (!story.handover) {
      const body = {
        ...{ to: { institution: to.institution }, travel: 'cross_border', reason: 'persons_wish', urgency: 'normal' },
        ...{ preview: { gender: 'man', languages: ['lv'] }, feedbackWanted: false },
      };
      const { id } = must(await this.by('se.social', `/api/cases/${story.caseId}/handovers`, body), 201).body;
      story.log.push('prepare');
      story.handover = { id, status: 'prepared' };
      return;
    }
    const { id, status } = story.handover;
    const url = `/api/handovers/${id}`;
    const yes = model.agreesTo('LV');
    const move = async (
      what: string,
      who: string,
      verb: string,
      body: object,
      covered: boolean,
      next: typeof status,
    ) => {
      this.expect(story, what, await this.by(who, `${url}/${verb}`, body), covered);
      if (covered) story.handover = { id, status: next };
      return covered;
    };
    if (status === 'prepared') await move('propose', 'se.social', 'propose', {}, yes, 'proposed');
    else if (status === 'proposed') await move('accept', RECEIVER, 'accept', contact, true, 'accepted');
    else if (status === 'accepted') {
      const sections = this.someSections(random);
      const custody = random() < 0.2;
      const body = { personAgreed: true, sections, howAsked: custody ? inCustody : howAsked };
      const what = `agree ${sections.join('+')}${custody ? ' in custody' : ''}`;
      if (await move(what, 'se.social', 'agree', body, yes && !custody, 'agreed')) {
        model.open(id, to, 'receiver', sections);
        must(await this.people.get(RECEIVER)!.put(`${url}/reception-plan`, plan, { 'if-match': '"v0"' }), 200);
      }
    } else if (status === 'agreed' && (model.stopped || random() < 0.2)) {
      const reply = await this.by('se.social', `${url}/cancel`, { reason: 'person_changed_mind' });
      this.expect(story, 'cancel', reply, true);
      model.close(id);
      story.handover = undefined;
    } else if (status === 'agreed') {
      await move('depart', 'se.social', 'depart', { expectedAt: plan.at }, yes && !model.stopped, 'in_transit');
    } else {
      this.expect(story, 'take over', await this.by(RECEIVER, `${url}/take-over`, { metBy: 'night worker' }), true);
      model.takenOver(id, to);
      story.handover = undefined;
      story.asks = [];
    }
  }

  private byLead(story: Story, path: string, body: object, what: string): Promise<Reply> {
    story.log.push(what);
    this.count(what.split(' ')[0]!);
    return this.by(story.model.lead.login, `/api/cases/${story.caseId}/${path}`, body);
  }

  private by = (login: string, path: string, body: object): Promise<Reply> => this.people.get(login)!.post(path, body);

  /** Done where the person's word covers it, else refused for just that reason. */
  private expect(story: Story, what: string, reply: Reply, covered: boolean, status = 200): void {
    story.log.push(`${what}${covered ? '' : ' (refused)'}`);
    this.count(covered ? what.split(' ')[0]! : 'refused');
    const asItShould = covered
      ? reply.status === status
      : reply.status === 409 && reply.body?.type === '/problems/person-has-not-agreed';
    if (!asItShould) throw new Error(`after ${story.log.join(' | ')}: ${reply.status} ${reply.text.slice(0, 300)}`);
  }

  private someSections(random: Random): string[] {
    const some = SECTIONS.filter(() => random() < 0.5);
    return some.length > 0 ? some : ['identity'];
  }

  private place = (login: string): Place => this.places.get(login)!;
  private count(what: string): void {
    this.counts[what] = (this.counts[what] ?? 0) + 1;
  }
}
