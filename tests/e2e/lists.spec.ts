import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test, type App } from './app'
import { useSample } from './sample'

test.beforeEach(({ app }) => useSample(app))

/** The keys of somebody who never touches the mouse: to it, and Enter. */
async function press(target: Locator): Promise<void> {
  await target.focus()
  await target.press('Enter')
}

const heading = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
const place = (page: Page, name: RegExp) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name })
const tab = (page: Page, name: RegExp) => page.getByRole('navigation', { name: 'Lists that lead to a meeting' }).getByRole('link', { name })
const rows = (page: Page, list: string) => page.getByRole('list', { name: list, exact: true }).getByRole('listitem')
const row = (page: Page, list: string, name: string) => rows(page, list).filter({ hasText: name })
const open = async (page: Page, name: RegExp, title: string) => {
  await press(tab(page, name))
  await heading(page, title)
}

/** Opens the app at the list of those never met. */
async function start(app: App): Promise<Page> {
  const { page } = await app.start()
  await press(place(page, /^Never met/))
  await heading(page, 'Still talking, never met')
  return page
}

/** A calendar in which the owner and two of the sample's people meet tomorrow at noon. */
async function importTomorrow(app: App): Promise<void> {
  const day = new Date(Date.now() + 24 * 60 * 60 * 1000).toISOString().slice(0, 10).replaceAll('-', '')
  const file = join(app.folder, 'Ahead.ics')
  await writeFile(file, [
    'BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Journeys//EN', 'X-WR-CALNAME:ilse@varga.example', 'BEGIN:VEVENT', 'UID:ahead@varga.example',
    `DTSTART:${day}T120000Z`, `DTEND:${day}T130000Z`, 'SUMMARY:Coffee and proofs', 'LOCATION:Caffè San Marco\\, Via Battisti 18\\, Trieste',
    'ORGANIZER:mailto:ilse@varga.example', ...['ilse@varga', 'marisol@marisol', 'tatsuya@tatsuya'].map((who) => `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${who}.example`),
    'END:VEVENT', 'END:VCALENDAR', '',
  ].join('\r\n'))
  const { code, stderr } = await app.command(['--import', file])
  expect(code, stderr).toBe(0)
}

