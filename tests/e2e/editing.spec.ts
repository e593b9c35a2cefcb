import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { expect, test, type App } from './app'
import { openPerson, startWithPeople, useSample } from './sample'
import { seriousProblems } from './screens/axe'

const marisol = 'Marisol Etxeberria Lindqvist'
const other = 'Tatsuya Morioka'

test.beforeEach(({ app }) => useSample(app))

const drawerOf = (page: Page) => page.getByRole('complementary')
const section = (page: Page, name: string) => drawerOf(page).getByRole('region', { name, exact: true })

async function openAbout(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'About', exact: true }).click()
  await expect(drawerOf(page).getByRole('heading', { level: 2 })).toBeFocused()
}

/** The keys of somebody who never touches the mouse: to it, and Enter. */
async function press(target: Locator): Promise<void> {
  await target.focus()
  await target.press('Enter')
}

test('a person is written about in place, seen from both sides, taken back and still there after a reload', async ({ app }) => {
  let page = await startWithPeople(app)
  const untouched = await dump(app, 'before')
  page = await startWithPeople(app)
  await openPerson(page, marisol)
  await openAbout(page)

  await test.step('parts of the name: Enter keeps, Esc leaves', async () => {
    const names = section(page, 'Name')
    await press(names.getByRole('button', { name: 'Nickname, pronouns, parts of the name' }))
    await press(names.getByRole('button', { name: /^Nickname:/ }))
    await expect(names.getByRole('textbox', { name: 'Nickname' })).toBeFocused()
    await page.keyboard.type('Mari')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Nickname kept.')).toBeVisible()
    await expect(names.getByRole('button', { name: 'Nickname: Mari. Change it' })).toBeFocused()
    await page.keyboard.press('Enter')
    await page.keyboard.type('Nobody')
    await page.keyboard.press('Escape')
    await expect(names.getByRole('button', { name: 'Nickname: Mari. Change it' })).toBeFocused()
    await press(names.getByRole('button', { name: /^How it is said:/ }))
    await page.keyboard.type('ma-ri-SOL')
    await page.keyboard.press('Enter')
    await expect(names).toContainText('ma-ri-SOL')
    await expect(names).toContainText(/you, \d/)
  })

  await test.step('a birthday without a year, and what cannot be one', async () => {
    const dates = section(page, 'Dates')
    await press(dates.getByRole('button', { name: 'Add a date' }).first())
    const form = dates.getByRole('form', { name: 'Add a date' })
    await expect(form.getByLabel('What day')).toBeFocused()
    await page.keyboard.type('name day')
    await form.getByLabel('Day', { exact: true }).fill('31')
    await form.getByLabel('Month').selectOption('June')
    await expect(form.getByRole('alert')).toHaveText('June has 30 days.')
    await form.getByLabel('Day', { exact: true }).fill('29')
    await form.getByLabel('Month').selectOption('February')
    await form.getByLabel('Day', { exact: true }).press('Enter')
    await expect(page.getByText('Name day kept.')).toBeVisible()
    await expect(dates.getByRole('button', { name: 'Name day: 29 February. Change it' })).toBeVisible()
  })

  await test.step('a place from when until when', async () => {
    const places = section(page, 'Places')
    await press(places.getByRole('button', { name: 'Add a place' }).first())
    const form = places.getByRole('form', { name: 'Add a place' })
    await form.getByLabel('Place or address').fill('Hendaye')
    await form.getByRole('group', { name: 'From, if you know' }).getByLabel('Year').fill('2012')
    await form.getByRole('group', { name: /^Until/ }).getByLabel('Year').fill('2010')
    await press(form.getByRole('button', { name: 'Keep' }))
    await expect(form.getByText('It ends before it begins.')).toBeVisible()
    await form.getByRole('group', { name: /^Until/ }).getByLabel('Year').fill('2019')
    await press(form.getByRole('button', { name: 'Keep' }))
    await expect(places.getByRole('button', { name: 'Place: Hendaye, 2012 to 2019. Change it' })).toBeVisible()
  })

  await test.step('a tag', async () => {
    await section(page, 'Tags').getByLabel('Add a tag').fill('night trains')
    await page.keyboard.press('Enter')
    await expect(section(page, 'Tags').getByRole('listitem')).toContainText(['night trains'])
    await expect(page.locator('.signs')).toContainText('night trains')
  })

  await test.step('a note that names somebody', async () => {
    const note = section(page, 'Note')
    await press(note.getByRole('button', { name: /note$/ }))
    await expect(note.getByRole('textbox', { name: 'Note' })).toBeFocused()
    await note.getByRole('textbox', { name: 'Note' }).fill('')
    await page.keyboard.type(`**Umbrella** <b>green</b>, ask [[${other}`)
    await expect(note.getByRole('option')).toContainText([other])
    await page.keyboard.press('Enter')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('The note is kept.')).toBeVisible()
    await expect(note.locator('strong')).toHaveText('Umbrella')
    await expect(note).toContainText('<b>green</b>')
    await expect(note.getByRole('link', { name: other })).toBeVisible()
  })

  await test.step('a relation, seen from both sides', async () => {
    const relations = section(page, 'Relations')
    await press(relations.getByRole('button', { name: 'Add a relation' }).first())
    await expect(relations.getByRole('combobox', { name: 'Who' })).toBeFocused()
    await page.keyboard.type(other)
    await expect(relations.getByRole('option')).toContainText([other])
    await page.keyboard.press('Enter')
    await relations.getByLabel('is the').selectOption('parent')
    await press(relations.getByRole('button', { name: 'Keep' }))
    await expect(relations.getByRole('listitem')).toContainText(['parent'])
    expect(await seriousProblems(page)).toEqual([])
    await press(relations.getByRole('listitem').getByRole('button', { name: other, exact: true }))
    await expect(page.getByRole('heading', { level: 1 })).toContainText(other)
    await openAbout(page)
    await expect(section(page, 'Relations').getByRole('listitem').filter({ hasText: 'child' })).toContainText(marisol)
    await press(section(page, 'Relations').getByRole('button', { name: marisol, exact: true }))
    await expect(page.getByRole('heading', { level: 1 })).toContainText(marisol)
  })

  await test.step('all of it is there after a reload', async () => {
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(marisol)
    await openAbout(page)
    await expect(section(page, 'Name')).toContainText('Mari')
    await expect(section(page, 'Dates')).toContainText('29 February')
    await expect(section(page, 'Places')).toContainText('Hendaye, 2012 to 2019')
    await expect(section(page, 'Relations')).toContainText(other)
    await expect(section(page, 'Tags')).toContainText('night trains')
    await expect(section(page, 'Note').getByRole('link', { name: other })).toBeVisible()
  })

  await test.step('all of it is taken back', async () => {
    await drawerOf(page).getByRole('heading', { level: 2 }).focus()
    for (let acts = 7; acts > 0; acts--) {
      await page.keyboard.press('Control+z')
      await expect(page.getByText(/^Taken back:/).first()).toBeVisible()
      await page.getByRole('button', { name: 'Redo' }).last().press('Escape')
    }
    await expect(section(page, 'Dates')).not.toContainText('29 February')
    await expect(section(page, 'Name')).not.toContainText('ma-ri-SOL')
  })
  expect(await dump(app, 'after')).toEqual(untouched)
})

