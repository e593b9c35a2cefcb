import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { generateXArchive } from '../bench/generateXArchive'
import { expect, test, type App } from './app'
import { seriousProblems } from './screens/axe'
import { namesOf, openPeople } from './sample'
import { inThreeFiles, plainWords, writeThreeFiles, zipFolder } from './threeFiles'

const fixtures = resolve(import.meta.dirname, '../fixtures')

test('three files at once: seen before they are kept, kept, and known the next time', async ({ app, page }) => {
  const { all, book } = await writeThreeFiles(app.folder)
  await choose(app, page, all)
  const found = page.getByRole('region', { name: 'Found in what you dropped' })
  await expect(found.getByRole('listitem').filter({ hasText: 'X archive' })).toContainText(`${inThreeFiles.tweets} tweets`)
  await expect(found.getByRole('listitem').filter({ hasText: 'Address book' })).toContainText(`${inThreeFiles.cards} cards`)
  await expect(found.getByRole('listitem').filter({ hasText: 'Calendar' })).toContainText('1 event')
  await expect(found).toContainText('Ana Duarte')

  await page.getByRole('button', { name: 'Read 3 sources' }).click()
  const read = page.getByRole('region', { name: 'Read, not kept yet' })
  await expect(read.getByRole('button', { name: 'Keep', exact: true })).toHaveCount(1)
  await expect(read).toContainText('Dropped together: 3 parts')
  await expect(read).toContainText('3 replies')
  await expect(read).toContainText('2 messages')
  await expect(read).toContainText('2 accounts and cards')
  expect(await keptFiles(app), 'nothing is in the library before the word to keep it').toEqual([])

  await read.getByRole('button', { name: 'Keep', exact: true }).click()
  const before = page.getByRole('region', { name: 'Read before' })
  await expect(before.getByRole('listitem'), 'what was dropped together is one import').toHaveCount(1)
  await expect(before).not.toContainText('being taken in')
  const whole = page.getByRole('complementary')
  await expect(whole).toContainText('3 parts')
  expect(await keptFiles(app)).toHaveLength(3)
  await expectBucketsToSum(page)
  for (const file of all) {
    await whole.getByRole('listitem').filter({ hasText: basename(file) }).getByRole('button').click()
    await expect(whole.getByRole('button', { name: 'All parts of this import' })).toBeVisible()
    await expect(whole).toContainText(basename(file))
    await expectBucketsToSum(page)
    await whole.getByRole('button', { name: 'All parts of this import' }).click()
  }
  await page.getByRole('button', { name: 'Close report' }).click()

  await page.getByRole('link', { name: /^People/ }).click()
  await expect(page.getByRole('grid', { name: 'People' })).toBeVisible()
  expect((await namesOf(page)).sort()).toEqual([plainWords.name, 'Nour Haddad'])

  await test.step('the same files again, dropped this time, change nothing', async () => {
    await app.running.drop(all)
    await page.getByRole('button', { name: 'Read 3 sources' }).click()
    await expect(page.getByText('The same file as before: keeping it changes nothing.')).toHaveCount(3)
    await read.getByRole('button', { name: 'Keep', exact: true }).click()
    await expect(read).toBeHidden()
    await expect(before.getByRole('listitem')).toHaveCount(1)
    expect(await keptFiles(app)).toHaveLength(3)
  })

  await test.step('one card more is one new, and the others are here already', async () => {
    const more = join(app.folder, 'contacts later.vcf')
    await writeFile(more, `${await readFile(book, 'utf8')}BEGIN:VCARD\r\nVERSION:3.0\r\nUID:late-1\r\nN:Late;Lena;;;\r\nFN:Lena Late\r\nEMAIL:lena@clay.example\r\nEND:VCARD\r\n`)
    await choose(app, page, [more])
    await page.getByRole('button', { name: 'Read 1 source' }).click()
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    const report = page.getByRole('complementary')
    await expect(report.getByRole('row').filter({ hasText: 'new' })).toContainText('1')
    await expect(report.getByRole('row').filter({ hasText: 'here already' })).toContainText(String(inThreeFiles.cards))
    await expectBucketsToSum(page)
  })
})

