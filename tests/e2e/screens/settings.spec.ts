import { expect, test } from '../app'
import { seriousProblems } from './axe'

test('welcome: nothing serious for axe, and it leads on', async ({ page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You met online.')
  expect(await seriousProblems(page)).toEqual([])
  await page.getByRole('link', { name: 'Import' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible()
})

test('settings: says where the library is, checks it, and remembers how it looks', async ({ app }) => {
  const { page } = await app.start()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByText(app.library)).toBeVisible()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByText('Everything is there and whole.')).toBeVisible()
  await page.getByRole('button', { name: 'Night' }).click()
  await page.getByRole('button', { name: 'Compact' }).click()
  await app.stop()
  const again = await app.start()
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect(again.page.locator('html')).toHaveAttribute('data-density', 'compact')
})

test('nothing sticks out of the smallest window', async ({ page }) => {
  await page.setViewportSize({ width: 900, height: 600 })
  for (const place of ['Welcome', 'Import', 'Settings']) {
    await page.getByRole('link', { name: place }).click()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
    expect(await page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth)).toBeLessThanOrEqual(0)
  }
})
