import '@mantine/core/styles.css';
import './page.css';
import './reading.css';
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Refused, whenSignedOut } from './api/client.js';
import { OPEN } from './frame/places.js';
import { router } from './routes.js';
import { theme } from './theme.js';
import { startWords } from './words/words.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';
setNonce(nonce);
await startWords();

// Nothing is kept beyond the page: no storage, no service worker. A refusal is an answer and is not asked for again.
const queries = new QueryClient({
  defaultOptions: {
    queries: { retry: (times, error) => !(error instanceof Refused) && times < 3, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
whenSignedOut(() => {
  queries.clear();
  if (!OPEN.includes(router.state.location.pathname)) void router.navigate({ to: '/sign-in' });
});
// What the browser kept to go back to shows nothing of a session that has ended.
window.addEventListener('pageshow', ({ persisted }) => {
  if (persisted) window.location.reload();
});

createRoot(document.getElementById('page')!).render(
  <StrictMode>
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
      colorSchemeManager={NOT_KEPT()}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);

/** The colours are the device's; a choice would have to be stored. */
function NOT_KEPT() {
  return {
    get: () => 'auto' as const,
    set: () => undefined,
    subscribe: () => undefined,
    unsubscribe: () => undefined,
    clear: () => undefined,
  };
}
