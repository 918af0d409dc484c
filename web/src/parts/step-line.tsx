import { useSay } from '../words/say.js';
import './step-line.css';

const WORDS = ['asked', 'agreed', 'on the way', 'arrived', 'settled'] as const;

/** The five words that a person reads. What came to nothing is named by its end and has no line. */
export function StepLine({ word }: { word: string }) {
  const { t, code } = useSay();
  const now = WORDS.findIndex((one) => one === word);
  return (
    <ol className="step-line" aria-label={t('state')}>
      {WORDS.map((one, at) => (
        <li key={one} data-is={at < now ? 'done' : at === now ? 'now' : 'to come'} aria-current={at === now && 'step'}>
          <span className="step-mark" aria-hidden>
            {at < now ? '✓' : at + 1}
          </span>
          <span>{code(one)}</span>
        </li>
      ))}
    </ol>
  );
}
