/** Where what a line of the inbox or of the news is about is shown; nothing where it has no page. */
const PAGES = {
  ask: '/asks/$id',
  handover: '/handovers/$id',
  case: '/cases/$id',
  task: '/tasks/$id',
  disclosure: '/disclosures/$id',
  break_glass: '/break-glass/$id',
  consultation: '/consultations/$id',
  conflict: '/conflicts/$id',
  alert: '/alerts/$id',
  institution: '/directory/$id',
} as const;

export function opensAt({ what, id }: { what: string; id: string }) {
  const to = PAGES[what as keyof typeof PAGES] as (typeof PAGES)[keyof typeof PAGES] | undefined;
  return to ? { to, params: { id } } : undefined;
}
