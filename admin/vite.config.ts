import { env } from 'node:process';
import { defineConfig } from 'vite';

const api = `http://127.0.0.1:${env.PORT ?? 3000}`;

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../dist/admin',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    // The notices that the licences of what is shipped ask for: /licenses.md.
    license: { fileName: 'licenses.md' },
    rolldownOptions: {
      // React libraries mark hundreds of modules with "use client", of which every one would be a warning.
      checks: { moduleLevelDirective: false },
      // The charts stay with the page that is loaded only when somebody opens it.
      output: { codeSplitting: { groups: [{ name: 'vendor', test: /node_modules\/(?!@mui\/x-|bezier-easing)/ }] } },
    },
  },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': api, '/health': api } },
});
