import type { Locator, Page } from '@playwright/test'
import { expect, test } from './app'
import { openPerson, startWithPeople, useSample } from './sample'
import { seriousProblems } from './screens/axe'

const marisol = 'Marisol Etxeberria Lindqvist'

test.beforeEach(({ app }) => useSample(app))

test('a meeting is logged in one line, changed and deleted with the keyboard alone', async ({ app }) => {
  const page = await startWithPeople(app)
  const bar = page.getByRole('form', { name: 'Log a meeting' })
  await app.running.menuKeys('CmdOrCtrl+L')
  await expect(bar.getByLabel('In one line')).toBeFocused()

  await test.step('what the line says fills the blanks', async () => {
    await page.keyboard.type('Met Marisol and Tom Lindgren at Café Tejo last Friday, talked about her move')
    await expect(bar.getByRole('group', { name: 'Who' })).toContainText(marisol)
    await expect(bar.getByRole('group', { name: 'Who' })).toContainText('Tom Lindgren')
    await expect(bar.getByLabel('Where')).toHaveValue('Café Tejo')
    await expect(bar.getByLabel('What do you want to remember')).toHaveValue('talked about her move')
    await expect(bar.getByLabel('When')).toHaveValue(lastFriday())
  })

  await test.step('Escape keeps the draft', async () => {
    await page.keyboard.press('Escape')
    await expect(bar).toBeHidden()
    await app.running.menuKeys('CmdOrCtrl+L')
    await expect(bar.getByLabel('In one line')).toHaveValue(/^Met Marisol/)
    await expect(bar.getByLabel('Where')).toHaveValue('Café Tejo')
  })

  await page.keyboard.press('Control+Enter')
  await expect(page.getByText('The meeting is kept.')).toBeVisible()
  await expect(bar).toBeHidden()

  const timeline = page.getByRole('region', { name: /^Timeline/ })
  const entry = timeline.locator('article').filter({ hasText: 'Café Tejo' })
  for (const name of ['Tom Lindgren', marisol]) {
    await openPerson(page, name)
    await toEntry(page, timeline, 'Café Tejo')
    await expect(entry).toContainText('talked about her move')
  }
  await expect(entry).toContainText('with Tom Lindgren')

  await test.step('changed, and nobody who is no longer named keeps it', async () => {
    await focusEntry(page, timeline, 'Café Tejo')
    await page.keyboard.press('e')
    const change = page.getByRole('form', { name: 'Change the entry' })
    await expect(change.getByLabel('What do you want to remember')).toBeFocused()
    await expect(change.getByLabel('What do you want to remember')).toHaveValue('talked about her move')
    await page.keyboard.press('ControlOrMeta+a')
    await page.keyboard.type('Her boxes are packed.')
    await tabTo(page, change.getByRole('combobox'), 'Shift+Tab')
    await page.keyboard.press('Backspace')
    await expect(change.getByRole('group', { name: 'Who' })).not.toContainText('Tom Lindgren')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('The meeting is changed.')).toBeVisible()
    await expect(entry).toContainText('Her boxes are packed.')
    await expect(entry).not.toContainText('with Tom Lindgren')
    await openPerson(page, 'Tom Lindgren')
    await expect(async () => {
      await timeline.focus()
      await page.keyboard.press('End')
      await expect(timeline.locator('article:focus')).toHaveCount(1, { timeout: 1000 })
    }).toPass()
    await expect(entry).toHaveCount(0)
    await openPerson(page, marisol)
  })

  await test.step('deleted, and brought back', async () => {
    await focusEntry(page, timeline, 'Café Tejo')
    await page.keyboard.press('Delete')
    await expect(page.getByText('The entry is deleted.')).toBeVisible()
    await expect(entry).toHaveCount(0)
    await app.running.menuKeys('CmdOrCtrl+Z')
    await expect(page.getByText('Taken back: the meeting.')).toBeVisible()
    await toEntry(page, timeline, 'Café Tejo')
    await expect(entry).toContainText('Her boxes are packed.')
    await app.running.menuKeys('CmdOrCtrl+Z')
    await expect(entry).toContainText('talked about her move')
    await expect(entry).toContainText('with Tom Lindgren')
  })
})

