import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { nameHandle } from '../../electron/contract/handles'
import { expect, test, type App } from './app'
import { openPerson, startWithPeople, useSample } from './sample'

test.setTimeout(120_000)

test('hints of meetings are answered with three keys, and the answers outlive another import and the loss of the browser profile', async ({ app }) => {
  await importChat(app)
  const page = await startWithPeople(app)
  const queue = await openMeetings(page)
  const question = page.getByRole('region', { name: 'Did you meet?' })
  const keys = page.keyboard
  await expect(queue).toBeFocused()
  await expect(page.getByRole('link', { name: /^Did you meet/ })).toHaveText('Did you meet? 3')
  expect(await queue.getByRole('option').allInnerTexts()).toEqual([/30 September 2024/, /19 August 2024/, /12 June 2024/].map((day) => expect.stringMatching(day)))

  await test.step('no: the next question slides in', async () => {
    await expect(question).toContainText('So good to see you last night!')
    await expect(question).toContainText('read from the words of')
    await keys.press('n')
    await expect(page.getByText('Set aside. It stays set aside when you import again.')).toBeVisible()
    await expect(queue.getByRole('option')).toHaveCount(2)
    await expect(queue).toBeFocused()
  })

  await test.step('on another day, and at a place: typed as one would say it', async () => {
    await expect(question).toContainText('Thank you for the coffee yesterday')
    await keys.press('e')
    const when = page.getByLabel('When, as you would say it')
    await expect(when).toBeFocused()
    await when.fill('no day at all')
    await keys.press('Enter')
    await expect(page.getByText('Write a day, month and year, or “last Friday”.')).toBeVisible()
    await when.fill('18 August 2024 at 18:30')
    await expect(page.getByText('18 August 2024, 18:30')).toBeVisible()
    await page.getByLabel('Where').fill('Café Tejo')
    await keys.press('Enter')
    await expect(page.getByText('You met Bea Ek on 18 August 2024 at Café Tejo.')).toBeVisible()
    await expect(queue.getByRole('option')).toHaveCount(1)
    await expect(queue).toBeFocused()
  })

  await test.step('yes, taken back with a key, and yes again', async () => {
    await expect(question).toContainText('Great to see you yesterday.')
    await keys.press('y')
    await expect(page.getByRole('heading', { name: 'That was all of it' })).toBeVisible()
    await keys.press('z')
    await expect(queue.getByRole('option')).toHaveCount(1)
    await expect(question).toContainText('Great to see you yesterday.')
    await keys.press('y')
    await expect(page.getByRole('heading', { name: 'That was all of it' })).toBeVisible()
  })

  const told = async (of: Page) => {
    await openPerson(of, 'Bea Ek')
    const stations = of.getByRole('list', { name: 'How it went full circle' })
    await expect(stations.getByRole('listitem').filter({ hasText: 'First met' })).toContainText('12 June 2024')
    await expect(of.getByText('2 meetings')).toBeVisible()
    await expect(of.getByRole('region', { name: /^Timeline/ }).getByRole('button', { name: 'Met at Café Tejo' })).toBeVisible()
    await stations.getByRole('button').first().click()
    await expect(of.getByRole('complementary')).toContainText('Set aside by you')
    await expect(of.getByRole('complementary')).toContainText('So good to see you last night!')
    await of.getByRole('button', { name: 'Close evidence' }).click()
  }
  await told(page)

  await app.stop()
  await importChat(app)
  await app.deleteProfile()
  const again = await startWithPeople(app)
  await told(again)
  await again.getByRole('link', { name: /^Review/ }).click()
  await again.getByRole('link', { name: /^Did you meet/ }).click()
  await expect(again.getByRole('heading', { name: 'Nothing to ask' })).toBeVisible()
})

