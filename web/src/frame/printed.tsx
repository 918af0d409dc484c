import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Schemas } from '../api/client.js';
import { useSay, whenIn } from '../words/say.js';

/** What is about no person may be left with anybody: there it is not said who works where. */
const FOR_ANYBODY = ['/directory', '/countries', '/figures', '/texts', '/what-police-can-see'];

/** What is given to the person: a line that says which shelter printed it would say where they are. */
const FOR_THE_PERSON = /\/(sheet|card|paper)$/;

/** On paper only: of when it is, and whose copy, so that one that was left lying is found back to its reader. */
export function Printed({ who }: { who: Schemas['SessionView'] | null | undefined }) {
  const { t, language } = useSay();
  const { pathname } = useLocation();
  const [at, setAt] = useState(() => new Date());
  useEffect(() => {
    const now = (): void => flushSync(() => setAt(new Date()));
    window.addEventListener('beforeprint', now);
    return () => window.removeEventListener('beforeprint', now);
  }, []);
  if (FOR_THE_PERSON.test(pathname)) return null;
  const anybody = FOR_ANYBODY.some((path) => pathname === path || pathname.startsWith(`${path}/`));
  const when = whenIn(language, at);
  return (
    <p className="printed">
      {who && !anybody
        ? t('printed by', { at: when, name: who.name, institution: who.institution.name })
        : t('printed at', { at: when })}
    </p>
  );
}
