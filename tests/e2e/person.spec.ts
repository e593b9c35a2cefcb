import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app'
import { dump } from './reviewing'
import { openPerson, startWithPeople, useSample } from './sample'

const marisol = 'Marisol Etxeberria Lindqvist'

test.beforeEach(({ app }) => useSample(app))

test('found, opened, read and judged with the keyboard alone', async ({ app }) => {
  const page = await startWithPeople(app)
  await page.keyboard.press('Control+k')
  await page.keyboard.type('marisol')
  await expect(page.getByRole('option', { name: /^Marisol Etxeberria/ })).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: marisol })).toBeVisible()
  const stations = page.getByRole('list', { name: 'How it went full circle' })
  for (const station of ['First word', 'First met', 'Bridged', 'Full circle', 'Turns']) await expect(stations).toContainText(station)

  const met = stations.getByRole('listitem').filter({ hasText: 'First met' }).getByRole('button')
  await tabTo(page, met)
  await page.keyboard.press('Enter')
  const drawer = page.getByRole('complementary')
  await expect(drawer.getByRole('heading', { name: 'First met on 23 February 2012' })).toBeFocused()
  await expect(drawer).toContainText('Evening at Armazém 12')
  await page.keyboard.press('Escape')
  await expect(drawer).toBeHidden()
  await expect(met).toBeFocused()

  await test.step('a judgement moves the station, and can be taken back', async () => {
    await page.keyboard.press('Enter')
    await tabTo(page, drawer.getByRole('button', { name: 'Not this' }))
    await page.keyboard.press('Enter')
    await expect(met).not.toHaveText('23 February 2012')
    await expect(drawer).toContainText('Set aside by you')
    await tabTo(page, drawer.getByRole('button', { name: 'Take back' }))
    await page.keyboard.press('Enter')
    await expect(met).toHaveText('23 February 2012')
    await expect(drawer).not.toContainText('Set aside by you')
    await expect(page.getByText('Your answer is taken back.')).toBeVisible()
    await app.running.menuKeys('CmdOrCtrl+Z')
    await expect(page.getByText('Taken back: the judgement.')).toBeVisible()
    await expect(met).not.toHaveText('23 February 2012')
    await page.keyboard.press('Control+Shift+Z')
    await expect(page.getByText('Done again: the judgement.')).toBeVisible()
    await expect(met).toHaveText('23 February 2012')
  })
})

