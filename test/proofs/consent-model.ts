/** What should be open to whom, worked out from the acts alone: a state that each act changes, where the application keeps a ledger. */
export interface Place {
  readonly login: string;
  readonly institution: string;
  readonly kind: string;
  readonly country: string;
}
export type Relation = 'lead' | 'participant' | 'receiver' | 'former_lead' | 'first_responder';
/** Which sections a kind reads in a relation, and which it may break open; the matrix, as the installation has it. */
export type Matrix = (
  kind: string,
  relation: Relation,
) => { all: readonly string[]; own: readonly string[]; breaks: readonly string[] };

/** Past the matrix: one section for one person, recorded; over when it is ended or found not justified. */
export interface Glass {
  readonly id: string;
  readonly by: Place;
  readonly section: string;
  live: boolean;
  reviewed: boolean;
}
/** Asked on a ground in law, answered by the lead: copies of the sections that were given, and nothing else. */
export interface Disclosure {
  readonly id: string;
  readonly asker: string;
  readonly sections: readonly string[];
  status: 'sent' | 'granted' | 'over';
  given: ReadonlySet<string>;
}

export interface Scope {
  readonly request?: string | undefined;
  readonly institution?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly country?: string | undefined;
  /** Empty: all. */
  readonly sections: readonly string[];
}
interface Opened {
  readonly request: string;
  readonly to: Place;
  readonly relation: 'participant' | 'receiver';
  readonly sections: Set<string>;
}

export class ConsentModel {
  private wide = true;
  private readonly countries = new Map<string, boolean>();
  private opened: Opened[] = [];
  private formerLead: Place | undefined;
  /** Of the handover that was agreed: what the person's word leaves of it. */
  private said: { request: string; to: Place; sections: Set<string> } | undefined;
  stopped = false;
  lostOnTheWay = false;
  readonly glasses: Glass[] = [];
  readonly disclosures: Disclosure[] = [];
  /** Requests of which the person took something back that was open: the other side is told so. */
  readonly tookBack = new Set<string>();
  /** Everybody who had a part in the case at some time. */
  readonly everIn = new Set<string>();

  constructor(
    public lead: Place,
    private readonly matrix: Matrix,
    /** Met the person, and keeps no more of them than what they wrote. */
    private readonly firstResponder: Place,
  ) {
    this.everIn.add(lead.institution);
  }

  agreesTo = (country: string): boolean => this.countries.get(country) ?? this.wide;

  answerCountry(answer: string, countries: readonly string[]): void {
    if (answer === 'not_asked') return;
    if (countries.length === 0) {
      this.wide = answer === 'yes';
      this.countries.clear();
    } else {
      if (answer === 'yes') this.wide = false;
      for (const country of countries) this.countries.set(country, answer === 'yes');
    }
    this.review();
  }

  /** A no to whatever it names, from now on. */
  takeBack(scope: Scope): void {
    const hits = (to: Place, request: string): boolean =>
      (!scope.request || scope.request === request) &&
      (!scope.institution || scope.institution === to.institution) &&
      (!scope.kinds?.length || scope.kinds.includes(to.kind)) &&
      (!scope.country || scope.country === to.country);
    const shrink = (sections: Set<string>) => {
      for (const section of scope.sections.length > 0 ? scope.sections : [...sections]) sections.delete(section);
    };
    for (const grant of this.opened)
      if (hits(grant.to, grant.request)) {
        const before = grant.sections.size;
        shrink(grant.sections);
        if (grant.sections.size < before) this.tookBack.add(grant.request);
      }
    if (this.said && hits(this.said.to, this.said.request)) shrink(this.said.sections);
    this.review();
  }

  mayOpen = (to: Place, inCustody: boolean): boolean =>
    to.country === this.lead.country || (!inCustody && this.agreesTo(to.country));

  open(request: string, to: Place, relation: 'participant' | 'receiver', sections: readonly string[]): void {
    const { all, own } = this.matrix(to.kind, relation);
    this.opened.push({
      request,
      to,
      relation,
      sections: new Set(sections.filter((s) => all.includes(s) || own.includes(s))),
    });
    this.everIn.add(to.institution);
    if (relation === 'receiver') this.said = { request, to, sections: new Set(sections) };
  }

  close(request: string): void {
    this.opened = this.opened.filter((grant) => grant.request !== request);
    if (this.said?.request === request) this.said = undefined;
    if (!this.said) this.stopped = false;
  }

  takenOver(request: string, by: Place): void {
    this.lostOnTheWay = this.stopped;
    this.close(request);
    this.opened = this.opened.filter(({ to }) => to.institution !== by.institution);
    this.formerLead = this.lead;
    this.lead = by;
    this.everIn.add(by.institution);
  }

  /** What comes of it when somebody there breaks the glass: opened, refused with a number to call, or no such case. */
  breaking(place: Place, section: string): 201 | 404 | 409 {
    const relations = this.relationsOf(place);
    if (relations.length === 0) return 404;
    const mine = this.glasses.filter(({ by, section: of }) => by.login === place.login && of === section);
    const waits = mine.some(({ live, reviewed }) => live || !reviewed);
    const may = relations.some((relation) => this.matrix(place.kind, relation).breaks.includes(section));
    return may && !waits && !this.readsWhole(place).has(section) ? 201 : 409;
  }

  private relationsOf(place: Place): Relation[] {
    const relations: Relation[] = this.opened.flatMap(({ to, relation }) =>
      to.institution === place.institution ? [relation] : [],
    );
    if (place.institution === this.lead.institution) relations.push('lead');
    else if (place.institution === this.formerLead?.institution) relations.push('former_lead');
    if (place.institution === this.firstResponder.institution) relations.push('first_responder');
    return relations;
  }

  /** Without a look back: sections that this institution reads of anybody in the present. */
  private readsWhole(place: Place): Set<string> {
    const open = new Set<string>();
    if (place.institution === this.lead.institution)
      for (const section of this.matrix(place.kind, 'lead').all) open.add(section);
    for (const { to, relation, sections } of this.opened)
      if (to.institution === place.institution)
        for (const section of this.matrix(place.kind, relation).all) if (sections.has(section)) open.add(section);
    return open;
  }

  /** Sections of which this institution reads what the first lead wrote. */
  reads(place: Place, writer: string): Set<string> {
    const open = new Set<string>();
    const add = (relation: Relation, only?: ReadonlySet<string>) => {
      const { all, own } = this.matrix(place.kind, relation);
      const read = place.institution === writer ? [...all, ...own] : all;
      for (const section of read) if (!only || only.has(section)) open.add(section);
    };
    if (place.institution === this.lead.institution) {
      if (!(this.lostOnTheWay && place.institution !== writer)) add('lead');
    } else if (place.institution === this.formerLead?.institution) add('former_lead');
    for (const grant of this.opened)
      if (grant.to.institution === place.institution) add(grant.relation, grant.sections);
    for (const { by, section, live } of this.glasses) if (live && by.login === place.login) open.add(section);
    return open;
  }

  /** Across a border a yes stands on the yes to the country. */
  private review(): void {
    const lapsed = (to: Place) => to.country !== 'SE' && !this.agreesTo(to.country);
    for (const { to, sections, request } of this.opened)
      if (lapsed(to)) {
        if (sections.size > 0) this.tookBack.add(request);
        sections.clear();
      }
    this.opened = this.opened.filter(({ sections }) => sections.size > 0);
    if (!this.said) return;
    if (lapsed(this.said.to)) this.said.sections.clear();
    if (this.said.sections.size === 0) this.stopped = true;
  }
}
