import type { Locator, Page } from '@playwright/test'
import { expect, test, type App } from './app'
import { dump } from './reviewing'
import { namesOf, peopleCount, startWithPeople, useSample } from './sample'

test.beforeEach(({ app }) => useSample(app))
test.setTimeout(180_000)

const row = (page: Page, name: string): Locator => page.locator('[role=row][data-person]').filter({ hasText: name })

test('several are chosen by keyboard, tagged, filtered, kept in the side bar, merged, and everything is undone over a restart', async ({ app }) => {
  let page = await startWithPeople(app)
  const everyone = await peopleCount(page)
  const before = await dumped(app, 'before')
  page = await startWithPeople(app)

  await test.step('three chosen without the mouse', async () => {
    await page.keyboard.press('/')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press(' ')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowUp')
    await expect(page.getByRole('toolbar', { name: '3 chosen' })).toBeVisible()
    await expect(page.locator('[role=row][aria-selected=true]')).toHaveCount(3)
    await page.keyboard.press('Control+a')
    await expect(page.getByRole('toolbar', { name: `${everyone} chosen` })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('toolbar')).toBeHidden()
    await page.keyboard.press('Home')
    await page.keyboard.press(' ')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
  })

  const chosen = (await namesOf(page)).slice(0, 3)
  await test.step('a tag for all of them', async () => {
    await tabTo(page, page.getByRole('button', { name: 'Tag', exact: true }))
    await page.keyboard.press('Enter')
    await page.keyboard.type('choir')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Tagged “choir”: three people.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Take choir away' })).toContainText('all')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('button', { name: 'Tag', exact: true })).toBeFocused()
  })

  const side = page.getByRole('navigation', { name: 'Main' })
  await test.step('a filter by tag, kept in the side bar with its count', async () => {
    await page.getByRole('button', { name: 'Filter', exact: true }).press('Enter')
    const add = page.getByRole('combobox', { name: 'Add a condition' })
    await expect(add).toBeFocused()
    await add.selectOption({ label: 'Tag' })
    await tabTo(page, page.getByRole('combobox', { name: 'Tag' }))
    await page.keyboard.type('choir')
    await page.keyboard.press('Enter')
    expect(await peopleCount(page)).toBe(3)
    await page.getByPlaceholder('Name for the side bar').fill('The choir')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1, name: 'The choir' })).toBeVisible()
    await expect(side.getByRole('link', { name: /The choir/ })).toContainText('3')
    expect(await namesOf(page)).toEqual(chosen)
  })

  await test.step('turned round, and back', async () => {
    await page.getByRole('button', { name: 'Change the filter' }).click()
    await page.getByRole('button', { name: 'Turn round: tagged choir' }).press('Enter')
    await expect(page.getByRole('region', { name: 'Filter' })).toContainText(`${everyone - 3} people: not tagged choir`)
    await page.getByRole('button', { name: 'Close the filter' }).click()
    expect(await peopleCount(page)).toBe(3)
  })

  await test.step('merged, and the count follows', async () => {
    await page.getByRole('button', { name: 'Merge', exact: true }).press('Enter')
    await expect(page.getByText('are one now.')).toBeVisible()
    await expect(side.getByRole('link', { name: /The choir/ })).toContainText('1')
    await expect(side.getByRole('link', { name: /^People/ })).toContainText(String(everyone - 2))
    await expect(page.getByRole('toolbar')).toBeHidden()
  })

  await test.step('one to the trash with Delete, and back with Undo', async () => {
    await side.getByRole('link', { name: /^People/ }).click()
    await row(page, 'Birgit Hollerer').focus()
    await page.keyboard.press(' ')
    await page.keyboard.press('Delete')
    await expect(row(page, 'Birgit Hollerer')).toHaveCount(0)
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click()
    await expect(row(page, 'Birgit Hollerer')).toHaveCount(1)
  })

  await app.stop()
  page = await startWithPeople(app)
  await test.step('Ctrl+Z takes back what was done before the restart', async () => {
    for (const what of ['the merge', 'the filter', 'the tag']) {
      await page.keyboard.press('Control+z')
      await expect(page.getByText(`Taken back: ${what}.`)).toBeVisible()
    }
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /The choir/ })).toHaveCount(0)
    await expect(page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: /^People/ })).toContainText(String(everyone))
  })
  expect(await dumped(app, 'after')).toEqual(before)
})