test('a call and a note; somebody new comes with the entry, and goes with it', async ({ app }) => {
  const page = await startWithPeople(app)
  await openPerson(page, marisol)
  const timeline = page.getByRole('region', { name: /^Timeline/ })
  const bar = page.getByRole('form', { name: 'Log a meeting' })
  const log = async (line: string) => {
    await app.running.menuKeys('CmdOrCtrl+L')
    await expect(bar.getByLabel('In one line')).toBeFocused()
    await page.keyboard.type(line)
  }

  await log('Called at 00:01, her mother is better')
  await expect(bar.getByRole('button', { name: 'Called' })).toHaveAttribute('aria-pressed', 'true')
  await expect(bar.getByRole('group', { name: 'Who' })).toContainText(marisol)
  await expect(bar.getByLabel('At what time, if you like')).toHaveValue('00:01')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The call is kept.')).toBeVisible()
  await toEntry(page, timeline, 'her mother is better')
  await expect(timeline.locator('article').filter({ hasText: 'her mother is better' })).toContainText('Call, written down by you')

  await log('Note: prefers window seats')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The note is kept.')).toBeVisible()
  await toEntry(page, timeline, 'prefers window seats')

  await test.step('the problem is said under the blanks', async () => {
    await log('Met Marisol')
    await bar.getByRole('button', { name: `Remove ${marisol}` }).click()
    await bar.getByRole('button', { name: `Remove ${marisol}` }).click()
    await bar.getByRole('button', { name: 'Keep', exact: true }).click()
    await expect(bar.getByRole('alert')).toContainText('Say whom you met')
    await page.keyboard.press('Escape')
    await app.running.menuKeys('CmdOrCtrl+L')
    await bar.getByLabel('In one line').fill('')
  })

  await page.keyboard.type('Met Marisol and Ottilie Brandauer in Trieste yesterday')
  await expect(bar.getByRole('group', { name: 'Who' })).toContainText('Ottilie Brandauernew')
  await page.keyboard.press('Enter')
  await expect(page.getByText('The meeting is kept.')).toBeVisible()
  await openPerson(page, 'Ottilie Brandauer')
  await expect(timeline.locator('article')).toContainText(`with ${marisol}`)
  await app.running.menuKeys('CmdOrCtrl+Z')
  await expect(page.getByText('Taken back: the meeting.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'Ottilie Brandauer' })).toHaveCount(0)
})

test('words are found in the timeline, one after the other', async ({ app }) => {
  const page = await startWithPeople(app)
  await openPerson(page, marisol)
  const timeline = page.getByRole('region', { name: /^Timeline/ })
  await timeline.focus()
  await page.keyboard.press('ArrowDown')
  await expect(timeline.locator('article:focus')).toHaveCount(1)
  await app.running.menuKeys('CmdOrCtrl+F')
  const find = page.getByRole('search', { name: 'Find in this timeline' })
  const field = find.getByLabel('Words in this timeline')
  await expect(field).toBeFocused()
  await page.keyboard.type('LLEGUE BIEN')
  const count = find.getByRole('status')
  await expect(count).toHaveText(/^1 of \d+$/)
  const total = Number(/of (\d+)/.exec(await count.innerText())![1])
  expect(total).toBeGreaterThan(1)
  const found = timeline.locator('article.found')
  await expect(found.locator('mark').first()).toHaveText('Llegué bien')
  await expect(found.locator('mark').first()).toBeInViewport()
  const first = await found.getAttribute('data-row')

  await page.keyboard.press('Enter')
  await expect(count).toHaveText(`2 of ${total}`)
  await expect(found).not.toHaveAttribute('data-row', first!)
  await expect(found.locator('mark').first()).toBeInViewport()
  await page.keyboard.press('Shift+Enter')
  await expect(count).toHaveText(`1 of ${total}`)
  await page.keyboard.press('F3')
  await expect(count).toHaveText(`2 of ${total}`)
  await page.keyboard.press('Shift+F3')
  await page.keyboard.press('Shift+F3')
  await expect(count).toHaveText(`${total} of ${total}`)
  await expect(field).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(find).toBeHidden()
  await expect(timeline.locator('article:focus')).toContainText('Llegué bien')
  await expect(timeline.locator('mark')).toHaveCount(0)

  await app.running.menuKeys('CmdOrCtrl+F')
  await page.keyboard.type('zzqqx')
  await expect(count).toHaveText('not here')
  await page.keyboard.press('Escape')
  await expect(timeline.locator('article:focus')).toContainText('Llegué bien')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the log bar and find are for everybody, ${colorScheme}`, async ({ app }, info) => {
    const page = await startWithPeople(app)
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await openPerson(page, marisol)
    for (const { width, height } of [{ width: 1440, height: 900 }, { width: 900, height: 600 }]) {
      await page.setViewportSize({ width, height })
      const look = async (name: string) => {
        expect(await seriousProblems(page), `${name} at ${width}`).toEqual([])
        expect(await page.evaluate(() => [...document.querySelectorAll('main, form')].filter((each) => each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).overflowX !== 'hidden').map(({ className }) => className))).toEqual([])
        await page.screenshot({ path: info.outputPath(`${name}-${colorScheme}-${width}.png`) })
      }
      await app.running.menuKeys('CmdOrCtrl+L')
      const bar = page.getByRole('form', { name: 'Log a meeting' })
      await look('log empty')
      await bar.getByLabel('In one line').fill('Met Marisol, Tom and Ottilie Brandauer at Molo Audace on 23 February 2012 at 18:00, three strangers ran after her drawings')
      await expect(bar.getByText(/^Matched with|^That day/)).toBeVisible()
      await look('log filled')
      await bar.getByLabel('In one line').fill('')
      await page.keyboard.press('Escape')
      await app.running.menuKeys('CmdOrCtrl+F')
      await page.getByLabel('Words in this timeline').fill('map')
      await expect(page.locator('article.found mark').first()).toBeInViewport()
      await look('find')
      await page.keyboard.press('Escape')
    }
  })
}

const lastFriday = (): string => {
  const day = new Date()
  do day.setDate(day.getDate() - 1)
  while (day.getDay() !== 5)
  return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
}

/** The latest are in view with End, once they are known. */
async function toEntry(page: Page, timeline: Locator, words: string): Promise<void> {
  await expect(async () => {
    await timeline.focus()
    await page.keyboard.press('End')
    await expect(timeline.getByText(words).first()).toBeVisible({ timeout: 1000 })
  }).toPass()
}

/** Walks up from the end to the entry. */
async function focusEntry(page: Page, timeline: Locator, words: string): Promise<void> {
  await toEntry(page, timeline, words)
  for (let presses = 0; presses < 20; presses++) {
    await expect(timeline.locator('article:focus')).toHaveCount(1)
    if ((await timeline.locator('article:focus').filter({ hasText: words }).count()) > 0) return
    await page.keyboard.press('ArrowUp')
  }
  await expect(timeline.locator('article:focus')).toContainText(words)
}

async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press(key)
  }
  await expect(target, 'reached with Tab').toBeFocused()
}
