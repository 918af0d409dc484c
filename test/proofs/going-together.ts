import type { Call, Thing } from './joining.js';

interface At {
  readonly who: string;
  readonly place: string;
  readonly travel: string;
}

/** A second person who belongs to the first: each wishes it, both are asked of one receiver, all or none; then anything may happen. */
export async function askTogether(call: Call, one: Thing, two: Thing, { who, place, travel }: At): Promise<void> {
  const url = `/api/cases/${one.caseId}/links`;
  const made = await call(who, 'link make', 'POST', url, { number: two.number, kind: 'siblings' });
  if (made?.status !== 201) return;
  const link = made.body.id as string;
  for (const { caseId } of [one, two]) {
    const wish = { wish: 'together', askedAlone: true };
    await call(who, 'link wish', 'POST', `/api/cases/${caseId}/links/${link}/wish`, wish);
  }
  const to = { institution: place };
  const body = { to, travel, reason: 'persons_wish', urgency: 'normal', preview: {}, feedbackWanted: false };
  for (const thing of [one, two]) {
    const reply = await call(who, 'case handovers', 'POST', `/api/cases/${thing.caseId}/handovers`, body);
    if (reply?.status === 201) thing.handovers.push(reply.body.id);
  }
  const [first, second] = [one.handovers.at(-1), two.handovers.at(-1)];
  if (!first || !second) return;
  await call(who, 'handovers ask-together', 'POST', `/api/handovers/${first}/ask-together`, { link });
  await call(who, 'handovers propose', 'POST', `/api/handovers/${first}/propose`, {});
  await call(who, 'handovers propose', 'POST', `/api/handovers/${second}/propose`, {});
}
