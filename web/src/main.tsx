import '@mantine/core/styles.css';
import './page.css';
import './reading.css';
import './print.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { setNonce } from 'get-nonce';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { whenSignedOut } from './api/client.js';
import { queries } from './api/queries.js';
import { OPEN } from './frame/places.js';
import { router } from './routes.js';
import { theme } from './theme.js';
import { startWords } from './words/words.js';

const nonce = document.querySelector<HTMLMetaElement>('meta[name=style-nonce]')?.content ?? '';
setNonce(nonce);
await startWords();

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
