import type { Page } from '@playwright/test'
import { openLibrary } from '../../electron/library/library'
import { expect, test, type App } from './app'
import { useSample } from './sample'

test('who brought whom: answered by keys, taken back, and still so in a new database', async ({ app }) => {
  await useSample(app)
  const page = await openIntroductions(app)
  const summary = page.getByRole('region', { name: 'Who brought whom' }).locator('.summary')
  await expect(summary).toContainText('7 people came to you through somebody else. Marisol Etxeberria Lindqvist brought you the most, 3. You brought together 2 pairs.')
  await expect(page.locator('canvas[data-stands="true"]')).toBeVisible()

  // The chain of somebody, back to where it began.
  const everybody = page.getByRole('listbox', { name: 'Everybody in it' })
  await expect(everybody).toBeFocused()
  for (let presses = 0; presses < 4; presses++) await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('heading', { level: 2, name: 'Hiroko Tanizaki' })).toBeVisible()
  await expect(page.getByRole('list', { name: 'The chain back to where it began' }).getByRole('listitem')).toContainText(['It began with Marisol', 'Marisol Etxeberria Lindqvist introduced you to Tatsuya Morioka', 'Tatsuya Morioka introduced you to Hiroko Tanizaki'])

  // One is right, the next is not, and that was a slip.
  await page.getByRole('link', { name: /^Perhaps/ }).click()
  const perhaps = page.getByRole('listbox', { name: 'Perhaps' })
  await expect(perhaps).toBeFocused()
  await expect(perhaps.getByRole('option')).toHaveCount(4)
  await perhaps.getByRole('option', { name: /Dmitri/ }).click()
  await expect(page.getByRole('list', { name: 'What speaks for it' })).toContainText('Giulia Ferrante introduced us on the quay.')
  await perhaps.focus()
  await page.keyboard.press('r')
  await expect(page.getByText('Giulia Ferrante introduced you to Dmitri Papadakis.', { exact: true })).toBeVisible()
  await expect(perhaps.getByRole('option')).toHaveCount(3)
  await perhaps.getByRole('option', { name: /Kwabena/ }).click()
  await perhaps.focus()
  await page.keyboard.press('n')
  await expect(perhaps.getByRole('option')).toHaveCount(2)
  await perhaps.focus()
  await page.keyboard.press('z')
  await expect(perhaps.getByRole('option', { name: /Kwabena/ })).toBeVisible()
  await perhaps.getByRole('option', { name: /Wendeline/ }).click()
  await page.getByRole('button', { name: /^Not this/ }).click()
  await expect(perhaps.getByRole('option')).toHaveCount(2)

  // One that no archive knows.
  await page.getByRole('button', { name: 'Write one down' }).click()
  const form = page.getByRole('form', { name: 'Write down an introduction' })
  await form.getByRole('button', { name: 'I introduced two' }).click()
  await choose(page, 'The first', 'Yael')
  await choose(page, 'The second', 'Zofia')
  await form.getByLabel('When, if you know').fill('3 March 2019')
  await form.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(page.getByText('You introduced Yael Berkovich and Zofia Bielska.', { exact: true })).toBeVisible()
  await expect(form).toBeHidden()
  await expect(summary).toContainText('8 people came to you through somebody else.')
  await expect(summary).toContainText('You brought together 3 pairs.')

  await app.stop()
  await app.deleteProfile()
  const again = await openIntroductions(app)
  await expect(again.getByRole('link', { name: /^Who brought whom/ })).toHaveText(/11$/)
  await expect(again.getByRole('link', { name: /^Perhaps/ })).toHaveText(/2$/)
  await again.getByRole('link', { name: /^Set aside/ }).click()
  await expect(again.getByRole('heading', { level: 2, name: 'Nour El-Din Haddad introduced you to Wendeline Achterberg' })).toBeVisible()
  await again.getByRole('button', { name: 'Take my answer back' }).click()
  await expect(again.getByRole('link', { name: /^Perhaps/ })).toHaveText(/3$/)
})

test('whom should they know: asked after a first meeting, a note to copy, and dismissed for good', async ({ app }) => {
  await useSample(app)
  // Two things in common with somebody she has met.
  const library = await openLibrary(app.library, { device: 'elsewhere' })
  for (const tag of ['Stones', 'Huts']) await library.append({ name: 'tagPeople', version: 1, args: { about: ['email:leilani@leilani.example', 'email:tom@tom.example'], tag, on: true } })
  await library.close()
  const page = await openIntroductions(app)
  await page.getByRole('link', { name: /^Introduce onward/ }).click()
  await expect(page.getByText('Nobody you met for the first time this week')).toBeVisible()

  await page.getByRole('button', { name: 'Log a meeting' }).last().click()
  const log = page.getByRole('form', { name: 'Log a meeting' })
  await log.getByLabel('In one line').fill('Met Leilani Kahananui yesterday')
  await log.getByRole('button', { name: /^Keep/ }).click()
  const question = page.getByRole('region', { name: /^You met Leilani Kahananui for the first time/ })
  await expect(question).toBeVisible()
  const pair = question.getByRole('article').filter({ hasText: 'Tom Lindgren' })
  await expect(pair).toContainText(/Both have to do with .*(?:Stones and Huts|Huts and Stones)/)
  await pair.getByRole('button', { name: 'Write a note' }).click()
  const note = pair.getByLabel('The note, yours to change')
  await expect(note).toBeFocused()
  await expect(note).toHaveValue(/Leilani Kahananui, meet Tom Lindgren/)
  await pair.getByRole('button', { name: 'Copy the note' }).click()
  await expect(pair.getByRole('status')).toContainText(/Copied|press Ctrl\+C/)
  await pair.getByRole('button', { name: 'Not these two' }).click()
  await expect(pair).toBeHidden()
  await page.locator('.toast').filter({ hasText: 'are not suggested again' }).getByRole('button', { name: 'Undo' }).click()
  await expect(pair).toBeVisible()
  await pair.getByRole('button', { name: 'I introduced them' }).click()
  await expect(pair).toBeHidden()
  await expect(page.getByRole('link', { name: /^Who brought whom/ })).toHaveText(/10$/)
  await question.getByRole('button', { name: 'Put it away' }).click()
  await expect(question).toBeHidden()
  await expect(page.getByText('Put away.', { exact: true })).toBeVisible()
})

async function openIntroductions(app: App): Promise<Page> {
  const { page } = await app.start()
  await page.getByRole('link', { name: /^Introductions/ }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Introductions' })).toBeVisible()
  return page
}

/** By typing, and taking the first that is offered. */
async function choose(page: Page, label: string, name: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label })
  await field.fill(name)
  await expect(page.getByRole('listbox', { name: label }).getByRole('option').first()).toContainText(name)
  await field.press('Enter')
}
