import { holds, type Actor, type InstitutionId, type Role, type WhyNot } from '../kernel/index.js';

/** Something that an institution has to do by a time; about a case, or about a need or a handover that nobody could answer. */
export interface Task {
  readonly institutionId: InstitutionId;
  readonly doneAt: Date | null;
}

/** Who does the tasks of an institution; a focal point also those about cases that it cannot see. */
export const DOERS = ['caseworker', 'lead_coordinator', 'national_focal_point'] as const satisfies readonly Role[];

/** The people of the institution that holds it, and nobody for them. */
export const mayDo = (actor: Pick<Actor, 'institutionId' | 'roles'>, task: Pick<Task, 'institutionId'>): boolean =>
  task.institutionId === actor.institutionId && holds(actor, ...DOERS);

export const whyNotDo = (task: Pick<Task, 'doneAt'>): WhyNot =>
  task.doneAt
    ? { problem: 'not-possible-now', detail: 'This task has been done already.', hints: { doneAt: task.doneAt } }
    : undefined;

export const allowedForTask = (actor: Pick<Actor, 'institutionId' | 'roles'>, task: Task): string[] =>
  mayDo(actor, task) && !whyNotDo(task) ? ['do'] : [];
