import { seededId } from '../../src/institutions/index.js';
import { howAsked } from './handing-over.js';
import type { Call, Thing } from './joining.js';
import { FOCAL, OFFICERS } from './sequence-verbs.js';

const PROSECUTOR = 'se.prosecutor';
export const ALSO_THERE = [PROSECUTOR, 'se.complaints', 'lv.child', 'lv.police'];
const why = 'in a random sequence';
const guardian = { who: 'representative', appointedBy: 'court', conflict: 'none_found' };
const interest = { family: 'in_favour', child: 'agrees', guardian: 'agrees', finding: 'in_their_interest' };
const held = { kind: 'interview', topics: ['journey'], counselling: false, heldOn: '2026-11-01' };
const pair = { names: [{ text: 'Canary Examplename' }], born: '1990-05-31', reason: why };

interface People {
  /** Somebody where the case is led, or now and then anybody. */
  readonly who: string;
  readonly places: readonly string[];
  readonly numbers: readonly string[];
}

/** Everything that is done in a case and is not to move its lead, in whatever order, by whoever happens to try. */
export class BesideTheLead {
  private readonly ids = new Map<string, string[]>();

  constructor(
    private readonly call: Call,
    private readonly random: () => number,
  ) {}

  async step(thing: Thing, people: People): Promise<void> {
    const acts = [
      () => this.child(thing, people),
      () => this.link(thing, people),
      () => this.advice(thing, people),
      () => this.interview(thing, people),
      () => this.glass(thing, people),
      () => this.alert(people),
      () => this.disclosure(thing, people),
      () => this.person(thing, people),
    ];
    await this.pick(acts)();
  }

  private async child({ caseId }: Thing, { who }: People): Promise<void> {
    const acts: Readonly<Record<string, () => object>> = {
      ages: () => ({
        source: this.pick(['stated', 'document', 'assessment']),
        says: this.pick(['child', 'unsure', 'adult']),
      }),
      guardians: () => guardian,
      'guardians/end': () => ({ reason: 'replaced' }),
      'best-interests': () => ({
        ...interest,
        country: this.pick(['LV', 'EE', 'SE']),
        placementReference: 'placement 1',
      }),
    };
    const act = this.pick(Object.keys(acts));
    const by = this.random() < 0.2 ? 'lv.child' : who;
    await this.call(by, `child ${act}`, 'POST', `/api/cases/${caseId}/child/${act}`, acts[act]!());
  }

  private async link({ caseId }: Thing, { who, numbers }: People): Promise<void> {
    const url = `/api/cases/${caseId}/links`;
    const id = this.last(`link ${caseId}`);
    if (!id || this.random() < 0.3) {
      const kind = this.pick(['siblings', 'partners', 'same_group']);
      const made = await this.call(who, 'link make', 'POST', url, { number: this.pick(numbers), kind });
      if (made?.status === 201) this.keep(`link ${caseId}`, made.body.id);
    } else if (this.random() < 0.8) {
      const wish = { wish: this.pick(['together', 'apart', 'must_not_learn']), askedAlone: true };
      await this.call(who, 'link wish', 'POST', `${url}/${id}/wish`, wish);
    } else await this.call(who, 'link end', 'POST', `${url}/${id}/end`, { reason: 'not_so' });
  }

  private async advice({ number }: Thing, { who, places }: People): Promise<void> {
    const id = this.last('advice');
    if (!id || this.random() < 0.4) {
      const asks = { institution: this.pick(places), topics: ['safety'], ageGroup: 'adult', words: why };
      const asked = await this.call(this.pick(OFFICERS), 'advice ask', 'POST', '/api/consultations', asks);
      if (asked?.status === 201) this.keep('advice', asked.body.id);
    } else {
      const verb = this.pick(['words', 'become-case', 'close', 'decline']);
      const body = { words: { words: why }, 'become-case': { number }, close: { outcome: 'not_needed' } }[verb] ?? {};
      const by = this.random() < 0.6 ? this.pick(OFFICERS) : who;
      await this.call(by, `advice ${verb}`, 'POST', `/api/consultations/${id}/${verb}`, body);
    }
  }

  private async interview({ caseId }: Thing, { who }: People): Promise<void> {
    const url = `/api/cases/${caseId}/interviews`;
    const again = this.random() < 0.5 ? { whyAgain: 'a_contradiction' } : {};
    const body = { ...held, ...again, interpreter: 'none_needed', recording: 'none' };
    const reply = await this.call(who, 'interview hold', 'POST', url, body);
    const id = reply?.body?.interviews?.[0]?.id as string | undefined;
    if (id) await this.call(who, 'interview rely', 'POST', `${url}/${id}/reliance`, { topics: ['journey'] });
  }

