import { defineConfig } from 'vitest/config'

/** The tests of the rules alone: what else there is would be slow, and is no proof of a rule. `TESTS=silence,lists/` takes only those. */
const named = process.env['TESTS']?.split(',') ?? ['']

export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: named.map((name) => `unit/core/${name}**/*.test.ts`).concat(named.map((name) => `unit/core/${name}*.test.ts`)),
    testTimeout: 60_000,
  },
})