test('what is typed stays until it is saved', async ({ app }) => {
  const page = await startWithPeople(app)
  await openPerson(page, marisol)
  await openAbout(page)
  const [journal, away] = [join(app.library, 'journal'), join(app.folder, 'journal away')]
  await rename(journal, away)
  await writeFile(journal, 'no folder')
  const refused = async (act: Promise<void>) => {
    await act
    await expect(page.locator('.toast').last()).not.toContainText(/kept|Undo/)
    await page.locator('.toast button').last().press('Escape')
  }

  const tags = section(page, 'Tags').getByLabel('Add a tag')
  await tags.fill('night trains')
  await refused(tags.press('Enter'))
  await expect(tags).toHaveValue('night trains')

  const names = section(page, 'Name')
  await press(names.getByRole('button', { name: /^Name shown:/ }))
  await page.keyboard.type('Mari')
  await refused(page.keyboard.press('Enter'))
  await expect(names.getByRole('textbox', { name: 'Name shown' })).toHaveValue('Mari')
  await names.getByRole('textbox', { name: 'Name shown' }).press('Escape')

  const places = section(page, 'Places')
  await press(places.getByRole('button', { name: 'Add a place' }).first())
  await places.getByLabel('Place or address').fill('Hendaye')
  await refused(places.getByLabel('Place or address').press('Enter'))
  await expect(places.getByLabel('Place or address')).toHaveValue('Hendaye')

  const relations = section(page, 'Relations')
  await press(relations.getByRole('button', { name: 'Add a relation' }).first())
  await relations.getByRole('combobox', { name: 'Who' }).fill(other)
  await relations.getByRole('combobox', { name: 'Who' }).press('Enter')
  await refused(press(relations.getByRole('button', { name: 'Keep' })))
  await expect(relations.getByRole('form')).toContainText(other)

  await rm(journal)
  await rename(away, journal)
  await press(relations.getByRole('button', { name: 'Keep' }))
  await expect(page.getByText('The relation is kept.')).toBeVisible()
  await expect(relations.getByRole('listitem')).toContainText(/you, \d/)
  await expect(relations.getByRole('button', { name: 'Add a relation' })).toBeFocused()
  await places.getByLabel('Place or address').press('Enter')
  await expect(places.getByRole('button', { name: 'Place: Hendaye. Change it' })).toBeVisible()
  await tags.press('Enter')
  await expect(section(page, 'Tags').getByRole('listitem')).toContainText(['night trains'])
  await expect(section(page, 'Tags').getByRole('listitem')).toContainText([/you, \d/])
})

