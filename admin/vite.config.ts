import { env } from 'node:process';
import { defineConfig } from 'vite';

const api = `http://127.0.0.1:${env.PORT ?? 3000}`;

export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../dist/admin',
    emptyOutDir: true,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // React libraries mark hundreds of modules with "use client", of which every one would be a warning.
      checks: { moduleLevelDirective: false },
      output: { codeSplitting: { groups: [{ name: 'vendor', test: /node_modules/ }] } },
    },
  },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': api, '/health': api } },
});
