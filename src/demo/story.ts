import { aBed } from './a-bed.js';
import { gather, PARTS } from './cast.js';
import { firstNight } from './first-night.js';
import { goingHome } from './going-home.js';
import { journey } from './journey.js';
import { Narrator } from './narrator.js';
import { whatWasMailed, type MailFolder } from './mails.js';
import { proofs } from './proofs.js';
import { Unexpected } from './visitor.js';

/** The whole job on a running server, as its users would do it; answers whether everything was as promised. */
export async function tellStory(url: string, out: NodeJS.WriteStream, mails?: MailFolder): Promise<boolean> {
  const tell = new Narrator(out);
  tell.line();
  tell.title(
    'From a building site in Malmö to a room in Riga',
    'The hours in the margin are the story’s. Everything stored bears the database’s own time: no code here can set a clock.',
    `${PARTS.length} people sign in at ${url} with their own accounts, and use the API as its pages will.`,
  );
  try {
    const story = await firstNight(tell, await gather(url));
    const bed = await aBed(story);
    const handover = await goingHome(story);
    await journey(story, handover, bed.ask);
    await proofs(story, { handover, asks: [bed.ask, ...bed.others] });
    if (mails) await whatWasMailed(story, mails);
  } catch (error) {
    if (!(error instanceof Unexpected)) throw error;
    tell.holds(false, 'the story can be told to its end', error.message);
  }
  tell.line();
  const { broken, kept } = tell;
  if (broken.length > 0)
    tell.title(
      `${broken.length} of ${broken.length + kept} promises not kept:`,
      ...broken.map((promise) => `  ${promise}`),
    );
  else tell.title(`All ${kept} promises kept.`);
  return broken.length === 0;
}