test('what a source says is taken away and shown again, a note begun waits, and what a search finds beside the timeline is shown', async ({ app }) => {
  const page = await startWithPeople(app)
  await openPerson(page, marisol)
  await openAbout(page)
  await test.step('hidden, and shown again', async () => {
    const dates = section(page, 'Dates')
    await press(dates.getByRole('button', { name: 'Take away: Birthday, 2 April 1981' }))
    await expect(dates.getByRole('button', { name: /^Birthday/ })).toHaveCount(0)
    await press(dates.getByRole('button', { name: '1 hidden, show' }))
    await expect(dates.getByRole('listitem')).toContainText('2 April')
    await press(dates.getByRole('button', { name: 'Show it again' }))
    await expect(dates.getByRole('button', { name: 'Birthday: 2 April 1981. Change it' })).toBeVisible()
    await expect(dates.getByRole('button', { name: /hidden/ })).toHaveCount(0)
  })
  await test.step('a note begun waits until somebody comes back to it', async () => {
    const note = section(page, 'Note')
    await press(note.getByRole('button', { name: /note$/ }))
    await note.getByRole('textbox', { name: 'Note' }).fill('Half a thought')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await expect(drawerOf(page)).toHaveCount(0)
    await openAbout(page)
    await press(note.getByRole('button', { name: /note$/ }))
    await expect(note.getByRole('textbox', { name: 'Note' })).toHaveValue('Half a thought')
    await press(note.getByRole('button', { name: 'Leave it' }))
    await press(note.getByRole('button', { name: /note$/ }))
    await expect(note.getByRole('textbox', { name: 'Note' })).not.toHaveValue('Half a thought')
    await page.keyboard.press('Escape')
  })
  await test.step('a field that is found', async () => {
    const fields = section(page, 'Other things')
    await press(fields.getByRole('button', { name: 'Add a field' }).first())
    await fields.getByLabel('Name of the field').fill('gift ideas')
    await fields.getByLabel('What belongs there').fill('quetzalfeather pen')
    await page.keyboard.press('Enter')
    await expect(page.getByText('Gift ideas kept.')).toBeVisible()
    await press(drawerOf(page).getByRole('button', { name: 'Close', exact: true }))
    await page.keyboard.press('Control+k')
    await page.keyboard.type('quetzalfeather')
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('quetzalfeather')
    await page.keyboard.press('Enter')
    await expect(fields.getByRole('listitem').filter({ hasText: 'quetzalfeather pen' })).toBeFocused()
    await expect(fields.getByRole('listitem').filter({ hasText: 'quetzalfeather pen' })).toBeInViewport()
  })
})

