import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const FIRST_LOAD_LIMIT_KB = 250;

/** Prints the JavaScript that the first page needs, gzipped, and fails the build when it outgrows its limit. */
function firstLoad(): Plugin {
  return {
    name: 'first-load',
    apply: 'build',
    generateBundle(_options, bundle) {
      const wanted = Object.values(bundle).flatMap((chunk) =>
        chunk.type === 'chunk' && chunk.isEntry ? [chunk.fileName] : [],
      );
      const loaded = new Set<string>();
      let bytes = 0;
      for (let file = wanted.pop(); file !== undefined; file = wanted.pop()) {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk' || loaded.has(file)) continue;
        loaded.add(file);
        bytes += gzipSync(chunk.code).length;
        wanted.push(...chunk.imports);
      }
      const size = bytes / 1024;
      this.info(`first load: ${size.toFixed(1)} KB of JavaScript gzipped, of ${FIRST_LOAD_LIMIT_KB} KB allowed`);
      if (size > FIRST_LOAD_LIMIT_KB) this.error('The first load is larger than it may be: load a page lazily.');
    },
  };
}

const api = process.env['DONDOC_API'] ?? 'http://127.0.0.1:3057';

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/',
  plugins: [react(), firstLoad()],
  resolve: { alias: { '#contracts': fileURLToPath(new URL('../../libs/contracts/src/index.ts', import.meta.url)) } },
  build: {
    outDir: fileURLToPath(new URL('../../dist/apps/web', import.meta.url)),
    emptyOutDir: true,
    // Inlined assets would be data: addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
    target: 'es2022',
  },
  server: { port: 5173, proxy: { '/api': api, '/health': api, '/docs': api } },
});
