import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { expect, test } from '../app'
import { seriousProblems } from './axe'

const fixtures = resolve(import.meta.dirname, '../../fixtures')
const calendar = join(fixtures, 'icalendar/gathering/summer.ics')
const book = join(fixtures, 'vcard/android/contacts.vcf')

test('finds, reads, shows exact counts before anything is kept, keeps, and takes back', async ({ app, page }) => {
  const unknown = join(app.folder, 'holiday.tar')
  await writeFile(unknown, 'not an archive')
  await page.getByRole('link', { name: 'Import' }).click()
  await app.running.answerOpenDialogs([calendar, book, unknown])
  await page.getByRole('button', { name: 'Choose files' }).click()
  await expect(page.getByText('Not recognised')).toBeVisible()
  expect(await seriousProblems(page)).toEqual([])

  await page.getByRole('button', { name: 'Read 2 sources' }).click()
  await expect(page.getByRole('button', { name: 'Keep', exact: true })).toHaveCount(1)
  await expect(page.getByText('Dropped together: 2 parts')).toBeVisible()
  await expect(page.getByText(/\d+ records? read in/).first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Read before' })).toBeHidden()
  expect(await seriousProblems(page)).toEqual([])

  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  const report = page.getByRole('complementary')
  await expect(report).toContainText('records in all, each in one line above')
  await expect(page.getByRole('heading', { name: 'Read before' })).toBeVisible()
  expect(await seriousProblems(page)).toEqual([])

  await report.getByRole('button', { name: 'Delete this import' }).click()
  await expect(report).toContainText('This import was deleted.')
  await report.getByRole('button', { name: 'Bring it in again' }).click()
  await expect(report.getByRole('button', { name: 'Delete this import' })).toBeVisible()
})

test('what is left is not kept', async ({ app, page }) => {
  await app.running.answerOpenDialogs([calendar])
  await page.getByRole('button', { name: 'Choose files' }).click()
  await page.getByRole('button', { name: 'Read 1 source' }).click()
  await page.getByRole('button', { name: 'Leave it', exact: true }).click()
  await expect(page.getByText('Nothing read yet')).toBeVisible()
})

test('takes what is dropped anywhere on the window', async ({ app, page }) => {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('You met online.')
  await app.running.drop([calendar])
  await expect(page.getByRole('button', { name: 'Read 1 source' })).toBeVisible()
})

test('a table says what its columns mean, with five people as they will be, by keyboard alone', async ({ app, page }) => {
  const table = join(app.folder, 'club.csv')
  const rows = Array.from({ length: 7 }, (_, at) => `Person ${at};0${at + 1}/12/1980;p${at}@clay.example;keeps bees ${at}`)
  await writeFile(table, ['Member;Born;Mail;Remark', ...rows].join('\r\n'))
  const choose = async () => {
    await page.getByRole('link', { name: 'Import' }).first().click()
    await app.running.answerOpenDialogs([table])
    await page.getByRole('button', { name: 'Choose files' }).click()
  }
  await choose()
  await page.getByRole('button', { name: 'Look at the columns' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'What the columns mean' })).toBeVisible()
  const people = page.getByRole('complementary')
  for (const [column, role] of [['Member', 'name'], ['Born', 'birthday'], ['Mail', 'email'], ['Remark', 'howMet']] as const) {
    await page.getByLabel(`What “${column}” means`).selectOption(role)
  }
  await page.getByRole('radio', { name: /^month, day, year/ }).focus()
  await page.keyboard.press('Space')
  await expect(people.getByRole('listitem')).toHaveCount(5)
  await expect(people.getByRole('listitem').first()).toContainText('Person 0')
  await expect(people.getByRole('listitem').first()).toContainText('12 January 1980')
  await expect(people.getByRole('listitem').first()).toContainText('keeps bees 0')
  expect(await seriousProblems(page)).toEqual([])
  await page.getByRole('button', { name: 'Use these columns' }).press('Enter')
  await page.getByRole('button', { name: 'Read 1 source' }).click()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByRole('complementary')).toContainText('7 records in all'.slice(2))

  await choose()
  await expect(page.getByText('4 of 4 columns are understood, as you chose the last time.')).toBeVisible()
})