test('archive, favourite, trash and back, by menu and keyboard', async ({ app }) => {
  const page = await startWithPeople(app)
  await openPerson(page, marisol)
  const menu = async (item: string) => {
    await press(page.getByRole('button', { name: `More for ${marisol}` }))
    await expect(page.getByRole('menuitem').first()).toBeFocused()
    await page.keyboard.type(item.slice(0, 1))
    await page.getByRole('menuitem', { name: item }).press('Enter')
  }
  await menu('Archive')
  await expect(page.getByText('Archived: ')).toBeVisible()
  await expect(page.locator('.signs')).toContainText('Archived')
  await menu('Out of the archive')
  await expect(page.locator('.signs')).toHaveCount(0)

  const star = page.getByRole('button', { name: 'Make a favourite' })
  await press(star)
  await expect(page.getByRole('button', { name: 'A favourite' })).toHaveAttribute('aria-pressed', 'true')

  await menu('Move to trash')
  await expect(page.getByText('Moved to the trash: ')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'People' })).toBeVisible()
  await expect(page.getByPlaceholder('Name, place')).toHaveValue(marisol)
  await expect(page.getByText(`Nobody is called “${marisol}”`)).toBeVisible()

  await page.getByRole('link', { name: 'Trash' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Trash' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: marisol })).toBeVisible()
  expect(await seriousProblems(page)).toEqual([])
  await page.getByRole('checkbox', { name: marisol }).press('Space')
  await press(page.getByRole('button', { name: 'Restore', exact: true }))
  await expect(page.getByText('The trash is empty')).toBeVisible()
  await openPerson(page, marisol)
  await expect(page.getByRole('button', { name: 'A favourite' })).toHaveAttribute('aria-pressed', 'true')
})

test('a family is made, seen from the other side, deleted, and back by undo', async ({ app }) => {
  const page = await startWithPeople(app)
  await openPerson(page, marisol)
  await openAbout(page)
  const groups = section(page, 'Family and groups')
  await press(groups.getByRole('button', { name: 'Add to a family or group' }).first())
  await groups.getByRole('combobox', { name: 'With whom, if you like' }).fill(other)
  await groups.getByRole('combobox', { name: 'With whom, if you like' }).press('Enter')
  await groups.getByLabel('Name', { exact: true }).fill('The cousins')
  await press(groups.getByRole('button', { name: 'Keep' }))
  await expect(groups.getByRole('listitem')).toContainText(['The cousins'])
  await press(groups.getByRole('button', { name: other, exact: true }))
  await openAbout(page)
  await expect(groups.getByRole('listitem')).toContainText([marisol])
  await press(groups.getByRole('button', { name: 'Delete the family' }))
  await expect(page.getByText('“The cousins” is deleted. Everybody in it stays.')).toBeVisible()
  await expect(groups.getByRole('listitem')).toHaveCount(0)
  await page.keyboard.press('Control+z')
  await expect(groups.getByRole('listitem')).toContainText(['The cousins'])
})

test('two are merged from the page by keyboard alone', async ({ app }) => {
  const page = await startWithPeople(app)
  await openPerson(page, marisol)
  await press(page.getByRole('button', { name: `More for ${marisol}` }))
  await page.getByRole('menuitem', { name: 'Merge with…' }).press('Enter')
  const bar = page.getByRole('form', { name: `Merge ${marisol} with another person` })
  const field = bar.getByRole('combobox')
  const unite = bar.getByRole('button', { name: 'Merge', exact: true })
  await expect(field).toBeFocused()
  // Whose name begins so comes before those who have it somewhere.
  await field.fill('to')
  await expect(bar.getByRole('option').first()).toContainText('Tom Lindgren')
  await page.keyboard.press('Enter')
  await expect(unite).toBeFocused()
  await press(bar.getByRole('button', { name: 'Somebody else' }))
  await expect(field).toBeFocused()
  await page.keyboard.type(other)
  await page.keyboard.press('Enter')
  await expect(unite).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText('are one person now.')).toBeVisible()
  await expect(bar).toHaveCount(0)
  await app.running.menuKeys('CmdOrCtrl+Z')
  await expect(page.getByText('Taken back: the merge.')).toBeVisible()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(marisol)
})

