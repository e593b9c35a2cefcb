import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test, type App } from './app'
import { asOfSample, openPerson, startWithPeople, useSample } from './sample'
import { seriousProblems } from './screens/axe'
import { writeThreeFiles } from './threeFiles'

// Many screens in one start, and axe looks at every element of each.
test.setTimeout(300_000)

const sizes = [{ width: 1440, height: 900 }, { width: 900, height: 600 }] as const

// In two parts, which run side by side.
for (const part of ['of everybody', 'of one person, and the rest'] as const) {
  test(`every screen is for everybody: axe, nothing sticks out, light and dark: ${part}`, async ({ app }) => {
    await useSample(app)
    const { all } = await writeThreeFiles(app.folder)
    const page = await startWithPeople(app)
    await asOfSample(page)
    const every = screens(app, page, all)
    const middle = every.findIndex(({ name }) => name === 'person')
    for (const screen of part === 'of everybody' ? every.slice(0, middle) : every.slice(middle)) {
      await test.step(screen.name, async () => {
        await show(page, 'light')
        await page.setViewportSize(sizes[0])
        await screen.open()
        for (const size of sizes) {
          await page.setViewportSize(size)
          expect(await seriousProblems(page), `${screen.name} at ${size.width}`).toEqual([])
          expect(await stickingOut(page), `${screen.name} at ${size.width}`).toEqual([])
        }
        // By night the same page has other colours, and nothing else.
        await show(page, 'dark')
        expect(await seriousProblems(page, ['color-contrast']), `${screen.name}, dark`).toEqual([])
        await screen.leave?.()
      })
    }
  })
}

