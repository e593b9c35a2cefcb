import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app'
import { readPdf, type PdfText } from './pdf'
import { openPerson, startWithPeople } from './sample'
import { plainWords, writeThreeFiles } from './threeFiles'

declare global {
  interface Window {
    /** The document the preview drew last, base64. */
    previewed?: string
  }
}

test('what is previewed is what is saved: pages, paper, years, networks, and nothing private unasked', async ({ app }) => {
  const { all } = await writeThreeFiles(app.folder)
  expect((await app.command(['--import', ...all])).code).toBe(0)
  const page = await startWithPeople(app)
  await watchPreview(page)
  await openPerson(page, plainWords.name)
  await page.getByRole('button', { name: 'Print', exact: true }).click()
  const room = page.getByRole('form', { name: 'What goes on paper' })
  const status = room.getByRole('status')

  await room.getByLabel('A4').check()
  await expect.poll(async () => (await previewed(page)).size.map(Math.round)).toEqual([595, 842])
  const plain = await previewed(page)
  await expect(status).toHaveText(`${plain.pages.length} pages, 4 entries`)
  await expect(page.getByRole('region', { name: 'Pages' }).getByRole('img')).toHaveCount(plain.pages.length)
  expect(plain.text).toContain('hello from the harbour')
  expect(plain.text).toContain(plainWords.title)
  expect(plain.text, 'private messages stay out until they are switched on').not.toContain('nobody else knows')
  await expect(room).toContainText('3 private messages stay out.')

  await test.step('saved are the very bytes of the preview', async () => {
    const file = join(app.folder, 'Bea.pdf')
    const shown = await page.evaluate(() => window.previewed)
    const saving = room.getByRole('button', { name: 'Save as PDF' }).click()
    await app.running.answerSaveDialog(file)
    await saving
    await expect(page.getByText('Saved as Bea.pdf.')).toBeVisible()
    expect((await readFile(file)).toString('base64')).toBe(shown)
  })

  await room.getByLabel('Letter').check()
  await expect.poll(async () => (await previewed(page)).size.map(Math.round)).toEqual([612, 792])

  await room.getByLabel('From').selectOption('2022')
  await expect(status).toHaveText(/ pages, 2 entries$/)
  const later = await previewed(page)
  expect(later.text).toContain('that was a good lunch')
  expect(later.text).not.toContain(plainWords.tweet)
  await room.getByLabel('From').selectOption('')
  await room.getByLabel('To').selectOption('2021')
  await expect.poll(async () => (await previewed(page)).text).not.toContain(plainWords.title)
  await room.getByLabel('To').selectOption('')

  await room.getByRole('checkbox', { name: /^Calendar/ }).uncheck()
  await expect(status).toHaveText(/ pages, 3 entries$/)
  expect((await previewed(page)).text).not.toContain(plainWords.place)
  await room.getByRole('checkbox', { name: /^Calendar/ }).check()

  await room.getByLabel('Private messages').check()
  await expect(status).toHaveText(/ pages, 7 entries$/)
  expect((await previewed(page)).text).toContain('nobody else knows')
  await room.getByLabel('Private messages').uncheck()
  await expect(status).toHaveText(/ pages, 4 entries$/)
  expect((await previewed(page)).text).not.toContain('nobody else knows')
})

/** The preview hands the document it shows to the worker that reads it: those bytes are noted. */
async function watchPreview(page: Page): Promise<void> {
  await page.evaluate(() => {
    const send = Reflect.get(Worker.prototype, 'postMessage') as (...args: readonly unknown[]) => void
    Worker.prototype.postMessage = function (this: Worker, ...args: readonly unknown[]) {
      const [message] = args as [{ data?: { data?: unknown } } | undefined]
      const bytes = message?.data?.data
      if (bytes instanceof Uint8Array && String.fromCharCode(...bytes.subarray(0, 5)) === '%PDF-') {
        window.previewed = btoa(bytes.reduce((text, byte) => text + String.fromCharCode(byte), ''))
      }
      Reflect.apply(send, this, args)
    }
  })
}

async function previewed(page: Page): Promise<PdfText> {
  await page.waitForFunction(() => window.previewed !== undefined)
  return readPdf(Buffer.from((await page.evaluate(() => window.previewed))!, 'base64'))
}
