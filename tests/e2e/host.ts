/** The host that `run.mjs` chose for this run: what to start, and what comes before the app's own flags. */
export interface Host {
  readonly name: 'electron' | 'chromium' | 'headless'
  readonly title: string
  readonly command: string
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string>>
}

export function chosenHost(): Host {
  const text = process.env['FULL_CIRCLE_TEST_HOST']
  if (text === undefined) throw new Error('Start the journeys with "npm run e2e": it builds the app and chooses the host.')
  return JSON.parse(text) as Host
}