test('the lists that lead to a meeting, by keyboard: opened, answered, undone, and answered for good', async ({ app }) => {
  await importTomorrow(app)
  let page = await start(app)
  let never = 0

  await test.step('never met: found, walked through, answered, undone, answered', async () => {
    await expect(rows(page, 'Never met').first()).toContainText(/Since .+ with words/)
    never = Number(await rows(page, 'Never met').first().getAttribute('aria-setsize'))
    expect(never).toBeGreaterThan(5)
    await expect(place(page, /^Never met/)).toContainText(String(never))
    const find = page.getByPlaceholder('Name, place')
    await find.fill('krakow')
    await expect(rows(page, 'Never met')).toHaveCount(1)
    await find.fill('')
    await find.press('ArrowDown')
    const first = rows(page, 'Never met').first().getByRole('link').first()
    await expect(first).toBeFocused()
    await page.keyboard.press('ArrowDown')
    await expect(rows(page, 'Never met').nth(1).getByRole('link').first()).toBeFocused()
    await page.keyboard.press('p')
    await expect(find).toBeFocused()
    await expect(find).toHaveValue('p')
    await find.fill('')

    const answer = row(page, 'Never met', 'Piotr Zając').getByRole('button', { name: /^Met before my records/ })
    await find.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    await press(answer)
    await expect(page.getByText('You met Piotr Zając before your records begin.')).toBeVisible()
    await expect(row(page, 'Never met', 'Piotr Zając')).toHaveCount(0)
    // Whoever answers a row stands on the one that took its place.
    await expect(rows(page, 'Never met').nth(1).getByRole('link').first()).toBeFocused()
    await page.getByRole('button', { name: 'Undo' }).press('Enter')
    await expect(row(page, 'Never met', 'Piotr Zając')).toHaveCount(1)
    await press(answer)
    await expect(row(page, 'Never met', 'Piotr Zając')).toHaveCount(0)
  })

  await test.step('never met: a date leads to the word that says so', async () => {
    await row(page, 'Never met', 'Bartholomew Okafor').locator('.derived').first().press('Enter')
    await heading(page, 'Bartholomew Okafor')
    await expect(page).toHaveURL(/item=/)
    await page.goBack()
  })

  await test.step('open loops: in touch, undone, left', async () => {
    await open(page, /^Open loops/, 'Met, and nobody has written since')
    const loop = row(page, 'Open loops', 'Željko Đurđević')
    await press(loop.getByRole('button', { name: /^We have been in touch/ }))
    await expect(page.getByText('You and Željko Đurđević have been in touch.')).toBeVisible()
    await expect(loop).toHaveCount(0)
    await page.getByRole('button', { name: 'Undo' }).last().press('Enter')
    await press(loop.getByRole('button', { name: /^Leave it/ }))
    await expect(loop).toHaveCount(0)
    await page.getByText(/\d+ loops? you closed or left/).press('Enter')
    await expect(page.getByRole('listitem').filter({ has: page.getByRole('button', { name: 'Take it back: Željko Đurđević' }) })).toContainText('left')
  })

  await test.step('left behind: not them', async () => {
    await open(page, /^Left behind/, 'Left behind on a network')
    await press(row(page, 'Left behind', 'Hiroko Tanizaki').getByRole('button', { name: /^Not them/ }))
    await expect(row(page, 'Left behind', 'Hiroko Tanizaki')).toHaveCount(0)
  })

  await test.step('second meetings: a number opens the people behind it, and each the meeting', async () => {
    await open(page, /^Second meetings/, 'Second meetings')
    const number = page.getByRole('button', { name: /people met again$/ }).first()
    await press(number)
    await expect(number).toHaveAttribute('aria-expanded', 'true')
    const first = page.getByRole('region', { name: 'Online first' }).locator('.rows').getByRole('listitem').first()
    await press(first.locator('.derived').first())
    await expect(page).toHaveURL(/#\/encounter\//)
    await page.goBack()
    await heading(page, 'Second meetings')
  })

  await test.step('a trip: a city, and why somebody is named', async () => {
    await open(page, /^Trip/, 'A trip')
    await page.getByLabel('Where you are going').fill('port harcourt')
    await expect(row(page, 'In port harcourt', 'Bartholomew Okafor')).toContainText('Lives in Port Harcourt')
    await expect(page.getByRole('heading', { name: 'Never met' })).toBeVisible()
  })

  await test.step('coming: what is planned, with the last words', async () => {
    await open(page, /^Coming/, 'Before you meet')
    const there = page.getByRole('region', { name: 'Coffee and proofs' })
    await expect(there).toContainText('tomorrow')
    await expect(there).toContainText('Caffè San Marco')
    await expect(there).toContainText('Last met')
    await expect(there).toContainText('Last words')
    await press(there.getByRole('link', { name: 'Coffee and proofs' }))
    await expect(page).toHaveURL(/#\/coming\/.+/)
    await expect(there.getByRole('link', { name: /^Marisol/ }).first()).toBeVisible()
    await open(page, /^Trip/, 'A trip')
    await press(page.getByRole('button', { name: 'In Trieste' }))
    await expect(page.getByLabel('Where you are going')).toHaveValue('Trieste')
  })

  await test.step('its line on the first screen is put away; the meeting stays among what is coming', async () => {
    await press(place(page, /^Today$/))
    const line = page.locator('p.coming')
    await expect(line).toContainText('Caffè San Marco')
    await press(line.getByRole('button', { name: /^Put away/ }))
    await expect(line.filter({ hasText: 'Caffè San Marco' })).toHaveCount(0)
    await press(place(page, /^Open loops/))
    await open(page, /^Coming/, 'Before you meet')
    await expect(page.getByRole('region', { name: 'Coffee and proofs' })).toBeVisible()
  })

  await test.step('in touch: only who is asked for, and changed', async () => {
    await open(page, /^In touch/, 'In touch, as often as you like')
    await page.getByRole('combobox', { name: 'Somebody' }).fill('Freya')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('radio', { name: 'about every two months' })).toBeFocused()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await expect(page.getByText('In touch with Freya Winterbourne about every two weeks.')).toBeVisible()
    await expect(page.getByRole('region', { name: 'What you asked for' })).toContainText('about every two weeks')
    const due = page.getByRole('region', { name: 'By now' })
    await expect(due).toContainText(/Freya Winterbourne.*The last touch .+ ago/)
    await press(due.locator('.derived'))
    await expect(page).toHaveURL(/item=/)
    await page.goBack()
  })

  await app.stop()
  await app.deleteProfile()
  page = await start(app)

  await test.step('without the browser profile, everything that was answered stands', async () => {
    await expect(rows(page, 'Never met').first()).toHaveAttribute('aria-setsize', String(never - 1))
    await expect(row(page, 'Never met', 'Piotr Zając')).toHaveCount(0)
    await open(page, /^Open loops/, 'Met, and nobody has written since')
    await expect(page.getByText(/\d+ loops? you closed or left/)).toBeVisible()
    await expect(row(page, 'Open loops', 'Željko Đurđević')).toHaveCount(0)
    await open(page, /^Left behind/, 'Left behind on a network')
    await expect(rows(page, 'Left behind').first()).toBeVisible()
    await expect(row(page, 'Left behind', 'Hiroko Tanizaki')).toHaveCount(0)
    await open(page, /^Coming/, 'Before you meet')
    await expect(page.getByRole('region', { name: 'Coffee and proofs' })).toBeVisible()
    await open(page, /^In touch/, 'In touch, as often as you like')
    await expect(page.getByRole('region', { name: 'What you asked for' })).toContainText('Freya Winterbourne')
  })

  await test.step('and can be taken back', async () => {
    await open(page, /^Never met/, 'Still talking, never met')
    await page.getByText('You met 1 person before your records begin').click()
    await press(page.getByRole('button', { name: 'Take it back: Piotr Zając' }))
    await expect(rows(page, 'Never met').first()).toHaveAttribute('aria-setsize', String(never))
  })

  await test.step('notifications are off, and said to be impossible where they are', async () => {
    await press(place(page, /^Settings/))
    const notices = page.getByRole('switch', { name: 'A notification of the day' })
    await expect(notices).not.toBeChecked()
    if (app.host.name === 'chromium') await expect(page.getByText('This computer cannot show notifications from here')).toBeVisible()
  })
})
