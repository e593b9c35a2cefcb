import type { Page } from '@playwright/test'
import { expect, test } from '../app'
import { openPeople } from '../sample'
import { seriousProblems } from './axe'

const rows = (page: Page) => page.locator('[role=row][data-person]')

test.beforeEach(async ({ page }) => {
  await page.getByRole('button', { name: 'Open the sample' }).click()
  await expect(page.getByText('You are looking at invented sample people.')).toBeVisible()
  await openPeople(page)
})

test('lists everybody, finds without accents, sorts and narrows', async ({ page }) => {
  const grid = page.getByRole('grid')
  const everyone = Number(await grid.getAttribute('aria-rowcount'))
  expect(everyone).toBeGreaterThan(30)

  await page.getByPlaceholder('Name, place').fill('anais')
  await expect(rows(page)).toHaveCount(1)
  await expect(rows(page)).toContainText('Anaïs')
  await page.getByPlaceholder('Name, place').press('Escape')
  await expect(grid).toHaveAttribute('aria-rowcount', String(everyone))

  const first = await rows(page).first().innerText()
  await page.getByRole('button', { name: 'Last met' }).click()
  await expect(page.getByRole('columnheader', { name: 'Last met' })).toHaveAttribute('aria-sort', 'descending')
  expect(await rows(page).first().innerText()).not.toBe(first)

  await page.getByRole('button', { name: /^Never met/ }).click()
  await expect(rows(page).first()).toContainText('never')
  expect(Number(await grid.getAttribute('aria-rowcount'))).toBeLessThan(everyone)
})

test('is walked through and opened with the keyboard alone', async ({ page }) => {
  await page.keyboard.press('Control+f')
  await expect(page.getByPlaceholder('Name, place')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(page.locator('[role=row][aria-rowindex="2"]')).toBeFocused()
  await page.keyboard.press('End')
  const last = await page.getByRole('grid').getAttribute('aria-rowcount')
  await expect(page.locator(`[role=row][aria-rowindex="${last}"]`)).toBeFocused()
  await page.keyboard.press('Home')
  await expect(page.locator('[role=row][aria-rowindex="2"]')).toBeFocused()
  const name = await page.locator(':focus .name').innerText()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
})

test('says that the people are invented, and puts them away', async ({ page }) => {
  await page.getByRole('button', { name: 'Put them away' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You met online.')
})

test('axe finds nothing serious, by day and by night', async ({ page }) => {
  await expect(rows(page).first()).toBeVisible()
  expect(await seriousProblems(page)).toEqual([])
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Night' }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  expect(await seriousProblems(page)).toEqual([])
  await page.getByRole('link', { name: /^People/ }).click()
  await expect(rows(page).first()).toBeVisible()
  expect(await seriousProblems(page)).toEqual([])
})
