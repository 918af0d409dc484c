/** What should be open to whom, worked out from the acts alone: a state that each act changes, where the application keeps a ledger. */
export interface Place {
  readonly login: string;
  readonly institution: string;
  readonly kind: string;
  readonly country: string;
}
export type Relation = 'lead' | 'participant' | 'receiver' | 'former_lead';
/** Which sections a kind reads in a relation; the matrix, as the installation has it. */
export type Matrix = (kind: string, relation: Relation) => { all: readonly string[]; own: readonly string[] };

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
  /** Everybody who had a part in the case at some time. */
  readonly everIn = new Set<string>();

  constructor(
    public lead: Place,
    private readonly matrix: Matrix,
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
    for (const grant of this.opened) if (hits(grant.to, grant.request)) shrink(grant.sections);
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
    return open;
  }

  /** Across a border a yes stands on the yes to the country. */
  private review(): void {
    const lapsed = (to: Place) => to.country !== 'SE' && !this.agreesTo(to.country);
    for (const { to, sections } of this.opened) if (lapsed(to)) sections.clear();
    this.opened = this.opened.filter(({ sections }) => sections.size > 0);
    if (!this.said) return;
    if (lapsed(this.said.to)) this.said.sections.clear();
    if (this.said.sections.size === 0) this.stopped = true;
  }
}
