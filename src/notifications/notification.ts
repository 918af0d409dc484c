import type { Language } from '../kernel/index.js';

export type Subjects = Readonly<Record<string, string | undefined>>;

export interface Opens {
  readonly what:
    | 'ask'
    | 'handover'
    | 'need'
    | 'case'
    | 'institution'
    | 'disclosure'
    | 'conflict'
    | 'break_glass'
    | 'alert'
    | 'consultation';
  readonly id: string;
}

/** Where the reader goes from here: what the event is about, and only that. A receiver is not told the case's id. */
export function opens(kind: string, subjects: Subjects): Opens | undefined {
  const about = kind.split('.')[0];
  if (kind === 'institution.silent' && subjects['institution'])
    return { what: 'institution', id: subjects['institution'] };
  if (about === 'alert' && subjects['alert']) return { what: 'alert', id: subjects['alert'] };
  if (about === 'break-glass' && subjects['glass']) return { what: 'break_glass', id: subjects['glass'] };
  for (const what of ['ask', 'handover', 'need', 'disclosure', 'conflict', 'consultation'] as const)
    if (about === what && subjects[what]) return { what, id: subjects[what] };
  if (about === 'task')
    for (const what of ['need', 'handover'] as const) if (subjects[what]) return { what, id: subjects[what] };
  return ['case', 'child', 'task', 'interview', 'complaint', 'link', 'consultation'].includes(about ?? '') &&
    subjects['case']
    ? { what: 'case', id: subjects['case'] }
    : undefined;
}

/** How long until then, in whole minutes, hours or days; or for how long it has passed. */
export function left(due: Date, now: Date, language: Language): string {
  const minutes = Math.round((due.getTime() - now.getTime()) / 60_000);
  const long = span(Math.abs(minutes), language);
  if (minutes >= 0) return language === 'lv' ? `atlikušas ${long}` : `${long} left`;
  return language === 'lv' ? `nokavēts par ${long}` : `${long} late`;
}

function span(minutes: number, language: Language): string {
  const [day, hour, minute] = language === 'lv' ? ['d.', 'st.', 'min'] : ['d', 'h', 'min'];
  if (minutes < 60) return `${minutes} ${minute}`;
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} ${hour} ${minutes % 60} ${minute}`;
  return `${Math.floor(minutes / 1440)} ${day} ${Math.floor((minutes % 1440) / 60)} ${hour}`;
}
