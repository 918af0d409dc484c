import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Built into dist/web, from where the application itself serves it (src/platform/pages). */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  build: {
    rollupOptions: {
      onLog: (level, log, said) => (log.code === 'MODULE_LEVEL_DIRECTIVE' ? undefined : said(level, log)),
    },
    outDir: fileURLToPath(new URL('../dist/web', import.meta.url)),
    emptyOutDir: true,
    target: 'es2022',
    manifest: 'assets/manifest.json',
    // Inlined files would need `data:` in the policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
