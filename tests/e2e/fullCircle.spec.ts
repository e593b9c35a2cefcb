import type { Page } from '@playwright/test'
import { expect, test, type App } from './app'
import { writeOldFriends } from './oldFriends'
import { asOfSample, useSample } from './sample'

test.setTimeout(240_000)

test('three statements are set aside; every archive read again and the database made anew, they stay so', async ({ app }) => {
  await useSample(app)
  const { all } = await writeOldFriends(app.folder)
  const first = await app.command(['--import', ...all])
  expect(first.code, first.stderr).toBe(0)

  let page = await startToday(app)
  const loop = await nameIn(page, 'Met, and nobody has written since')
  await page.getByRole('button', { name: `Leave it: ${loop}` }).click()
  await expect(rows(page, 'Met, and nobody has written since').filter({ hasText: loop })).toHaveCount(0)
  const question = await rows(page, 'Worth marking?').first().innerText()
  const questions = await rows(page, 'Worth marking?').count()
  await rows(page, 'Worth marking?').first().getByRole('button', { name: /^Not this one/ }).click()
  await expect(rows(page, 'Worth marking?')).toHaveCount(questions - 1)

  await page.getByRole('link', { name: /^Introductions/ }).click()
  await page.getByRole('link', { name: /^Perhaps/ }).click()
  const perhaps = () => page.getByRole('listbox', { name: 'Perhaps' }).getByRole('option')
  await expect(perhaps().first()).toBeVisible()
  const [candidates, candidate] = [await perhaps().count(), await perhaps().first().innerText()]
  await page.getByRole('button', { name: /^Not this/ }).click()
  await expect(perhaps()).toHaveCount(candidates - 1)
  await app.stop()

  const again = await app.command(['--import', ...all])
  expect(again.code, again.stderr).toBe(0)
  await app.deleteProfile()

  page = await startToday(app)
  await expect(rows(page, 'Met, and nobody has written since').filter({ hasText: loop })).toHaveCount(0)
  await expect(rows(page, 'Worth marking?')).toHaveCount(questions - 1)
  expect(await rows(page, 'Worth marking?').allInnerTexts()).not.toContain(question)
  await page.getByRole('link', { name: /^Introductions/ }).click()
  await page.getByRole('link', { name: /^Perhaps/ }).click()
  await expect(perhaps()).toHaveCount(candidates - 1)
  await expect(perhaps().filter({ hasText: candidate.split('\n')[0]! })).toHaveCount(0)
})

/** Starts on the day of the invented archives, and waits until today tells all it knows. */
async function startToday(app: App): Promise<Page> {
  const { page } = await app.start()
  await asOfSample(page)
  await expect(page.getByRole('region', { name: 'How far your archives reach' })).toContainText('X until 12 November 2022')
  return page
}

const rows = (page: Page, region: string) => page.getByRole('region', { name: region, exact: true }).getByRole('listitem')
const nameIn = (page: Page, region: string): Promise<string> => rows(page, region).first().locator('.name').innerText()
