import { expect, test } from './app'

test('opens its window', async ({ page }) => {
  await expect(page).toHaveTitle(/Full Circle/)
  await expect(page.locator('h1, main').first()).toBeVisible()
})

test('ends with its window and starts again on the same library', async ({ app }) => {
  await app.start()
  expect(await app.stop()).toBe(0)
  const { page } = await app.start()
  await expect(page).toHaveTitle(/Full Circle/)
})

test('starts again after every process was killed', async ({ app }) => {
  await app.start()
  await app.kill()
  const { page } = await app.start()
  await expect(page).toHaveTitle(/Full Circle/)
})

test('answers from the command line without a window', async ({ app }) => {
  const { code, stdout } = await app.command(['--version'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
})

test('gives the page nothing but its own address', async ({ page }) => {
  await expect(page).toHaveURL(/#\/welcome$/)
  const outcome = await page.evaluate(() => fetch('https://example.org/').then(() => 'answered', () => 'refused'))
  expect(outcome).toBe('refused')
})
