import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type App } from './app'
import { readPdf } from './pdf'
import { asOfSample, sampleToday, useSample } from './sample'

/** Starts with the invented library and waits until today tells all it knows. */
async function startToday(app: App): Promise<Page> {
  const { page } = await app.start()
  await asOfSample(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('this year')
  await expect(page.getByRole('region', { name: 'How far your archives reach' })).toContainText('X until 12 November 2022')
  return page
}
const goTo = (page: Page, name: string | RegExp) => page.getByRole('link', { name }).first().click()
const section = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const numberIn = async (page: Page, link: RegExp): Promise<number> => Number(/[\d,]+/.exec((await page.getByRole('link', { name: link }).first().innerText()).replace(',', ''))![0])

test.setTimeout(180_000)

test('every number of the first screen leads to as many things as it says', async ({ app }) => {
  await useSample(app)
  const page = await startToday(app)

  await test.step('circles closed, and each with the word that closed it', async () => {
    const circles = await numberIn(page, /circles? closed/)
    expect(circles).toBeGreaterThan(0)
    await expect(section(page, `${sampleToday.getFullYear()}, month by month`).getByRole('img', { name: /^Full circle/ })).toHaveCount(circles)
    await goTo(page, /circles? closed$/)
    await expect(page.locator('#circles').getByRole('listitem')).toHaveCount(circles)
    await page.locator('#circles').getByRole('listitem').first().getByRole('link').nth(1).click()
    await expect(page).toHaveURL(/#\/person\/.+\?item=/)
    await goTo(page, 'Today')
  })

  await test.step('moments marked, of the year and of a month', async () => {
    const moments = await numberIn(page, /moments? marked/)
    expect(moments).toBeGreaterThan(0)
    const stars = section(page, `${sampleToday.getFullYear()}, month by month`).getByRole('link', { name: /^\d+ moments?$/ })
    const month = Number((await stars.first().getAttribute('aria-label'))!.split(' ')[0])
    await stars.first().click()
    await expect(page.locator('.moment')).toHaveCount(month)
    await goTo(page, 'Today')
    await goTo(page, /moments? marked/)
    await expect(page.locator('.moment')).toHaveCount(moments)
    await goTo(page, /^Moments \d+$/)
    await expect(page.locator('.moment')).toHaveCount(await numberIn(page, /^Moments \d+$/))
    await goTo(page, 'Today')
  })

  await test.step('open loops and people never met', async () => {
    for (const [link, list] of [[/^All \d+ open loops$/, 'Open loops'], [/^All \d+$/, 'Never met']] as const) {
      const many = await numberIn(page, link)
      await goTo(page, link)
      await expect(page.getByRole('main').getByRole('list', { name: list }).getByRole('listitem').first()).toHaveAttribute('aria-setsize', String(many))
      await goTo(page, 'Today')
    }
  })

  await test.step('as many questions as it says, at most three, each with its evidence', async () => {
    const worth = section(page, 'Worth marking?')
    const said = Number(/\d+/.exec(await worth.getByText(/this week$/).innerText())![0])
    expect(said).toBeLessThanOrEqual(3)
    await expect(worth.getByRole('listitem')).toHaveCount(said)
    await worth.getByRole('listitem').first().getByRole('link').last().click()
    await expect(page).toHaveURL(/#\/person\/.+\?item=/)
  })
})

test('what is put away stays away: in the toast it can be taken back, and a database made anew knows it', async ({ app }) => {
  await useSample(app)
  let page = await startToday(app)
  const loops = () => section(page, 'Met, and nobody has written since').getByRole('listitem')
  const never = () => section(page, 'Still talking, never met').getByRole('listitem')
  const worth = () => section(page, 'Worth marking?').getByRole('listitem')
  const nameIn = (row: ReturnType<typeof loops>) => row.first().locator('.name').innerText()

  const [loop, person, question] = [await nameIn(loops()), await nameIn(never()), await nameIn(worth())]
  const questions = await worth().count()
  await loops().first().getByRole('button', { name: `Leave it: ${loop}` }).click()
  await expect(loops().filter({ hasText: loop })).toHaveCount(0)
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).first().click()
  await expect(loops().first(), 'taken back').toContainText(loop)
  await loops().first().getByRole('button', { name: `We have been in touch: ${loop}` }).click()
  await expect(loops().filter({ hasText: loop })).toHaveCount(0)

  await never().first().getByRole('button', { name: `Not here: ${person}` }).click()
  await expect(never().filter({ hasText: person })).toHaveCount(0)
  await expect(never(), 'another takes the place').toHaveCount(3)

  await worth().first().getByRole('button', { name: /^Not this one/ }).click()
  await expect(worth(), 'no other question this week').toHaveCount(questions - 1)
  await expect(worth().filter({ hasText: question })).toHaveCount(0)

  const second = await nameIn(worth())
  await worth().first().getByRole('button', { name: /^Mark it/ }).click()
  const bar = page.getByRole('form', { name: 'Mark a moment' })
  await bar.getByRole('textbox').fill('It was the first of many.')
  await bar.getByRole('textbox').press('Enter')
  await expect(page.getByText('A moment, kept.')).toBeVisible()
  await expect(worth().filter({ hasText: second })).toHaveCount(0)

  await app.stop()
  await app.deleteProfile()
  page = await startToday(app)
  await expect(loops().filter({ hasText: loop })).toHaveCount(0)
  await expect(never()).toHaveCount(3)
  await expect(never().filter({ hasText: person })).toHaveCount(0)
  await expect(page.getByText('Worth marking?').or(page.getByRole('heading', { level: 1 })).first()).toBeVisible()
  await expect(worth()).toHaveCount(questions - 2)
  await goTo(page, /^Moments \d+$/)
  await expect(page.locator('.moment').filter({ hasText: 'It was the first of many.' })).toContainText(second)

  await goTo(page, 'Today')
  const reach = section(page, 'How far your archives reach')
  await reach.getByRole('button', { name: 'Put away how far your archives reach' }).click()
  await expect(reach).toHaveCount(0)
  await page.reload()
  await expect(never()).toHaveCount(3)
  await expect(reach, 'for good').toHaveCount(0)
  await goTo(page, 'Settings')
  await page.getByRole('group', { name: 'How far your archives reach' }).getByRole('button', { name: 'Shown', exact: true }).click()
  await goTo(page, 'Today')
  await expect(reach).toContainText('X until 12 November 2022')
})

test('a moment is written anew and unmarked where all of them stand, and marked from what was found', async ({ app }) => {
  await useSample(app)
  const page = await startToday(app)
  await goTo(page, /^Moments \d+$/)
  const rows = page.locator('.moment')
  const all = await numberIn(page, /^Moments \d+$/)
  await expect(rows).toHaveCount(all)
  const first = rows.filter({ hasText: 'Nobody else asked how it went.' })
  await first.getByRole('button', { name: /^Write why/ }).click()
  const bar = page.getByRole('form', { name: 'Mark a moment' })
  await expect(bar.getByRole('textbox')).toHaveValue('Nobody else asked how it went. He asked twice.')
  await bar.getByRole('textbox').fill('He asked three times.')
  await bar.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(rows.filter({ hasText: 'He asked three times.' })).toHaveCount(1)
  await rows.filter({ hasText: 'He asked three times.' }).getByRole('button', { name: /^No longer a moment/ }).click()
  await expect(rows).toHaveCount(all - 1)
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
  await expect(rows).toHaveCount(all)

  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('map of the hives')
  await expect(page.getByRole('option', { name: /map of the hives/ })).toBeVisible()
  await expect(page.getByRole('option', { selected: true })).toContainText('map of the hives')
  await page.getByRole('combobox').press('Alt+Enter')
  await bar.getByRole('textbox').fill('He had kept it all the time.')
  await bar.getByRole('textbox').press('Enter')
  await expect(rows.filter({ hasText: 'He had kept it all the time.' })).toContainText('Samuel Obi')
  await expect(rows).toHaveCount(all + 1)
})

test('a year is told and printed: what is previewed is saved, and private messages stay out until they are switched on', async ({ app }) => {
  await useSample(app)
  const page = await startToday(app)
  await page.evaluate(() => { location.hash = '#/year/2026' })
  await expect(page.getByRole('heading', { level: 1, name: '2026' })).toBeVisible()
  await goTo(page, '2025')
  await expect(page.getByRole('heading', { level: 1, name: '2025' })).toBeVisible()
  await goTo(page, '2026')
  const count = async (id: string) => page.locator(`#${id}`).getByRole('listitem').count()
  await expect(page.locator('#circles').getByRole('listitem').first()).toBeVisible()
  const entries = (await count('circles')) + (await count('met')) + (await count('moments')) + (await count('introductions')) + (await count('places'))
  await goTo(page, 'Print this year')
  const room = page.getByRole('form', { name: 'What goes on paper' })
  await room.getByLabel('A4').check()
  await expect(room).toContainText('2 moments marked in private messages stay out.')
  await expect(room.getByRole('status')).toHaveText(new RegExp(`^\\d+ pages, ${entries - 2} entries$`), { timeout: 60_000 })

  const saved = async (name: string) => {
    const file = join(app.folder, name)
    const saving = room.getByRole('button', { name: 'Save as PDF' }).click()
    await app.running.answerSaveDialog(file)
    await saving
    await expect(page.getByText(`Saved as ${name}.`)).toBeVisible()
    return readPdf(await readFile(file))
  }
  const without = await saved('2026.pdf')
  expect(without.size.map(Math.round)).toEqual([595, 842])
  await expect(room.getByRole('status')).toContainText(`${without.pages.length} pages`)
  await expect(page.getByRole('region', { name: 'Pages' }).getByRole('img')).toHaveCount(without.pages.length)
  expect(without.text).toContain('He had come for the reeds')
  expect(without.text).toContain('Rafael Goldenblum')
  expect(without.text).not.toContain('He wrote before I had unpacked')
  expect(without.text).toContain('2 moments marked in private messages')

  await room.getByLabel('Moments in private messages').check()
  await expect(room.getByRole('status')).toHaveText(new RegExp(`^\\d+ pages, ${entries} entries$`), { timeout: 60_000 })
  expect((await saved('2026 whole.pdf')).text).toContain('He wrote before I had unpacked')
})