test('an archive dropped as zip and as folder is one archive; leaving keeps nothing', async ({ app, page }) => {
  const folder = join(fixtures, 'x/d-messages/twitter-2024')
  const zip = await zipFolder(folder, join(app.folder, 'twitter-2024.zip'))
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await app.running.drop([zip])
  await page.getByRole('button', { name: 'Read 1 source' }).click()
  const read = page.getByRole('region', { name: 'Read, not kept yet' })
  await expect(read).toContainText('1 reply')
  await read.getByRole('button', { name: 'Leave it' }).click()
  await expect(read).toBeHidden()
  await expect(page.getByText('Nothing read yet')).toBeVisible()
  await expect.poll(() => filesUnder(app.library), 'not even a half file is left').toEqual(['library.json'])

  await app.running.drop([zip])
  await page.getByRole('button', { name: 'Read 1 source' }).click()
  await read.getByRole('button', { name: 'Keep', exact: true }).click()
  await expectBucketsToSum(page)
  await app.running.drop([folder])
  await page.getByRole('button', { name: 'Read 1 source' }).click()
  await expect(read.getByRole('button', { name: 'Keep', exact: true })).toBeVisible()
  await read.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(read).toBeHidden()
  await app.stop()
  const { stdout } = await app.command(['--check', '--report', 'json'])
  const { library, check } = JSON.parse(stdout) as { library: { interactions: number }; check: { ok: boolean } }
  expect(check.ok).toBe(true)
  const expected = JSON.parse(await readFile(join(fixtures, 'x/d-messages/expected.json'), 'utf8')) as { outcomes: { facts?: { fact: string; id: string }[] }[] }[]
  const ids = expected.flatMap(({ outcomes }) => outcomes).flatMap(({ facts = [] }) => facts).filter(({ fact }) => fact === 'interaction').map(({ id }) => id)
  expect(library.interactions).toBe(new Set(ids).size)
})

test('reading stops when asked, and the library is as it was', async ({ app, page }) => {
  const file = join(app.folder, 'large.zip')
  await generateXArchive({ file, tweets: 120_000 })
  await choose(app, page, [file])
  await page.getByRole('button', { name: 'Read 1 source' }).click()
  const bar = page.getByRole('progressbar')
  await expect(bar).toBeVisible()
  await page.getByRole('button', { name: 'Stop, and leave it as it was' }).click()
  await expect(page.getByText('Stopped. Nothing of it was kept.')).toBeVisible()
  await expect(bar).toBeHidden()
  await expect.poll(() => filesUnder(app.library)).toEqual(['library.json'])
  await page.getByRole('button', { name: 'Leave it' }).click()
  await expect(page.getByText('Nothing read yet')).toBeVisible()
  await page.getByRole('link', { name: /^People/ }).click()
  await expect(page.getByText('Nobody here yet')).toBeVisible()
})

