import { defineConfig } from 'vitest/config'
import { drawsMore } from './helpers/draws.ts'

/** One suite, run in node: everything that needs npm only. Journeys start their own Chromium. */
export default defineConfig({
  test: {
    root: new URL('..', import.meta.url).pathname,
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/e2e/find-browser-once.ts', 'test/renderer/screens-folder.ts'],
    ...(drawsMore > 1 && { setupFiles: ['test/helpers/draw-more.ts'] }),
    testTimeout: 60_000 * drawsMore,
    hookTimeout: 120_000,
    // A busy machine takes its time to draw what was clicked.
    expect: { poll: { timeout: 20_000 } },
    pool: 'forks',
    maxWorkers: 2,
  },
})
