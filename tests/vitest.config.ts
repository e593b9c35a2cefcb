import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { temporaryFolder } from './temporary.mjs'

export default defineConfig({
  plugins: [vue()],
  test: {
    root: import.meta.dirname,
    include: ['unit/**/*.test.ts'],
    // Importing, hashing and property tests are real work: a slow machine must not make them fail.
    testTimeout: 60_000,
    env: { ...temporaryFolder() },
    pool: 'forks',
    maxWorkers: 2,
  },
})