async function show(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  await expect.poll(() => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(colorScheme === 'dark')
}

test('whoever walks with Tab sees where they are', async ({ app }) => {
  await useSample(app)
  const { all } = await writeThreeFiles(app.folder)
  const page = await startWithPeople(app)
  await asOfSample(page)
  for (const screen of screens(app, page, all)) {
    await test.step(screen.name, async () => {
      await screen.open()
      expect(await unseenFocus(page), screen.name).toEqual([])
      await screen.leave?.()
    })
  }
})

interface Screen {
  readonly name: string
  readonly open: () => Promise<void>
  readonly leave?: () => Promise<void>
}

/** Every place one can be in, one after the other. */
function screens(app: App, page: Page, files: readonly string[]): readonly Screen[] {
  const go = (place: string | RegExp) => page.getByRole('link', { name: place }).click()
  const list = (name: RegExp) => page.getByRole('navigation', { name: 'Lists that lead to a meeting' }).getByRole('link', { name }).click()
  const heading = (name: string | RegExp) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  // A drawer takes the focus to its heading once it stands; whoever presses Tab before that walks elsewhere.
  const opened = (drawer: Promise<void>) => drawer.then(() => expect(page.getByRole('complementary').getByRole('heading', { level: 2 })).toBeFocused())
  const closed = (button: string) => () => page.getByRole('complementary').getByRole('button', { name: button }).click()
  return [
    { name: 'today', open: () => go('Today').then(() => heading(/this year/)) },
    {
      name: 'mark what was asked about',
      open: () => page.getByRole('button', { name: /^Mark it/ }).first().click().then(() => expect(page.getByRole('form', { name: 'Mark a moment' })).toBeVisible()),
      leave: () => page.getByRole('button', { name: 'Close without keeping' }).click(),
    },
    { name: 'a year', open: () => page.evaluate(() => { location.hash = '#/year/2026' }).then(() => heading('2026')) },
    {
      name: 'a year on paper',
      open: async () => {
        await page.getByRole('link', { name: 'Print this year' }).click()
        await expect(page.getByRole('status').filter({ hasText: /\d+ pages, / })).toBeVisible({ timeout: 60_000 })
      },
    },
    { name: 'moments', open: () => go(/^Moments/).then(() => heading('Moments')) },
    { name: 'people', open: () => go(/^People/).then(() => heading('People')) },
    { name: 'nobody found', open: () => page.getByPlaceholder('Name, place').fill('qqq'), leave: () => page.getByRole('button', { name: 'Show everyone' }).click() },
    { name: 'never met', open: () => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^Never met/ }).click().then(() => heading('Still talking, never met')) },
    { name: 'open loops', open: () => list(/^Open loops/).then(() => heading('Met, and nobody has written since')) },
    { name: 'coming', open: () => list(/^Coming/).then(() => heading('Before you meet')) },
    { name: 'trip', open: () => list(/^Trip/).then(() => page.getByLabel('Where you are going').fill('Port Harcourt')) },
    { name: 'left behind', open: () => list(/^Left behind/).then(() => heading('Left behind on a network')) },
    { name: 'second meetings', open: () => list(/^Second meetings/).then(() => page.getByRole('button', { name: /met again$/ }).first().click()) },
    {
      name: 'in touch',
      open: async () => {
        await list(/^In touch/)
        await page.getByRole('combobox', { name: 'Somebody' }).fill('Marisol')
        await page.keyboard.press('Enter')
        await expect(page.getByRole('form', { name: /^Be in touch with Marisol/ })).toBeVisible()
      },
      leave: () => page.keyboard.press('Escape'),
    },
    { name: 'introductions', open: () => go(/^Introductions/).then(() => expect(page.locator('canvas[data-stands="true"]')).toBeVisible()) },
    { name: 'write an introduction', open: () => page.getByRole('button', { name: 'Write one down' }).click(), leave: () => page.getByRole('button', { name: 'Close without keeping' }).click() },
    { name: 'perhaps introduced', open: () => go(/^Perhaps/).then(() => expect(page.getByRole('list', { name: 'What speaks for it' })).toBeVisible()) },
    { name: 'introduce onward', open: () => go(/^Introduce onward/).then(() => expect(page.getByRole('region', { name: 'Introduce onward' })).toBeVisible()) },
    { name: 'person', open: () => openPerson(page, 'Marisol') },
    { name: 'evidence', open: () => opened(page.getByRole('list', { name: 'How it went full circle' }).getByRole('button').first().click()), leave: closed('Close evidence') },
    { name: 'about', open: () => opened(page.getByRole('button', { name: 'About' }).click()), leave: closed('Close') },
    {
      name: 'more',
      open: () => page.getByRole('button', { name: /^More for Marisol/ }).click().then(() => expect(page.getByRole('menu')).toBeVisible()),
      leave: () => page.keyboard.press('Escape'),
    },
    { name: 'trash', open: () => go('Trash').then(() => heading('Trash')), leave: () => openPerson(page, 'Marisol') },
    {
      name: 'log a meeting',
      open: async () => {
        await page.getByRole('button', { name: 'Log a meeting' }).click()
        await page.getByRole('form', { name: 'Log a meeting' }).getByRole('combobox').fill('t')
        await expect(page.getByRole('listbox', { name: 'People' }).getByRole('option').first()).toBeVisible()
      },
      leave: () => page.getByRole('button', { name: 'Close without keeping' }).click(),
    },
    {
      name: 'mark a moment',
      open: async () => {
        await page.getByRole('region', { name: /^Timeline/ }).focus()
        await page.keyboard.press('ArrowDown')
        await page.keyboard.press('m')
        await expect(page.getByRole('form', { name: 'Mark a moment' })).toBeVisible()
      },
      leave: () => page.keyboard.press('Escape'),
    },
    {
      name: 'print',
      open: async () => {
        await page.getByRole('button', { name: 'Print', exact: true }).click()
        await expect(page.getByRole('status').filter({ hasText: /\d+ pages, / })).toBeVisible()
      },
    },
    { name: 'print room', open: () => go('Print room').then(() => heading('Whose timeline do you want to print?')) },
    { name: 'review', open: () => go(/^Review/).then(() => heading('Review')) },
    { name: 'did you meet', open: () => go(/^Did you meet/).then(() => expect(page.getByRole('region', { name: 'What hints at it' })).toBeVisible()) },
    {
      name: 'edit date and place',
      open: () => page.getByRole('button', { name: 'Edit date and place' }).click().then(() => expect(page.getByLabel('When, as you would say it')).toBeFocused()),
      leave: () => page.keyboard.press('Escape'),
    },
    {
      name: 'a meeting',
      open: () => page.getByRole('region', { name: 'Did you meet?' }).getByRole('link', { name: /^Perhaps met/ }).click().then(() => expect(page.getByRole('heading', { name: 'How this is known' })).toBeVisible()),
      leave: () => go(/^Review/).then(() => heading('Review')),
    },
    { name: 'not a person', open: () => go(/^Not a person/).then(() => expect(page.getByRole('region', { name: 'Not a person?' })).toBeVisible()) },
    { name: 'merged before', open: () => go(/^Merged before/).then(() => expect(page.getByRole('listbox', { name: 'Merged before' })).toBeVisible()) },
    { name: 'places', open: () => go('Places').then(() => heading('Places')).then(() => expect(page.getByRole('listbox', { name: /^Places/ })).toBeVisible()) },
    { name: 'import', open: () => go('Import').then(() => heading('Import')) },
    {
      name: 'found',
      open: async () => {
        await app.running.answerOpenDialogs([...files, join(app.folder, 'debugging-address')])
        await page.getByRole('button', { name: 'Choose files' }).click()
        await expect(page.getByRole('button', { name: 'Read 3 sources' })).toBeVisible()
      },
    },
    {
      name: 'read',
      open: async () => {
        const read = page.getByRole('button', { name: 'Read 3 sources' })
        await read.click()
        await expect(page.getByRole('button', { name: 'Keep', exact: true })).toBeEnabled()
        await expect(page.getByRole('button', { name: 'Leave this part' })).toHaveCount(3)
      },
      leave: async () => {
        const read = page.getByRole('region', { name: 'Read, not kept yet' })
        await read.getByRole('button', { name: 'Leave it' }).click()
        await expect(read).toBeHidden()
      },
    },
    { name: 'report', open: () => opened(page.getByRole('region', { name: 'Read before' }).getByRole('button').first().click()), leave: closed('Close report') },
    { name: 'imports', open: () => page.getByRole('link', { name: /^All that was ever read/ }).click().then(() => heading('All imports')) },
    { name: 'settings', open: () => go('Settings').then(() => heading('Settings')) },
    { name: 'not people', open: () => go(/^Not people/).then(() => heading(/^Not people/)) },
  ]
}

/** What makes the window, the page or a drawer scroll sideways. */
const stickingOut = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('main, main > *, aside, form')]
      .filter((element) => element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX !== 'hidden' && element.clientWidth > 0)
      .map((element) => `${element.tagName}.${element.className} ${element.scrollWidth} > ${element.clientWidth}`),
  )

/** Walks once round with Tab and answers what has the focus without showing it. */
async function unseenFocus(page: Page): Promise<string[]> {
  const unseen: string[] = []
  const seen = new Set<string>()
  for (let presses = 0; presses < 60; presses++) {
    await page.keyboard.press('Tab')
    const { key, shows } = await page.evaluate(() => {
      const element = document.activeElement ?? document.body
      const marked = (each: Element) => {
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
        return (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none'
      }
      const around = element.closest('label, .filter, .tokens, .blank, [role=row], li')
      const place = [...document.querySelectorAll('*')].indexOf(element)
      return {
        key: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? ''} ${place}`,
        shows: element === document.body || marked(element) || (around !== null && marked(around)),
      }
    })
    if (seen.has(key)) break
    seen.add(key)
    if (!shows) unseen.push(key)
  }
  return unseen
}
