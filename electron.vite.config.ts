import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import type { Plugin } from 'vite'
import { listShipped } from './electron/packaging/list-shipped.ts'

/** Where a bundled library asks for one of Node's network modules while it runs. */
const networkAsk = /\b(import|require)\((['"])(?:node:)?(?:https?|http2|tls|dns|dgram|net|inspector)\2\)/g

/** Keeps `https` and its like out of what is built: PptxGenJS, for one, would fetch pictures from the web. What it gets instead has nothing in it. */
const withoutNetwork: Plugin = {
  name: 'without-network',
  enforce: 'pre',
  transform(code, id) {
    if (!id.includes('node_modules')) return null
    const without = code.replace(networkAsk, (_ask, how) =>
      how === 'import' ? 'Promise.resolve({ default: {} })' : '({})',
    )
    return without === code ? null : { code: without, map: null }
  },
}

const shipped = listShipped(import.meta.dirname)

// Everything but Electron and the native database driver is bundled, so that `out/` needs nothing beside it.
const external = ['electron', 'better-sqlite3']

export default defineConfig({
  main: {
    plugins: [withoutNetwork, shipped()],
    resolve: {
      // Its build for Node makes a `require` of its own beside the one that electron-vite adds; the other build has the same synchronous functions.
      alias: [{ find: /^fflate$/, replacement: 'fflate/browser' }],
    },
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      minify: false,
      sourcemap: false,
      rolldownOptions: {
        external,
        input: {
          main: 'electron/main.ts',
          core: 'electron/core.ts',
          serve: 'electron/serve.ts',
          // A thread of the core's, so a file of its own beside it.
          'parse-worker': 'electron/import/parse-worker.ts',
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    plugins: [shipped()],
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      minify: false,
      // A sandboxed preload is one CommonJS file that may ask for `electron` only.
      rolldownOptions: {
        external,
        input: { preload: 'electron/preload.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: 'renderer',
    base: '/',
    plugins: [react(), shipped()],
    build: {
      outDir: 'out/renderer',
      // Nothing inline: the page's policy allows fonts and scripts only as files of its own.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 4000,
      rolldownOptions: { input: 'renderer/index.html' },
    },
  },
})
