/** Values that occur nowhere else: `of` makes one for each personal field, and remembers it. */
export class Planted {
  readonly values: string[] = [];
  readonly phone: string;
  readonly born: string;
  readonly childBorn: string;

  constructor(
    readonly mark: string,
    digits: number,
  ) {
    this.phone = `+000 ${digits}`;
    this.born = `18${10 + (digits % 80)}-0${1 + (digits % 9)}-2${digits % 9}`;
    this.childBorn = `20${10 + (digits % 3)}-0${1 + (digits % 9)}-1${digits % 9}`;
    this.values.push(this.phone, this.born, this.childBorn);
  }

  of = (field: string): string => {
    const value = `${this.mark}-${field}`;
    this.values.push(value);
    return value;
  };
}

/** What a first record holds of a person. */
export const personal = ({ of, phone, born }: Planted) => ({
  called: of('called'),
  identity: {
    names: [
      { kind: 'stated', text: of('name'), source: of('name-source') },
      { kind: 'document', text: of('name-2'), script: 'Latn' },
    ],
    born,
    gender: 'male',
    citizenships: ['LV'],
    documents: of('documents'),
  },
  safeContact: {
    channel: 'phone',
    value: phone,
    times: of('times'),
    codeWord: of('code-word'),
    neverContact: of('never-contact'),
    avoidInterpreter: of('avoid-interpreter'),
    avoidCommunity: of('avoid-community'),
    ifUnreachable: of('if-unreachable'),
    safeToWrite: false,
  },
  ownRecord: { statement: 'told_by_person', text: of('own-record') },
});

/** What is written in a section. */
export const entry = (section: string, planted: Planted): object => {
  const { identity, safeContact } = personal(planted);
  const content: Record<string, object> = {
    identity: { identity },
    safe_contact: { safe_contact: safeContact },
    address: { address: { placeClass: 'own_place', address: planted.of('own-address') } },
    communication: { communication: { languages: ['lv'], aids: planted.of('aids') } },
    account: { account: { summary: planted.of('account-summary') } },
    exploitation: { exploitation: { sector: planted.of('sector'), places: planted.of('places') } },
    health: { health: { summary: planted.of('health-summary') } },
    immigration: { immigration: { kind: planted.of('permit') } },
    proceedings: {
      proceedings: {
        role: 'injured_party',
        reference: planted.of('proceedings-reference'),
        contact: planted.of('proceedings-contact'),
        charge: planted.of('charge'),
      },
    },
    plan: { plan: { service: planted.of('plan-service'), provider: planted.of('provider') } },
    risk: { risk: { level: 'high', danger: planted.of('danger') } },
  };
  return {
    statement: 'told_by_person',
    language: 'lv',
    ...(content[section] ?? { text: planted.of(`section-${section}`) }),
  };
};
