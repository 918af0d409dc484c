import { ago, MAN, title, words, type Story } from './cast.js';
import type { Card, Handover, Section } from './views.js';

const SCAN_SECONDS = 45;
const BEFORE = 'Wishes to work with wood again; asked for somebody to talk to.';
const AFTER = 'First week: a room of his own, a doctor, a lawyer for the wages.';

const texts = ({ entries }: Section): (string | undefined)[] => entries.map(({ content }) => content.text);

/** On the way, overdue, found, met by the night worker, taken over; afterwards Sweden sees its own past, and one word. */
export async function journey(story: Story, id: string, bed: string): Promise<void> {
  const { tell, cast, caseId } = story;
  const { social, men, house, night } = cast;
  const view = `/api/handovers/${id}`;
  const planOf = `/api/cases/${caseId}/sections/plan`;

  tell.chapter('On the way', 'four days later');
  tell.scene(
    '06:30',
    title(social),
    `writes down what he wishes for. ${MAN.called} leaves; the shelter's part is done.`,
  );
  await social.do(planOf, { statement: 'told_by_person', text: BEFORE });
  await men.do(`/api/asks/${bed}/complete`, { outcome: 'service_given' });
  // The story has no clock of its own: he is expected at an hour that has passed, and the alarm is due at once.
  const expectedAt = ago({ hours: 3 });
  const left = await social.do<Handover>(`${view}/depart`, { expectedAt });
  tell.sees(`For the person's sheet it reads: ${left.word}.`);

  tell.scene('22:40', 'Nobody presses anything', 'The ferry was due more than two hours ago, and nobody has met him.');
  const alarmed = await tell.waitFor('the scan looks for what is due', SCAN_SECONDS, async () => {
    const seen = await social.see<Handover>(view);
    return seen.overdueSince ? seen : undefined;
  });
  if (!alarmed) {
    tell.quiet('This server has not looked yet; the night worker reports it by hand.');
    await night.do(`${view}/report-overdue`);
  }
  const overdue = await night.see<Handover>(view);
  tell.sees('Both sides are alarmed: he is overdue.');
  tell.holds(
    Boolean(overdue.overdueSince) && overdue.status === 'in_transit',
    'overdue is an alarm: the handover is on the way, Sweden leads',
    overdue.status,
  );

  tell.scene('23:20', title(night), 'rings, looks, and finds him at the wrong door. Blue scarf, both words are right.');
  await night.do(`${view}/found`);
  await night.do(`${view}/report-arrival`, { by: 'receiver' });
  const metAt = ago({ seconds: 10 });
  tell.scene('23:55', title(night), 'takes the lead over; no coordinator has to be woken for it.');
  const taken = await night.do<Handover>(`${view}/take-over`, { metAt, metBy: night.who.name });
  tell.sees(`${words(taken.status)}, met by ${taken.metBy ?? '?'}.`);
  tell.holds(taken.status === 'taken_over' && taken.metBy === night.who.name, 'met and taken over by the night worker');

  tell.chapter('Afterwards', 'a week later');
  tell.scene('09:00', title(house), 'writes the plan on, and where he lives now.');
  await house.do(planOf, { statement: 'assessment', text: AFTER });
  await house.do(`/api/cases/${caseId}/sections/address`, {
    statement: 'observed',
    address: { placeClass: 'own_place', address: 'Room 3 (exercise)' },
  });
  tell.scene('09:30', title(social), 'looks back, as long as the window is open.');
  const past = texts(await social.see<Section>(planOf));
  const address = await social.statusOf(`/api/cases/${caseId}/sections/address`);
  const all = texts(await house.see<Section>(planOf));
  tell.sees(`${past.length} of ${all.length} rows of the plan: "${past[0] ?? ''}"`);
  tell.holds(past.includes(BEFORE), 'Sweden keeps a view of its own past: a row from before the takeover is there');
  tell.holds(
    !past.includes(AFTER) && all.includes(AFTER) && address === 404,
    'a row from after the takeover is not there, nor is the new address',
  );

  tell.scene('10:00', title(house), `gives the word that ${MAN.called} agreed to give.`);
  await house.do(`${view}/feedback`, { status: 'in_support' });
  const former = await social.see<Handover>(view);
  const given = former.feedback?.find(({ status }) => status !== null)?.status;
  tell.sees(`${social.who.name} reads: ${words(given ?? 'nothing')}.`);
  tell.holds(given === 'in_support' && former.caseId === undefined, 'Sweden gets feedback: one word, and no case');
  const card = await cast.officer.see<Card>(`/api/identifications/${story.card}`);
  tell.sees(`${cast.officer.who.name} still has his own record of the first night: case ${card.number ?? '?'}.`);
}
