import { cp } from 'node:fs/promises'
import { resolve } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, type App } from './app'

const shipped = resolve(import.meta.dirname, '../../resources/sample-library')

/** Makes the app's library a copy of the invented one, so that there is much to look at and everything can be changed. */
export const useSample = (app: App): Promise<void> => cp(shipped, app.library, { recursive: true })

/** A Monday soon after the last of the invented archives. */
export const sampleToday = new Date('2026-11-23T12:00:00Z')

/** Whatever day it is, the page takes it for that one: what is told of today and of this year is there. */
export async function asOfSample(page: Page): Promise<void> {
  await page.clock.setFixedTime(sampleToday)
  await page.reload()
}

/** Starts the app, goes to its people and waits for them. */
export async function startWithPeople(app: App): Promise<Page> {
  const { page } = await app.start()
  await openPeople(page)
  return page
}

/** From anywhere to the list of everybody. */
export async function openPeople(page: Page): Promise<void> {
  await page.getByRole('link', { name: /^People/ }).click()
  await expect(page.getByRole('grid', { name: 'People' })).toBeVisible()
}

/** From the list to one person, who is found by name. */
export async function openPerson(page: Page, name: string): Promise<void> {
  await page.getByRole('link', { name: /^People/ }).click()
  await page.getByPlaceholder('Name, place').fill(name)
  await expect(page.getByRole('row').locator('.name').first()).toContainText(name)
  await page.getByPlaceholder('Name, place').press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(name)
}

/** What stands in the list, in its order. */
export const namesOf = (page: Page): Promise<string[]> => page.getByRole('row').locator('.name').allInnerTexts()

/** Everybody: the count that the list tells readers. */
export async function peopleCount(page: Page): Promise<number> {
  return Number(await page.getByRole('grid', { name: 'People' }).getAttribute('aria-rowcount')) - 1
}
