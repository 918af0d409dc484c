import type { AccountId, InstitutionId, InstitutionKind, Role, WhyNot } from '../kernel/index.js';

export const ACCOUNT_VERBS = ['change', 'disable', 'enable', 'reset-password'] as const;
export type AccountVerb = (typeof ACCOUNT_VERBS)[number];

/** Roles that work with cases; the others administer, oversee or count. */
export const WORKING_ROLES = [
  'first_responder',
  'caseworker',
  'lead_coordinator',
  'national_focal_point',
] as const satisfies Role[];

/** They oversee and count; what they need of a case they get as statistics (flows.md C6). */
const WITHOUT_CASES: readonly InstitutionKind[] = ['ministry'];
/** Reads a case on the person's mandate (flows.md 2.19), and meets nobody first. */
const HEARS_COMPLAINTS: InstitutionKind = 'ombudsman';

export interface Employer {
  readonly kind: InstitutionKind;
  readonly isFocalPoint: boolean;
}

/** An administrator gives only roles that their kind of institution has business with. */
export function whyNotGive(roles: readonly Role[], employer: Employer): WhyNot {
  const misplaced = roles.find((role) =>
    role === 'national_focal_point'
      ? !employer.isFocalPoint
      : (isWorking(role) && WITHOUT_CASES.includes(employer.kind)) ||
        (role === 'first_responder' && employer.kind === HEARS_COMPLAINTS),
  );
  if (!misplaced) return undefined;
  const detail =
    misplaced === 'national_focal_point'
      ? 'Only an institution with the mandate of a focal point has people in this role.'
      : 'This kind of institution does not work with cases.';
  return { problem: 'not-possible-now', detail, hints: { role: misplaced } };
}

/** What the rules need to know of an account and of the administrators beside it. */
export interface AccountState {
  readonly roles: readonly Role[];
  readonly disabledAt: Date | null;
  /** Administrators of the same institution who can log in, this one included. */
  readonly administrators: number;
}

export const isAdministrator = (account: Pick<AccountState, 'roles' | 'disabledAt'>): boolean =>
  account.disabledAt === null && account.roles.includes('institution_administrator');

/** An institution is never left without someone who can let others in. */
export function whyNotLose(account: AccountState): WhyNot {
  return isAdministrator(account) && account.administrators <= 1
    ? {
        problem: 'not-possible-now',
        detail: 'This is the last administrator of the institution; make another one first.',
      }
    : undefined;
}

export function whyNotChange(account: AccountState, roles: readonly Role[] | undefined): WhyNot {
  return roles && !roles.includes('institution_administrator') ? whyNotLose(account) : undefined;
}

export function whyNotDisable(account: AccountState): WhyNot {
  return account.disabledAt ? isDisabled : whyNotLose(account);
}

export function whyNotEnable(account: AccountState): WhyNot {
  return account.disabledAt ? undefined : { problem: 'not-possible-now', detail: 'This account is not disabled.' };
}

export function whyNotResetPassword(account: AccountState): WhyNot {
  return account.disabledAt ? isDisabled : undefined;
}

const isDisabled = { problem: 'not-possible-now', detail: 'This account is disabled.' } as const;

export function verbsFor(account: AccountState): AccountVerb[] {
  const reasons: Record<AccountVerb, WhyNot> = {
    change: undefined,
    disable: whyNotDisable(account),
    enable: whyNotEnable(account),
    'reset-password': whyNotResetPassword(account),
  };
  return ACCOUNT_VERBS.filter((verb) => reasons[verb] === undefined);
}

const isWorking = (role: Role): boolean => (WORKING_ROLES as readonly Role[]).includes(role);

/** A colleague as duty and covering see them. */
export interface Colleague {
  readonly id: AccountId;
  readonly institutionId: InstitutionId;
  readonly name: string;
  readonly email: string | null;
  readonly language: string;
  readonly roles: readonly Role[];
  readonly onDuty: boolean;
  readonly isAway: boolean;
  readonly isDisabled: boolean;
  readonly coveredBy: AccountId | null;
}

/** Who answers for this person now: themselves, or whoever covers for them, or whoever covers for that one; or nobody. */
export function coverOf(id: AccountId, staff: readonly Colleague[]): Colleague | undefined {
  const byId = new Map(staff.map((colleague) => [colleague.id, colleague]));
  const asked = new Set<AccountId>();
  let next = byId.get(id);
  while (next && !asked.has(next.id)) {
    if (!next.isAway && !next.isDisabled) return next;
    asked.add(next.id);
    next = next.coveredBy ? byId.get(next.coveredBy) : undefined;
  }
  return undefined;
}

/** Whom something that cannot wait is told: those on duty or their cover; with none of them here, everyone who works with cases. */
export function onDutyNow(staff: readonly Colleague[]): Colleague[] {
  const working = staff.filter((colleague) => !colleague.isDisabled && colleague.roles.some(isWorking));
  const answering = (people: readonly Colleague[]): Colleague[] => [
    ...new Set(people.map(({ id }) => coverOf(id, staff)).filter((one) => one !== undefined)),
  ];
  const duty = answering(working.filter(({ onDuty }) => onDuty));
  return duty.length > 0 ? duty : answering(working);
}

/** Whom it is told next, when those on duty do not read it: who stands in for them, else the administrators. */
export function deputiesOf(staff: readonly Colleague[]): Colleague[] {
  const told = onDutyNow(staff);
  const others = (people: readonly (Colleague | undefined)[]): Colleague[] => [
    ...new Set(people.filter((one) => one !== undefined).filter((one) => !told.includes(one))),
  ];
  const standIns = others(told.map(({ coveredBy }) => (coveredBy ? coverOf(coveredBy, staff) : undefined)));
  return standIns.length > 0 ? standIns : others(staff.filter((one) => isAdministering(one)));
}

const isAdministering = ({ isAway, isDisabled, roles }: Colleague): boolean =>
  !isAway && !isDisabled && roles.includes('institution_administrator');