test('reading pauses and goes on', async ({ app, page }) => {
  const file = join(app.folder, 'large.zip')
  const { records } = await generateXArchive({ file, tweets: 40_000 })
  await choose(app, page, [file])
  await page.getByRole('button', { name: 'Read 1 source' }).click()
  await page.getByRole('button', { name: 'Pause' }).click()
  const reading = page.getByRole('region', { name: 'Reading now' })
  await expect(reading).toContainText('paused')
  const stood = await page.getByRole('progressbar').getAttribute('aria-valuenow')
  await page.getByRole('link', { name: /^People/ }).click()
  await page.getByRole('link', { name: 'Import' }).click()
  expect(await page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe(stood)

  await test.step('what is dropped meanwhile waits in line, and can leave it', async () => {
    const { all } = await writeThreeFiles(app.folder)
    await choose(app, page, all.slice(1))
    await page.getByRole('button', { name: 'Read 2 sources' }).click()
    await expect(reading.getByText('waits for its turn')).toHaveCount(2)
    await page.getByRole('button', { name: 'Take calendar.ics out of the line' }).click()
    await expect(reading.getByText('waits for its turn')).toHaveCount(1)
    await expect(page.getByRole('region', { name: 'Found in what you dropped' })).toContainText('calendar.ics')
  })

  await page.getByRole('button', { name: 'Go on' }).click()
  const read = page.getByRole('region', { name: 'Read, not kept yet' })
  await expect(read).toContainText(`${records.toLocaleString('en')} records read`)
  await expect(page.getByRole('button', { name: 'Keep all 2' })).toBeVisible()

  await test.step('some of it is left out, and counted as left out', async () => {
    const archive = read.getByRole('listitem').filter({ hasText: 'large.zip' })
    await archive.getByRole('button', { name: 'Leave some of it out' }).click()
    await archive.getByRole('checkbox', { name: /likes|posts/ }).first().uncheck()
    await archive.getByRole('button', { name: 'Read again like this' }).click()
    await expect(archive).toContainText(/Without (likes|posts)\./)
    await archive.getByRole('button', { name: 'Why' }).click()
    await expect(archive).toContainText('left out by you')
    await expect(archive).toContainText(`${records.toLocaleString('en')} records read`)
  })
})

test('what a crash cut off is offered by the next start, and ends as an uninterrupted reading', async ({ app }) => {
  const file = join(app.folder, 'large.zip')
  const gone = join(app.folder, 'contacts.vcf')
  const { records } = await generateXArchive({ file, tweets: 40_000 })
  await writeFile(gone, 'BEGIN:VCARD\r\nVERSION:3.0\r\nUID:1\r\nFN:Lena Late\r\nN:Late;Lena;;;\r\nEND:VCARD\r\n')
  let { page } = await app.start()
  await choose(app, page, [gone])
  await page.getByRole('button', { name: 'Read 1 source' }).click()
  await expect(page.getByRole('button', { name: 'Keep', exact: true })).toBeVisible()
  await choose(app, page, [file])
  await page.getByRole('button', { name: 'Read 1 source' }).click()
  await expect(page.getByRole('progressbar')).toBeVisible()
  await app.kill()
  await rm(gone)

  await test.step('a source that moved says so, and can only be forgotten', async () => {
    ;({ page } = await app.start())
    await expect(page.getByText('Reading contacts.vcf was interrupted, and 1 more')).toBeVisible()
    await page.getByRole('button', { name: 'Look at it' }).click()
    const cut = page.getByRole('region', { name: 'Interrupted' })
    const moved = cut.getByRole('listitem').filter({ hasText: 'contacts.vcf' })
    await expect(moved).toContainText('contacts.vcf is not where it was any more.')
    await expect(moved.getByRole('button', { name: 'Go on' })).toBeHidden()
    await moved.getByRole('button', { name: 'Forget it' }).click()
    await expect(cut.getByRole('listitem')).toHaveCount(1)
  })

  await test.step('the other goes on, is closed once more, goes on, and is whole', async () => {
    await page.getByRole('button', { name: 'Go on' }).click()
    await expect(page.getByRole('progressbar')).toBeVisible()
    await app.stop()
    ;({ page } = await app.start())
    await page.getByRole('button', { name: 'Look at it' }).click()
    await page.getByRole('button', { name: 'Go on' }).click()
    const read = page.getByRole('region', { name: 'Read, not kept yet' })
    await expect(read).toContainText(`${records.toLocaleString('en')} records read`)
    await read.getByRole('button', { name: 'Keep', exact: true }).click()
    await expectBucketsToSum(page)
    await app.stop()
    ;({ page } = await app.start())
    await openPeople(page)
    await expect(page.getByText('was interrupted')).toBeHidden()
    // The same archive, never interrupted, is the same file.
    await choose(app, page, [file])
    await page.getByRole('button', { name: 'Read 1 source' }).click()
    await expect(page.getByText('The same file as before: keeping it changes nothing.')).toBeVisible()
  })
})

test('a later export tells what changed since the one before, and every import has its place', async ({ app, page }) => {
  const card = (uid: string, name: string) => `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${uid}\r\nFN:${name}\r\nN:${name};;;;\r\nEMAIL:${uid}@clay.example\r\nEND:VCARD\r\n`
  const [older, newer] = [join(app.folder, 'contacts.vcf'), join(app.folder, 'contacts (2).vcf')]
  await writeFile(older, card('a', 'Bea Ek') + card('b', 'Nour Haddad') + card('c', 'Lena Late'))
  await writeFile(newer, card('a', 'Bea Ek-Ruiz') + card('b', 'Nour Haddad') + card('d', 'Ilse Berg'))
  const report = page.getByRole('complementary')
  for (const file of [older, newer]) {
    await choose(app, page, [file])
    await page.getByRole('button', { name: 'Read 1 source' }).click()
    await page.getByRole('button', { name: 'Keep', exact: true }).click()
    await expect(report).toContainText(basename(file))
  }
  await expect(report).toContainText('What changed since')
  await expect(report.getByText('Ilse Berg')).toBeVisible()
  await expect(report.getByText('Lena Late')).toBeVisible()
  await expect(report).toContainText('an export that leaves something out deletes nothing')
  await expect(report.getByRole('deletion')).toHaveText(['Bea Ek'])
  await expect(report.getByRole('insertion')).toHaveText(['Bea Ek-Ruiz'])
  await expect(report).toContainText('Deleting this import removes 1 account or card that came only from it. 2 accounts and cards it shares with other imports stay.')
  expect(await seriousProblems(page)).toEqual([])

  await page.getByRole('link', { name: /^People/ }).click()
  await expect.poll(async () => (await namesOf(page)).sort(), 'absence deletes nobody').toEqual(['Bea Ek-Ruiz', 'Ilse Berg', 'Lena Late', 'Nour Haddad'])

  await test.step('the page of all imports opens the report, deletes and brings back', async () => {
    await page.getByRole('link', { name: 'Import' }).click()
    await page.getByRole('link', { name: /^All that was ever read/ }).click()
    await expect(page.getByRole('heading', { name: 'All imports' })).toBeVisible()
    await page.getByRole('button', { name: 'contacts (2).vcf' }).click()
    await report.getByRole('button', { name: 'Delete this import' }).click()
    await expect(page.getByText('1 of them deleted')).toBeVisible()
    await page.getByRole('button', { name: 'Undo', exact: true }).click()
    await expect(page.getByText('1 of them deleted')).toBeHidden()
    expect(await seriousProblems(page)).toEqual([])
  })
})

test('an import is taken back with all that came only from it, and brought back', async ({ app, page }) => {
  const { book, calendar } = await writeThreeFiles(app.folder)
  await choose(app, page, [book, calendar])
  await page.getByRole('button', { name: 'Read 2 sources' }).click()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  const before = page.getByRole('region', { name: 'Read before' })
  await expect(before.getByRole('listitem')).toHaveCount(1)
  const report = page.getByRole('complementary')
  await report.getByRole('listitem').filter({ hasText: 'contacts.vcf' }).getByRole('button').click()
  await expect(report, 'exactly what goes').toContainText('Deleting this import removes 2 accounts and cards that came only from it.')
  await report.getByRole('button', { name: 'Delete this import' }).click()
  await expect(report).toContainText('This import was deleted.')
  await expect(page.getByText('Deleted, and 2 records with it that came only from it.')).toBeVisible()
  await page.getByRole('link', { name: /^People/ }).click()
  await expect(page.getByRole('grid').getByText('Nour Haddad')).toBeHidden()
  expect(await namesOf(page), 'the calendar still knows one of them by her address').toHaveLength(1)
  expect(await keptFiles(app), 'its file stays').toHaveLength(2)

  await page.getByRole('link', { name: 'Import' }).click()
  await before.getByRole('listitem').filter({ hasText: 'contacts.vcf' }).getByRole('button').click()
  await report.getByRole('listitem').filter({ hasText: 'contacts.vcf' }).getByRole('button').click()
  await report.getByRole('button', { name: 'Bring it in again' }).click()
  await expect(report.getByRole('button', { name: 'Delete this import' })).toBeVisible()
  await page.getByRole('link', { name: /^People/ }).click()
  await expect(page.getByRole('grid').getByText('Nour Haddad')).toBeVisible()
  expect((await namesOf(page)).sort()).toEqual([plainWords.name, 'Nour Haddad'])
})

test('what is no archive is answered with a sentence that helps', async ({ app, page }) => {
  const folder = join(app.folder, 'wrong')
  await mkdir(folder)
  const wrong = [
    { name: 'tweets.txt', bytes: '<html><body>Something went wrong</body></html>', says: 'This is a web page, not the archive itself.' },
    { name: 'archive.zip', bytes: '<!DOCTYPE html><html><head><title>Log in</title></head><body>Please log in</body></html>', says: 'This is a web page, not a zip.' },
    { name: 'contacts.vcf', bytes: '', says: 'The file is empty.' },
    { name: 'calendar.ics', bytes: '\xff\xd8\xff\xe0\x00\x10JFIF', says: 'This is a picture.' },
    { name: 'tweets.js', bytes: 'Rar!\x1a\x07\x01\x00', says: 'RAR' },
  ]
  for (const { name, bytes } of wrong) await writeFile(join(folder, name), Buffer.from(bytes, 'latin1'))
  await choose(app, page, wrong.map(({ name }) => join(folder, name)))
  for (const { name, says } of wrong) await expect(page.getByRole('listitem').filter({ hasText: name })).toContainText(says)
  await expect(page.getByRole('button', { name: /^Read \d/ })).toBeHidden()
  expect(await filesUnder(app.library)).toEqual(['library.json'])

  await test.step('what may be something is looked at again as what it is said to be', async () => {
    const notes = join(folder, 'notes.dat')
    await writeFile(notes, 'nothing that is known')
    await choose(app, page, [notes])
    const item = page.getByRole('listitem').filter({ hasText: 'notes.dat' })
    await expect(item).toContainText('It is of no kind that is known. Full Circle reads archives of networks (X')
    await item.getByRole('button', { name: 'Say what it is' }).click()
    await item.getByLabel('Read it as').selectOption({ label: 'Calendar' })
    await item.getByRole('button', { name: 'Look again' }).click()
    await expect(item).toContainText('It is of no kind that is known. Full Circle reads: Calendar.')
    await item.getByRole('button', { name: 'Leave it' }).click()
    await expect(item).toBeHidden()
  })
})

async function choose(app: App, page: Page, paths: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: 'Import' }).click()
  await app.running.answerOpenDialogs(paths)
  await page.getByRole('button', { name: 'Choose files' }).click()
}

/** The open report: every record read is in exactly one of its lines. */
async function expectBucketsToSum(page: Page): Promise<void> {
  const table = page.getByRole('complementary').getByRole('table')
  await expect(table).toContainText('records in all, each in one line above')
  const counts = await numbers(table.locator('tbody td.num'))
  const [total] = await numbers(table.locator('tfoot td.num'))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(total)
}

const numbers = async (cells: Locator) => (await cells.allInnerTexts()).map((text) => Number(text.replaceAll(',', '')))

const keptFiles = async (app: App) => (await readdir(join(app.library, 'imports'))).filter((name) => name.endsWith('.ndjson.gz'))

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name)
}
