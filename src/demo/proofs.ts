import { words, type Part, type Story } from './cast.js';
import { SHARED } from './going-home.js';
import { whoWasTold, type Requests } from './told.js';
import { whoDidWhat } from './trail.js';
import type { Case, Grant, Tenure } from './views.js';

/** What was promised, read from the system itself by those who may. */
export async function proofs(story: Story, requests: Requests): Promise<void> {
  const { tell, cast, caseId } = story;
  tell.chapter('The proofs', 'read over the same API; times are the database’s, UTC');
  const file = await cast.house.see<Case>(`/api/cases/${caseId}`);
  whoLed(story, file.tenures);
  whoCouldSee(story, file);
  await whoWasTold(story, requests);
  await whoDidWhat(story);
}

const clock = (at: string): string => at.slice(11, 23);

function whoLed({ tell, cast }: Story, tenures: readonly Tenure[]): void {
  tell.line();
  tell.line('Who led, and why');
  tell.table(
    tenures.map(({ since, until, institution, cause, basis }) => [
      since.slice(11, 26),
      until ? until.slice(11, 26) : 'now',
      institution,
      `${words(cause)} (${words(basis)})`,
    ]),
  );
  const [first, second] = tenures;
  tell.holds(
    tenures.length === 2 &&
      first?.institution === cast.social.who.institution.name &&
      second?.institution === cast.house.who.institution.name,
    'two leads, one after the other',
  );
  tell.holds(
    tenures.every(({ until }, at) => until === (tenures[at + 1]?.since ?? null)),
    'each began in the microsecond in which the one before ended: no gap, no overlap, and the last one leads now',
  );
  tell.holds(first?.cause === 'opened' && second?.cause === 'taken_over', 'the causes: opened, taken over');
}

function whoCouldSee({ tell, cast }: Story, { grants, tenures }: Case): void {
  tell.line();
  tell.line('Who could see what, from when until when');
  tell.table(
    grants.map((grant) => [
      clock(grant.since),
      grant.until ? (grant.rowsUntil ? grant.until.slice(0, 10) : clock(grant.until)) : 'open',
      grant.institution,
      words(grant.relation) + (grant.rowsUntil ? `, rows until ${clock(grant.rowsUntil)}` : ''),
    ]),
  );
  const of = (part: Part, relation: string): Grant | undefined =>
    grants.find((grant) => grant.institution === cast[part].who.institution.name && grant.relation === relation);
  const [officer, bed, receiver, former] = [
    of('officer', 'first_responder'),
    of('men', 'participant'),
    of('house', 'receiver'),
    of('social', 'former_lead'),
  ];
  const takenOver = clock(new Date(tenures[1]?.since ?? 0).toISOString());
  for (const grant of [officer, bed, receiver])
    if (grant) tell.quiet(`${grant.institution} as ${words(grant.relation)}: ${grant.reads.map(words).join(', ')}`);
  tell.holds(
    officer?.reads.join() === 'lead,status',
    'the police who met him: who leads, his status as a victim, and their own record',
  );
  tell.holds(
    [...(receiver?.reads ?? [])].sort().join() === ['lead', ...SHARED].sort().join(),
    'the receiver, from his yes until the takeover: what he said yes to, and who leads',
    receiver?.reads.join(),
  );
  tell.holds(
    grants
      .filter(({ institution }) => institution === receiver?.institution)
      .every(({ since }) => since >= (receiver?.since ?? '')),
    'nothing was open to it before that yes',
  );
  tell.holds(bed?.until !== null && bed?.until !== undefined, 'the shelter, while he lived there');
  const apart = Math.abs(Date.parse(former?.rowsUntil ?? '') - Date.parse(tenures[1]?.since ?? ''));
  tell.holds(
    apart < 1000 && Boolean(former?.until),
    `Sweden: rows until the takeover at ${takenOver}, and no longer than its window`,
  );
  const involved = new Set([officer, bed, receiver, former].map((grant) => grant?.institution));
  tell.holds(
    grants.every(({ institution }) => involved.has(institution)),
    'nobody else: not the shelters that were not chosen, not the focal point',
  );
}