test('a meeting has a page of its own: who was there, what was said, a picture, and why it mattered', async ({ app }) => {
  await useSample(app)
  let page = await startWithPeople(app)
  const open = async () => {
    await openPerson(page, 'Svetlana')
    await page.getByRole('navigation', { name: 'Years' }).getByRole('button', { name: /^2019,/ }).click()
    await page.getByRole('region', { name: /^Timeline/ }).getByRole('button', { name: 'Svetlana, Plovdiv' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Svetlana, Plovdiv' })).toBeVisible()
  }
  await open()
  const main = page.locator('main')
  for (const words of ['Saturday 30 March 2019', 'The first time you met. One of you wrote a day after it.', 'Your calendar says so.', 'Private.ics, record', 'So good to see you yesterday.']) await expect(main).toContainText(words)

  await test.step('a picture is kept, and taken off again', async () => {
    await page.getByLabel('Add a picture').setInputFiles({ name: 'evening.png', mimeType: 'image/png', buffer: await picture(page) })
    await expect(page.getByText('The picture is kept with this meeting.')).toBeVisible()
    await expect(main.getByRole('img', { name: /^Picture 1 of Svetlana, Plovdiv/ })).toBeVisible()
    await page.getByRole('button', { name: 'Take picture 1 off' }).click()
    await expect(main.getByRole('img', { name: /^Picture 1/ })).toHaveCount(0)
    await page.keyboard.press('Control+z')
    await expect(main.getByRole('img', { name: /^Picture 1/ })).toBeVisible()
  })

  await test.step('marked with why', async () => {
    await page.getByRole('button', { name: 'Mark as a moment' }).click()
    await page.getByLabel('Why did it make a difference').fill('The ink stayed for a week.')
    await page.keyboard.press('Enter')
    await expect(main.getByText('The ink stayed for a week.')).toBeVisible()
  })

  await test.step('what happened is written down with the day and place filled in', async () => {
    await page.getByRole('button', { name: 'Log what happened' }).click()
    const bar = page.getByRole('form', { name: 'Log a meeting' })
    await expect(bar.getByLabel('When')).toHaveValue('2019-03-30')
    await expect(bar.getByLabel('Where')).toHaveValue('Old press, Plovdiv')
    await expect(bar).toContainText('Svetlana Ilieva')
    await bar.getByLabel('What do you want to remember').fill('Hamza introduced us. She showed me the smallest type there is.')
    await page.keyboard.press('Control+Enter')
    await expect(bar).toBeHidden()
    await expect(main).toContainText('You said that you met.')
    await expect(main).toContainText('She showed me the smallest type there is.')
  })

  await test.step('who was introduced there is told with what speaks for it, and answered there', async () => {
    const introduced = main.getByRole('list', { name: 'Introduced here' })
    await expect(introduced).toContainText('Perhaps: Hamza Benkirane introduced you to Svetlana Ilieva')
    await introduced.getByRole('button', { name: 'Hamza Benkirane introduced you to Svetlana Ilieva' }).click()
    await expect(introduced).toContainText('You wrote it down')
    await introduced.getByRole('button', { name: 'Right' }).click()
    await expect(introduced).not.toContainText('Perhaps')
    await expect(introduced.getByRole('button', { name: 'Take my answer back' })).toBeVisible()
  })

  await test.step('read again from the folder alone, all of it is there', async () => {
    await app.stop()
    await app.deleteProfile()
    page = await startWithPeople(app)
    await open()
    await expect(page.locator('main').getByRole('img', { name: /^Picture 1/ })).toBeVisible()
    for (const words of ['The ink stayed for a week.', 'She showed me the smallest type there is.']) await expect(page.locator('main')).toContainText(words)
  })

  await test.step('set aside as a whole it is no meeting any more, and comes back', async () => {
    await page.getByRole('button', { name: 'Not this' }).first().click()
    await expect(page.locator('main')).toContainText('You said that this was no meeting.')
    await page.getByRole('button', { name: 'Take back' }).first().click()
    await expect(page.locator('main')).not.toContainText('You said that this was no meeting.')
  })
})

test('what the header says is shown with its evidence and corrected where it stands', async ({ app }) => {
  await useSample(app)
  let page = await startWithPeople(app)
  await test.step('lost touch: not so', async () => {
    await openPerson(page, 'Hamza')
    const drift = page.getByRole('button', { name: /^You have lost touch\./ })
    await drift.click()
    const drawer = page.getByRole('complementary')
    await expect(drawer.getByRole('heading', { name: 'You have lost touch' })).toBeFocused()
    await expect(drawer).toContainText('LinkedIn, messages: ')
    await expect(drawer).toContainText('longer than three times your usual gap')
    await drawer.getByRole('button', { name: 'We have not lost touch' }).click()
    await expect(page.getByText('You and Hamza Benkirane have not lost touch.')).toBeVisible()
    await expect(drift).toHaveCount(0)
  })

  await test.step('a hint in the timeline, by keys', async () => {
    await openPerson(page, 'Jakub')
    await expect(page.getByText('3 meetings')).toBeVisible()
    const timeline = page.getByRole('region', { name: /^Timeline/ })
    await page.getByRole('navigation', { name: 'Years' }).getByRole('button', { name: /^2023,/ }).click()
    const row = timeline.locator('article').filter({ hasText: 'Perhaps met' })
    await expect(row).toContainText('in person, perhaps')
    await row.focus()
    await page.keyboard.press('e')
    await page.getByLabel('Where').fill('Dry dock, Gdańsk')
    await page.keyboard.press('Enter')
    await expect(page.getByText('You met Jakub Wiśniewski at Dry dock, Gdańsk.')).toBeVisible()
    await expect(timeline.locator('article').filter({ hasText: 'Perhaps met' })).toHaveCount(0)
    await expect(timeline.getByRole('button', { name: 'Met at Dry dock, Gdańsk' })).toBeVisible()
  })

  await test.step('met before the records begin', async () => {
    await openPerson(page, 'Freya')
    await page.getByRole('button', { name: /^More for Freya/ }).click()
    await page.getByRole('menuitem', { name: 'Met before your records' }).click()
    await expect(page.getByRole('list', { name: 'How it went full circle' })).toContainText('before your records')
  })

  await test.step('and all of it holds in a new profile', async () => {
    await app.stop()
    await app.deleteProfile()
    page = await startWithPeople(app)
    await openPerson(page, 'Freya')
    await expect(page.getByRole('list', { name: 'How it went full circle' })).toContainText('before your records')
    await openPerson(page, 'Hamza')
    await expect(page.getByRole('button', { name: /^Quiet for/ })).toBeVisible()
    await expect(page.getByText('You have lost touch')).toHaveCount(0)
    await openPerson(page, 'Jakub')
    await page.getByRole('navigation', { name: 'Years' }).getByRole('button', { name: /^2023,/ }).click()
    await expect(page.getByRole('region', { name: /^Timeline/ }).getByRole('button', { name: 'Met at Dry dock, Gdańsk' })).toBeVisible()
  })
})

/** One chat of Ana and Bea, with three hints of meetings that no other archive knows of. */
async function importChat(app: App): Promise<void> {
  const file = join(app.folder, 'WhatsApp Chat - Bea Ek.txt')
  const lines = [
    '[10.06.24, 21:25:15] Ana Duarte: Are the samples dry?', '[11.06.24, 08:00:00] Bea Ek: Nearly.', '[13.06.24, 21:25:15] Bea Ek: Great to see you yesterday.',
    '[20.08.24, 10:00:00] Ana Duarte: Thank you for the coffee yesterday, and for the plate.', '[20.08.24, 12:10:00] Bea Ek: It has a crack. All good ones have.', '[01.10.24, 09:00:00] Bea Ek: So good to see you last night!',
  ]
  await writeFile(file, lines.map((line) => `${line}\r\n`).join(''))
  const { code, stderr } = await app.command(['--import', file, '--owner', nameHandle('whatsapp', 'Ana Duarte')])
  expect(code, stderr).toBe(0)
}

async function openMeetings(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: /^Review/ }).click()
  await page.getByRole('link', { name: /^Did you meet/ }).click()
  const queue = page.getByRole('listbox', { name: 'Did you meet?' })
  await expect(queue).toBeVisible()
  return queue
}

/** A real picture, drawn by the engine. */
async function picture(page: Page): Promise<Buffer> {
  return Buffer.from(await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(320, 200)
    const paper = canvas.getContext('2d')!
    paper.fillStyle = '#c77f1a'
    paper.fillRect(0, 0, 320, 200)
    return [...new Uint8Array(await (await canvas.convertToBlob({ type: 'image/png' })).arrayBuffer())]
  }))
}
