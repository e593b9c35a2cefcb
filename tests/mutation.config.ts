import { defineConfig } from 'vitest/config'

/** The tests of the rules alone: what else there is would be slow, and is no proof of a rule. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['unit/core/**/*.test.ts'],
    testTimeout: 60_000,
  },
})