  private async glass({ caseId }: Thing, { who }: People): Promise<void> {
    const id = this.last('glass');
    if (!id || this.random() < 0.5) {
      const body = { section: this.pick(['risk', 'identity', 'safe_contact', 'address']), reason: why };
      const by = this.pick([who, ...OFFICERS]);
      const broken = await this.call(by, 'glass break', 'POST', `/api/cases/${caseId}/break-glass`, body);
      if (broken?.status === 201) this.keep('glass', broken.body.id);
    } else if (this.random() < 0.6) {
      const finding = { finding: this.pick(['justified', 'not_justified']) };
      await this.call(this.pick(FOCAL), 'glass review', 'POST', `/api/break-glass/${id}/review`, finding);
    } else await this.call(who, 'glass end', 'POST', `/api/break-glass/${id}/end`);
  }

  private async alert({ who }: People): Promise<void> {
    const id = this.last('alert');
    if (!id || this.random() < 0.4) {
      const danger = { country: this.pick(['SE', 'LV']), kind: 'pursued', place: 'Here', callBack: 'Desk, +000 1' };
      const sent = await this.call(who, 'alert send', 'POST', '/api/alerts', danger);
      if (sent?.status === 201) this.keep('alert', sent.body.id);
    } else {
      const verb = this.pick(['acknowledge', 'close', 'review', 'told-person']);
      const body = { close: { outcome: 'person_safe' }, review: { finding: 'justified' } }[verb] ?? {};
      const by = this.pick([who, 'se.police', 'lv.police', ...FOCAL]);
      await this.call(by, `alert ${verb}`, 'POST', `/api/alerts/${id}/${verb}`, body);
    }
  }

  private async disclosure({ caseId }: Thing, { who, places }: People): Promise<void> {
    const id = this.last('disclosure');
    if (!id || this.random() < 0.4) {
      const order = { ground: 'prosecutors_order', purpose: 'prosecution', orderReference: 'Order 1', about: why };
      const body = { ...order, to: this.pick(places), sections: ['identity', 'risk'] };
      const asked = await this.call(PROSECUTOR, 'disclosure ask', 'POST', '/api/disclosure-requests', body);
      if (asked?.status === 201) this.keep('disclosure', asked.body.id);
      return;
    }
    const url = `/api/disclosure-requests/${id}`;
    const verb = this.pick(['bind', 'bind', 'grant', 'refuse', 'person-told', 'withdraw']);
    if (verb === 'grant') {
      const file = await this.call(who, 'section view', 'GET', `/api/cases/${caseId}/sections/identity`);
      const entry = file?.body?.entries?.[0]?.id as string | undefined;
      if (entry) await this.call(who, 'disclosure grant', 'POST', `${url}/grant`, { entries: [{ entry }] });
    } else {
      const body = { bind: { case: caseId }, refuse: { reason: 'not_necessary' } }[verb] ?? {};
      await this.call(verb === 'withdraw' ? PROSECUTOR : who, `disclosure ${verb}`, 'POST', `${url}/${verb}`, body);
    }
  }

  /** What the person says about the case: whom to keep out, what is taken back, who hears a complaint; and a search for them. */
  private async person({ caseId }: Thing, { who, places }: People): Promise<void> {
    const url = `/api/cases/${caseId}`;
    const chance = this.random();
    if (chance < 0.35) {
      const out = await this.call(who, 'exclusion set', 'POST', `${url}/exclusions`, {
        institution: this.pick(places),
        reason: why,
      });
      if (out?.status === 201) this.keep(`out ${caseId}`, out.body.id);
    } else if (chance < 0.6) {
      const id = this.last(`out ${caseId}`);
      if (id) await this.call(who, 'exclusion end', 'POST', `${url}/exclusions/${id}/end`);
    } else if (chance < 0.75) {
      const scope = this.pick([{}, { sections: ['identity'] }, { recipient: { country: 'LV' } }]);
      await this.call(who, 'consent withdraw', 'POST', `${url}/consents/withdrawals`, { howAsked, ...scope });
    } else if (chance < 0.9) {
      const mandate = { institution: seededId('SE', 'Parliamentary Ombudsmen'), mandate: 'Mandate 1' };
      await this.call(who, 'complaint record', 'POST', `${url}/complaints`, mandate);
    } else await this.call(this.pick([who, 'lv.police']), 'match search', 'POST', '/api/matches/searches', pair);
  }

  private last = (what: string): string | undefined => this.ids.get(what)?.at(-1);
  private keep(what: string, id: string): void {
    this.ids.set(what, [...(this.ids.get(what) ?? []).slice(-5), id]);
  }
  private pick<T>(from: readonly T[]): T {
    return from[Math.floor(this.random() * from.length)]!;
  }
}
