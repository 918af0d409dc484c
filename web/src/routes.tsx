import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { caseOf, countryOf, handoverOf, identificationOf, texts } from './api/of.js';
import { queries } from './api/queries.js';
import { Frame } from './frame/frame.js';
import { NotHere } from './frame/not-here.js';
import { onDemand } from './frame/on-demand.js';
import { Start } from './frame/start.js';
import { Coming } from './parts/loaded.js';

const root = createRootRoute({ component: Frame, notFoundComponent: NotHere });
type Load = () => Promise<Record<'Page', React.ComponentType>>;
/**
 * Begins with an address what its page will wait for: its script, and what it is about. What it then asks for is the second
 * call in a row and the last one; the session is asked for beside it.
 */
const begin = (...begun: Promise<unknown>[]): void => {
  for (const one of begun) one.catch(() => undefined);
};
function page<Path extends string>(path: Path, load: Load, about: (param: string) => Promise<unknown>[] = () => []) {
  const component = onDemand(load);
  return createRoute({
    getParentRoute: () => root,
    path,
    component,
    loader: ({ params }) => begin(component.begin(), ...about(Object.values<string>(params)[0] ?? '')),
  });
}

/** What is always in sight of a case, and one part of it inside. */
const theCase = page(
  '/cases/$id',
  () => import('./pages/case.js'),
  (id) => [queries.query(caseOf(id))],
);
function part<Path extends string>(path: Path, load: Load) {
  const component = onDemand(load);
  return createRoute({ getParentRoute: () => theCase, path, component, loader: () => begin(component.begin()) });
}

/** Addresses hold ids and nothing else. */
const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: Start }),
  page('/sign-in', () => import('./pages/sign-in.js')),
  page('/inbox', () => import('./pages/inbox.js')),
  page('/cases', () => import('./pages/cases.js')),
  theCase.addChildren([
    part('/', () => import('./pages/case-overview.js')),
    part('/notes', () => import('./pages/case-notes.js')),
    part('/consent', () => import('./pages/case-consent.js')),
    part('/interviews', () => import('./pages/case-interviews.js')),
    part('/requests', () => import('./pages/case-requests.js')),
    part('/child', () => import('./pages/case-child.js')),
    part('/together', () => import('./pages/case-together.js')),
    part('/advice', () => import('./pages/case-advice.js')),
    part('/looks', () => import('./pages/case-looks.js')),
    part('/history', () => import('./pages/case-history.js')),
  ]),
  page('/notifications', () => import('./pages/notifications.js')),
  page('/tasks/$id', () => import('./pages/task.js')),
  page('/break-glass/$id', () => import('./pages/break-glass.js')),
  page('/disclosures', () => import('./pages/disclosures.js')),
  page('/disclosures/$id', () => import('./pages/disclosure.js')),
  page('/cases/$id/sheet', () => import('./pages/sheet.js')),
  page('/identify', () => import('./pages/identify.js')),
  page('/identify/paper', () => import('./pages/paper.js')),
  page('/identifications', () => import('./pages/identifications.js')),
  page(
    '/identifications/$id/card',
    () => import('./pages/card.js'),
    (id) => [queries.query(identificationOf(id)), queries.query(texts)],
  ),
  page('/identifications/$id', () => import('./pages/identification.js')),
  page('/board', () => import('./pages/board.js')),
  page('/cases/$id/ask', () => import('./pages/ask-places.js')),
  page('/cases/$id/handover', () => import('./pages/hand-over.js')),
  page('/escalations', () => import('./pages/escalations.js')),
  page('/matches', () => import('./pages/matches.js')),
  page('/conflicts', () => import('./pages/conflicts.js')),
  page('/conflicts/$id', () => import('./pages/conflict.js')),
  page('/asks/$id', () => import('./pages/ask.js')),
  page(
    '/handovers/$id',
    () => import('./pages/handover.js'),
    (id) => [queries.query(handoverOf(id))],
  ),
  page('/consultations', () => import('./pages/consultations.js')),
  page('/consultations/$id', () => import('./pages/consultation.js')),
  page('/alerts', () => import('./pages/alerts.js')),
  page('/alerts/$id', () => import('./pages/alert.js')),
  page('/reviews', () => import('./pages/reviews.js')),
  page('/complaints', () => import('./pages/complaints.js')),
  page('/audit', () => import('./pages/audit.js')),
  page('/figures', () => import('./pages/figures.js')),
  page(
    '/texts',
    () => import('./pages/texts.js'),
    () => [queries.query(texts)],
  ),
  page('/capacity', () => import('./pages/capacity.js')),
  page('/directory', () => import('./pages/directory.js')),
  page('/directory/$id', () => import('./pages/institution.js')),
  page('/countries', () => import('./pages/countries.js')),
  page(
    '/countries/$code',
    () => import('./pages/country.js'),
    (code) => [queries.query(countryOf(code))],
  ),
  page('/accounts', () => import('./pages/accounts.js')),
  page('/account', () => import('./pages/account.js')),
  page('/what-police-can-see', () => import('./pages/what-police-can-see.js')),
]);

export const router = createRouter({ routeTree: tree, defaultPreload: false, defaultPendingComponent: Coming });
declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