test('Ctrl+K finds a person mistyped, and a sentence of 2011, and opens it', async ({ app }) => {
  const page = await startWithPeople(app)
  const palette = page.getByRole('dialog', { name: 'Find' })
  const first = palette.getByRole('option').first()

  await page.keyboard.press('Control+k')
  await expect(palette.getByRole('combobox')).toBeFocused()
  await page.keyboard.type('etxeberia')
  await expect(first).toContainText('Marisol Etxeberria Lindqvist')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Marisol Etxeberria Lindqvist' })).toBeVisible()
  await expect(palette).toBeHidden()

  await page.keyboard.press('Control+k')
  await page.keyboard.type('2011')
  await palette.getByRole('option', { name: /^2011/ }).click()
  await expect(palette.getByRole('combobox')).toHaveValue(/after:2010-12-31 before:2012-01-01/)
  const sentence = palette.getByRole('group', { name: /^Words/ }).getByRole('option').first()
  await expect(sentence).toContainText('2011')
  const words = (await sentence.locator('.says').innerText()).replace(/…/g, '').trim()
  await palette.getByRole('combobox').fill(`"${words.split(' ').slice(0, 5).join(' ').replace(/[.,;:?!]+$/, '')}" before:2012`)
  await expect(palette.locator('.figures')).toContainText(' in ')
  await expect(palette.locator('mark').first()).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(palette).toBeHidden()
  await expect(page.getByRole('region', { name: /^Timeline/ }).locator('article:focus')).toContainText(words.slice(0, 20))

  await test.step('commands, and the way out', async () => {
    await page.keyboard.press('Control+k')
    await expect(palette.getByRole('group', { name: 'Chosen last' }).getByRole('option')).toHaveCount(2)
    await page.keyboard.type('by night')
    await expect(first).toContainText('By night')
    await page.keyboard.press('Enter')
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Escape')
    await expect(palette).toBeHidden()
  })
})

test('the history takes one earlier edit back, and brings it back', async ({ app }) => {
  const page = await startWithPeople(app)
  for (const [name, tag] of [['Birgit Hollerer', 'rowing'], ['Tom Lindgren', 'hut']] as const) {
    await page.getByPlaceholder('Name, place').fill(name)
    await expect(row(page, name)).toHaveCount(1)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press(' ')
    await page.getByRole('button', { name: 'Tag', exact: true }).click()
    await page.keyboard.type(tag)
    await page.keyboard.press('Enter')
    await expect(page.getByText(`Tagged “${tag}”`)).toBeVisible()
    await page.getByRole('button', { name: 'Choose nobody' }).click()
  }
  await page.keyboard.press('Control+k')
  await page.keyboard.type('what you did')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'What you did' })).toBeVisible()

  const line = page.getByRole('article').filter({ hasText: 'Tagged Birgit Hollerer “rowing”' })
  await line.focus()
  await page.keyboard.press('ArrowUp')
  await expect(page.getByRole('article').filter({ hasText: 'Tagged Tom Lindgren “hut”' })).toBeFocused()
  await line.getByRole('button', { name: 'Take back' }).press('Enter')
  await expect(line).toContainText('Taken back on')
  await expect(page.getByRole('article').filter({ hasText: 'Tagged Tom Lindgren “hut”' }).getByRole('button', { name: 'Take back' })).toBeVisible()
  await line.getByRole('button', { name: 'Bring back' }).press('Enter')
  await expect(line).not.toContainText('Taken back on')
  await page.getByPlaceholder('Person, word').fill('hollerer rowing')
  await expect(page.getByRole('article')).toHaveCount(1)
  await line.getByRole('button', { name: 'Take back' }).click()
  await page.getByRole('link', { name: /^People/ }).click()
  await page.getByPlaceholder('Name, place').fill('hut')
  await expect(row(page, 'Tom Lindgren')).toHaveCount(1)
  await page.getByPlaceholder('Name, place').fill('rowing')
  await expect(page.getByText('Nobody is called “rowing”')).toBeVisible()
})

/** Presses Tab until it is there: nothing may need the mouse. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 60; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(target, 'reached with Tab').toBeFocused()
}

/** Closes the window, and answers the canonical dump as the command line writes it: file name to content. */
async function dumped(app: App, name: string): Promise<Record<string, string>> {
  await app.stop()
  return dump(app, name)
}
