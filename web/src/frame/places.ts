/** The pages that stand in the frame, and what the server must allow for one to be offered. */
export const PLACES = [
  { to: '/inbox', name: 'inbox', may: undefined },
  { to: '/cases', name: 'cases', may: 'work-on-cases' },
  { to: '/identify', name: 'identify', may: 'identify' },
  { to: '/consultations', name: 'advice', may: 'ask-advice' },
  { to: '/account', name: 'account', may: undefined },
] as const;