test('the timeline is walked with keys and years', async ({ app }) => {
  const page = await startWithPeople(app)
  await openPerson(page, marisol)
  const timeline = page.getByRole('region', { name: /^Timeline/ })
  await timeline.focus()
  const here = timeline.locator('article:focus')

  await page.keyboard.press('ArrowDown')
  await expect(here).toHaveCount(1)
  const first = await here.getAttribute('data-row')
  await page.keyboard.press('ArrowDown')
  await expect(here).not.toHaveAttribute('data-row', first!)
  await page.keyboard.press('ArrowUp')
  await expect(here).toHaveAttribute('data-row', first!)
  await page.keyboard.press('ArrowRight')
  await expect(here).toContainText(/in person|bridge/)
  await page.keyboard.press('ArrowLeft')
  await expect(here).toContainText('online')
  await page.keyboard.press('End')
  await expect(here).toHaveAttribute('data-row', await lastRow(timeline))
  const last = await yearOf(here)
  await page.keyboard.press('Home')
  await expect(here).toHaveAttribute('data-row', first!)
  const start = await yearOf(here)
  expect(last).toBeGreaterThan(start)
  await page.keyboard.press('PageDown')
  await expect.poll(() => yearOf(here)).toBeGreaterThan(start)
  await page.keyboard.press('PageUp')
  await expect.poll(() => yearOf(here)).toBe(start)

  const rail = page.getByRole('navigation', { name: 'Years' })
  await tabTo(page, rail.getByRole('button', { name: /^2018,/ }), 'Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(rail.getByRole('button', { name: /^2018,/ })).toHaveAttribute('aria-current', 'true')
  await expect(timeline.getByRole('heading', { name: '2018' })).toBeInViewport()

  await test.step('a burst is folded, and opens', async () => {
    const fold = timeline.getByRole('button', { name: /more until this$/ }).first()
    await expect(fold).toBeVisible()
    const hidden = Number(/^(\d+)/.exec((await fold.innerText()).trim())![1])
    const total = Number(await timeline.locator('article').first().getAttribute('aria-setsize'))
    await fold.focus()
    await page.keyboard.press('Enter')
    await expect(timeline.locator('article').first()).toHaveAttribute('aria-setsize', String(total + hidden + 1))
    await timeline.getByRole('button', { name: 'Fold', exact: true }).first().press('Enter')
    await expect(timeline.locator('article').first()).toHaveAttribute('aria-setsize', String(total))
  })

  await test.step('one network, and the other direction of time', async () => {
    await page.getByLabel('Networks').selectOption({ label: 'X' })
    await expect(timeline).not.toContainText('Calendar')
    await page.getByLabel('Networks').selectOption({ label: 'All networks' })
    await page.getByRole('button', { name: 'Oldest first' }).click()
    await expect(timeline.getByRole('heading').first()).toHaveText(String(last))
  })
})

test('every edit is taken back and done again, outlives a restart, and the loss of the browser profile', async ({ app }) => {
  const page = await startWithPeople(app)
  await openPerson(page, marisol)
  const timeline = page.getByRole('region', { name: /^Timeline/ })
  const takenBack = async (what: string, saved: string, gone: () => Promise<void>, there: () => Promise<void>) => {
    await expect(page.getByText(saved)).toBeVisible()
    await there()
    await app.running.menuKeys('CmdOrCtrl+Z')
    await expect(page.getByText(`Taken back: ${what}.`)).toBeVisible()
    await gone()
    await page.keyboard.press('Control+Shift+Z')
    await expect(page.getByText(`Done again: ${what}.`)).toBeVisible()
    await there()
  }

  await test.step('a moment and its why', async () => {
    await timeline.focus()
    await page.keyboard.press('ArrowDown')
    await expect(timeline.locator('article:focus')).toHaveCount(1)
    const row = timeline.locator(`article[data-row="${await timeline.locator('article:focus').getAttribute('data-row')}"]`)
    await page.keyboard.press('m')
    await expect(page.getByLabel('Why did it make a difference')).toBeFocused()
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('The kettle had just boiled.')
    await page.keyboard.press('Enter')
    await expect(row).toBeFocused()
    await takenBack('the moment', 'A moment, kept.', () => expect(row).not.toContainText('The kettle had just boiled.'), () => expect(row).toContainText('The kettle had just boiled.'))
  })

  await test.step('a meeting, written down without the mouse', async () => {
    await app.running.menuKeys('CmdOrCtrl+L')
    const bar = page.getByRole('form', { name: 'Log a meeting' })
    await expect(bar.getByLabel('In one line')).toBeFocused()
    await expect(bar).toContainText(marisol)
    await tabTo(page, bar.getByLabel('Where'))
    await page.keyboard.type('Bench by the lock, Hallein')
    await tabTo(page, bar.getByLabel('What do you want to remember'))
    await page.keyboard.type('Two thermos flasks, one cup.')
    await page.keyboard.press('Control+Enter')
    await expect(bar).toBeHidden()
    await takenBack('the meeting', 'The meeting is kept.', () => expect(timeline.getByText('Bench by the lock, Hallein')).toHaveCount(0), () => expectAtEnd(page, timeline, 'Bench by the lock, Hallein'))
  })

  await page.getByRole('button', { name: 'About' }).click()
  const about = page.getByRole('complementary')
  await test.step('a note', async () => {
    const note = about.getByRole('region', { name: 'Note' })
    const before = await note.locator('.note-text').innerText()
    await note.getByRole('button', { name: 'Edit the note' }).click()
    await note.getByRole('textbox', { name: 'Note' }).fill('Allergic to walnuts.')
    await note.getByRole('button', { name: 'Keep the note' }).click()
    await takenBack('the note', 'The note is kept.', () => expect(note).toContainText(before), () => expect(note).toContainText('Allergic to walnuts.'))
  })
  await test.step('a name', async () => {
    await about.getByRole('button', { name: /^Name shown:/ }).click()
    await about.getByRole('textbox', { name: 'Name shown' }).fill('Mari')
    await about.getByRole('textbox', { name: 'Name shown' }).press('Enter')
    const heading = page.getByRole('heading', { level: 1 })
    await expect(heading).toHaveText(/^Mari\b/)
    await takenBack('the name', 'Renamed.', () => expect(heading).toHaveText(marisol), () => expect(heading).toHaveText(/^Mari\b/))
  })

  await app.stop()
  const before = await dump(app, 'before')
  const everything = async () => {
    const again = await startWithPeople(app)
    await openPerson(again, 'Mari')
    const rows = again.getByRole('region', { name: /^Timeline/ })
    await expect(rows).toContainText('The kettle had just boiled.')
    await expectAtEnd(again, rows, 'Bench by the lock, Hallein')
    await again.getByRole('button', { name: 'About' }).click()
    await expect(again.getByRole('region', { name: 'Note' })).toContainText('Allergic to walnuts.')
    await app.stop()
  }
  await test.step('after a restart', everything)
  await app.deleteProfile()
  await test.step('without the browser profile', everything)
  expect(await dump(app, 'after')).toEqual(before)
})

/** Presses Tab until it is there: nothing may need the mouse. */
async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 120; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(target, 'reached with Tab').toBeFocused()
}

/** Only the rows in view are there: the latest come into it with End, once they are known. */
async function expectAtEnd(page: Page, timeline: Locator, words: string): Promise<void> {
  await expect(async () => {
    await timeline.focus()
    await page.keyboard.press('End')
    await expect(timeline.getByText(words)).toHaveCount(1, { timeout: 1000 })
  }).toPass()
}

const lastRow = async (timeline: Locator): Promise<string> => {
  const size = await timeline.locator('article').first().getAttribute('aria-setsize')
  return (await timeline.locator(`article[aria-posinset="${size}"]`).getAttribute('data-row'))!
}

const yearOf = async (row: Locator): Promise<number> => Number((await row.locator('time').getAttribute('datetime'))!.slice(0, 4))
