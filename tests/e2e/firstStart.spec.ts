import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './app'
import { openPeople, peopleCount } from './sample'

test('a first start welcomes, lends the invented people, and takes them back', async ({ app, page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You met online.')
  await expect(page.getByText('Choose them here, or drop them anywhere on this window.')).toBeVisible()

  await page.getByRole('button', { name: 'Open the sample' }).click()
  await expect(page.getByRole('heading', { level: 1 }), 'the first screen is today').toContainText('this year')
  await openPeople(page)
  await expect(page.getByText('You are looking at invented sample people.')).toBeVisible()
  expect(await peopleCount(page)).toBe(40)
  for (const stage of ['Never met', 'Met', 'Bridged', 'Full circle', 'Not placed']) {
    await expect(page.getByRole('button', { name: new RegExp(`^${stage} [1-9]`) }), 'the sample shows every stage').toBeVisible()
  }

  await page.getByRole('button', { name: 'Put them away' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You met online.')
  await expect(page.getByText('You are looking at invented sample people.')).toBeHidden()
  await page.getByRole('link', { name: /^People/ }).click()
  await expect(page.getByText('Nobody here yet')).toBeVisible()
  expect(await readdir(join(app.library, 'imports')), 'nothing of the sample is in the own library').toEqual([])
  expect(await readdir(join(app.library, 'journal'))).toEqual([])
})