test('an address by hand, one taken out, and what is no person comes back', async ({ app }) => {
  const page = await startWithPeople(app)
  await openPerson(page, marisol)
  await openAbout(page)
  const addresses = section(page, 'Addresses')
  await press(addresses.getByRole('button', { name: 'Add an address' }).first())
  await addresses.getByLabel('Where').selectOption('tel')
  await addresses.getByRole('textbox', { name: 'Address' }).fill('030 1234')
  await press(addresses.getByRole('button', { name: 'Keep' }))
  await expect(addresses.getByText('Begin with + and the country')).toBeVisible()
  await addresses.getByRole('textbox', { name: 'Address' }).fill('+34 (943) 00-11-22')
  await press(addresses.getByRole('button', { name: 'Keep' }))
  await expect(page.getByText('The address is kept.')).toBeVisible()
  await expect(addresses.getByRole('listitem').filter({ hasText: '+34943001122' })).toBeVisible()

  await press(addresses.getByRole('button', { name: 'More for +34943001122' }))
  await page.getByRole('menuitem', { name: 'Not a person' }).press('Enter')
  await expect(addresses.getByRole('listitem').filter({ hasText: '+34943001122' })).toHaveCount(0)

  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('link', { name: /^Not people/ }).click()
  const ignored = page.getByRole('region', { name: 'Not a person' })
  await expect(ignored).toContainText('+34943001122')
  await expect(page.getByRole('region', { name: 'Your own addresses' }).getByRole('listitem').first()).toBeVisible()
  expect(await seriousProblems(page)).toEqual([])
  await press(ignored.getByRole('button', { name: 'Take back: +34943001122' }))
  await expect(ignored).toContainText('Nothing is set aside')
  await openPerson(page, marisol)
  await openAbout(page)
  await expect(section(page, 'Addresses')).toContainText('+34943001122')
})

test('a picture is drawn anew before it is kept, and what is none is refused', async ({ app }) => {
  const page = await startWithPeople(app)
  await openPerson(page, marisol)
  await openAbout(page)
  const input = section(page, 'Picture').locator('input[type=file]')
  await input.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>') })
  await expect(page.getByText('not a JPEG, PNG, GIF or WebP')).toBeVisible()
  const large = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(1400, 700)
    const paper = canvas.getContext('2d')!
    paper.fillStyle = '#3a6'
    paper.fillRect(0, 0, 1400, 700)
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())]
  })
  await input.setInputFiles({ name: 'me.png', mimeType: 'image/png', buffer: Buffer.from(large) })
  await expect(page.getByText('The picture is kept.')).toBeVisible()
  const shown = section(page, 'Picture').getByRole('img', { name: marisol })
  await expect(shown).toBeVisible()
  expect(await shown.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight, image.src.slice(0, 5)])).toEqual([512, 256, 'blob:'])
  const media = await readdir(join(app.library, 'media'))
  expect(media).toHaveLength(1)
  expect([...(await readFile(join(app.library, 'media', media[0]!))).subarray(0, 3)]).toEqual([0xff, 0xd8, 0xff])
  await page.getByRole('link', { name: 'Settings' }).click()
  await page.getByRole('button', { name: 'Check', exact: true }).click()
  await expect(page.getByText('Everything is there and whole.')).toBeVisible()
})

/** Everything the library says, as the command line of the same app writes it. */
async function dump(app: App, name: string): Promise<Record<string, string>> {
  await app.stop()
  const folder = join(app.folder, name)
  const { code, stderr } = await app.command(['--export', folder])
  expect(code, stderr).toBe(0)
  return Object.fromEntries(await Promise.all((await readdir(folder)).map(async (file) => [file, await readFile(join(folder, file), 'utf8')] as const)))
}
