/** Pages that anybody may read; every other one is for who is signed in. */
export const OPEN: readonly string[] = ['/sign-in', '/what-police-can-see'];

/** Pages whose words are there in every language, in most of them as drafts. */
export const isIntake = (pathname: string): boolean => pathname === '/identify';

/** The pages that stand in the frame by what one does there, and what the server must allow for one to be offered. */
export const GROUPS = [
  {
    name: 'work',
    places: [
      { to: '/inbox', name: 'inbox', may: 'read-inbox' },
      { to: '/notifications', name: 'news', may: 'hear-news' },
      { to: '/board', name: 'board', may: 'read-inbox' },
      { to: '/escalations', name: 'escalations', may: 'watch-country' },
      { to: '/identify', name: 'identify', may: 'identify' },
      { to: '/identifications', name: 'sent', may: 'identify' },
      { to: '/cases', name: 'cases', may: 'work-on-cases' },
      { to: '/consultations', name: 'advice', may: 'ask-advice' },
      { to: '/capacity', name: 'capacity', may: 'state-capacity' },
      { to: '/alerts', name: 'alerts', may: 'raise-alarm' },
    ],
  },
  {
    name: 'same person',
    places: [
      { to: '/matches', name: 'matches', may: 'search-persons' },
      { to: '/conflicts', name: 'conflicts', may: 'settle-leads' },
    ],
  },
  {
    name: 'watching',
    places: [
      { to: '/reviews', name: 'reviews', may: 'review-glass' },
      { to: '/disclosures', name: 'disclosures', may: 'ask-disclosure' },
      { to: '/complaints', name: 'complaints', may: 'hear-complaints' },
      { to: '/audit', name: 'audit', may: 'read-audit' },
      { to: '/figures', name: 'figures', may: 'read-figures' },
    ],
  },
  {
    name: 'directory',
    places: [
      { to: '/directory', name: 'directory', may: 'read-directory' },
      { to: '/countries', name: 'countries', may: 'read-directory' },
      { to: '/texts', name: 'texts', may: 'sign-texts' },
    ],
  },
  {
    name: 'administration',
    places: [
      { to: '/accounts', name: 'accounts', may: 'manage-accounts' },
      { to: '/account', name: 'account', may: 'change-password' },
    ],
  },
] as const;

export type Place = (typeof GROUPS)[number]['places'][number];

// What somebody comes for; whoever still has a starting password is led to their own account.
const STARTS = ['/inbox', '/identify', '/audit', '/accounts', '/directory', '/account'];

/** Where a day begins for whoever may do this. */
export function startOf(allowed: readonly string[]): Place['to'] {
  const places = GROUPS.flatMap((group): readonly Place[] => group.places).filter(({ may }) => allowed.includes(may));
  return (
    STARTS.map((start) => places.find(({ to }) => to === start)).find((place) => place !== undefined)?.to ?? '/account'
  );
}
