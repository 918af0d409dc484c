import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { Frame } from './frame/frame.js';
import { NotHere } from './frame/not-here.js';
import { Start } from './frame/start.js';

const root = createRootRoute({ component: Frame, notFoundComponent: NotHere });
const page = <Path extends string>(path: Path, load: () => Promise<Record<'Page', React.ComponentType>>) =>
  createRoute({ getParentRoute: () => root, path, component: lazyRouteComponent(load, 'Page') });

/** Addresses hold ids and nothing else; the server knows them too (src/platform/pages). */
const tree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: Start }),
  page('/sign-in', () => import('./pages/sign-in.js')),
  page('/inbox', () => import('./pages/inbox.js')),
  page('/cases', () => import('./pages/cases.js')),
  page('/cases/$id', () => import('./pages/case.js')),
  page('/identify', () => import('./pages/identify.js')),
  page('/identifications/$id', () => import('./pages/identification.js')),
  page('/board', () => import('./pages/board.js')),
  page('/cases/$id/ask', () => import('./pages/ask-places.js')),
  page('/cases/$id/handover', () => import('./pages/hand-over.js')),
  page('/matches', () => import('./pages/matches.js')),
  page('/conflicts', () => import('./pages/conflicts.js')),
  page('/conflicts/$id', () => import('./pages/conflict.js')),
  page('/asks/$id', () => import('./pages/ask.js')),
  page('/handovers/$id', () => import('./pages/handover.js')),
  page('/consultations', () => import('./pages/consultations.js')),
  page('/consultations/$id', () => import('./pages/consultation.js')),
  page('/account', () => import('./pages/account.js')),
]);

export const router = createRouter({ routeTree: tree, defaultPreload: false });
declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
