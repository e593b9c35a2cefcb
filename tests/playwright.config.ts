import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: 'e2e',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  // Every test starts the real app: two at a time is what a small machine bears.
  workers: 2,
  fullyParallel: true,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  // A second try on a busy build machine is listed as flaky, with the first one's error.
  retries: process.env['CI'] ? 1 : 0,
  reporter: [['list']],
})
