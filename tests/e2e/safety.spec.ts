import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, test } from './app'
import { readPdf } from './pdf'
import { writeThreeFiles, type ForeignWords } from './threeFiles'

/** The policy of every answer, word for word. */
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; worker-src 'self'; frame-src 'none'; object-src 'none'; " +
  "form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types vue full-circle-worker"

/** Texts that would like to be more than text. Each sets `owned` or asks for something at `trap.example` if it ever runs. */
const payloads = [
  '<script>window.owned=1</script>',
  '<img src=x onerror="window.owned=1">',
  '<img src="https://trap.example/pixel.png">',
  '<svg><a xlink:href="javascript:window.owned=1"><text>here</text></a></svg>',
  '<iframe srcdoc="<script>parent.owned=1</script>"></iframe>',
  '<meta http-equiv="refresh" content="0;url=https://trap.example/">',
  '<base href="https://trap.example/"><form action="https://trap.example/"><button autofocus>go</button></form>',
  '<style>@import url(https://trap.example/a.css); body{display:none}</style>',
  "{{constructor.constructor('window.owned=1')()}}",
  '"><details open ontoggle=window.owned=1>',
  "'; content: url(https://trap.example/b.png); } @page { size: 1mm } /*",
  '\u202Egnp.exe\u2066 \u200Fevil\u0007\u0000',
] as const

const hostile: ForeignWords = {
  name: `Mallory ${payloads[1]} ${payloads[4]} ${payloads[11]}`,
  screenName: 'mallory',
  tweet: `${payloads.join(' ')} tweet`,
  message: `${payloads.join(' ')} message`,
  title: `${payloads.join(' ')} title`,
  place: `${payloads.join(' ')} place`,
  description: `<p>${payloads.join(' ')}</p><a href="javascript:window.owned=1">come</a> description`,
  note: `${payloads.join(' ')} note`,
  organisation: `${payloads[0]} ${payloads[10]}`,
  url: 'javascript:window.owned=1',
  group: `${payloads[1]} ${payloads[8]}`,
}

declare global {
  interface Window {
    owned?: number
  }
}

test('what others wrote stays text: no script, no request, no navigation, on any screen or page', async ({ app }) => {
  const { all } = await writeThreeFiles(app.folder, hostile)
  const wrong = join(app.folder, '<img src=x onerror=window.owned=1>.zip')
  await writeFile(wrong, '<html>')
  const { page } = await app.start()
  const asked: string[] = []
  const moved: string[] = []
  const context = page.context()
  context.on('request', (request) => void asked.push(request.url()))
  const watch = (one: Page) => {
    one.on('framenavigated', (frame) => void moved.push(frame.url()))
    one.on('dialog', (dialog) => void dialog.dismiss().then(() => moved.push(`dialog ${dialog.message()}`)))
  }
  context.pages().forEach(watch)
  context.on('page', watch)
  const ours = new URL(page.url()).origin === 'null' ? 'app://full-circle/' : `${new URL(page.url()).origin}/`

  await page.getByRole('link', { name: 'Import' }).click()
  await app.running.answerOpenDialogs([...all, wrong])
  await page.getByRole('button', { name: 'Choose files' }).click()
  await page.getByRole('button', { name: 'Read 3 sources' }).click()
  await page.getByRole('button', { name: 'Keep', exact: true }).click()
  const before = page.getByRole('region', { name: 'Read before' })
  await expect(before.getByRole('listitem')).toHaveCount(1)
  const report = page.getByRole('complementary')
  await expect(report).toContainText('records in all')
  for (const file of all) {
    await report.getByRole('listitem').filter({ hasText: basename(file) }).getByRole('button').click()
    await expect(report).toContainText('records in all')
    await report.getByRole('button', { name: 'All parts of this import' }).click()
  }

  await page.getByRole('link', { name: /^People/ }).click()
  await expect(page.getByRole('grid')).toContainText('<img src=x onerror="window.owned=1">')
  await page.getByPlaceholder('Name, place').fill('Mallory')
  await page.getByPlaceholder('Name, place').press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Mallory <img')
  const read = await readTimeline(page)
  for (const words of ['tweet', 'message', 'title', 'place', 'description', '<script>window.owned=1</script>', 'onerror="window.owned=1"', '{{constructor']) expect(read).toContain(words)
  await expect(page.getByRole('region', { name: /^Timeline/ }).getByRole('link')).toHaveCount(0)
  for (const station of await page.getByRole('list', { name: 'How it went full circle' }).getByRole('button').all()) await station.click()
  await page.getByRole('button', { name: 'About' }).click()
  await expect(page.getByRole('complementary')).toContainText('javascript:window.owned=1')
  await page.getByRole('button', { name: 'Write a note' }).click()
  await page.getByRole('textbox', { name: 'Note' }).fill(payloads.join('\n'))
  await page.getByRole('button', { name: 'Keep the note' }).click()
  await expect(page.locator('.note-text')).toContainText(payloads[0]!)
  await page.getByRole('button', { name: 'Log a meeting' }).click()
  const bar = page.getByRole('form', { name: 'Log a meeting' })
  await bar.getByLabel('Where').fill(payloads[1])
  await bar.getByLabel('What do you want to remember').fill(payloads.join(' '))
  await bar.getByRole('button', { name: 'Keep', exact: true }).click()
  await expect(bar).toBeHidden()

  await page.getByRole('button', { name: 'Print', exact: true }).click()
  const room = page.getByRole('form', { name: 'What goes on paper' })
  await room.getByLabel('Private messages').check()
  await room.getByLabel('Names and words of third people').check()
  await expect(room.getByRole('status')).toHaveText(/^\d+ pages, 8 entries$/)
  const file = join(app.folder, 'Mallory.pdf')
  const saving = room.getByRole('button', { name: 'Save as PDF' }).click()
  await app.running.answerSaveDialog(file)
  await saving
  await expect(page.getByText('Saved as Mallory.pdf.')).toBeVisible()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Settings' })).toBeVisible()

  expect(await page.evaluate(() => window.owned)).toBeUndefined()
  expect(asked.filter((url) => !url.startsWith(ours) && !url.startsWith(`blob:${ours}`) && !url.startsWith('data:'))).toEqual([])
  expect(moved.filter((url) => !url.startsWith(ours) && url !== 'about:blank')).toEqual([])
  expect(context.pages().some((each) => each.url().includes('trap.example'))).toBe(false)
  const paper = await readPdf(await readFile(file))
  expect(paper.text).toContain('onerror="window.owned=1"')
  expect(paper.size[0], 'a name cannot choose the paper').toBeGreaterThan(500)
  expect(paper.links).toEqual([])
})

test('the page reaches nothing and nobody, and stays where it is', async ({ page }) => {
  await expect(page).toHaveURL(/#\/welcome$/)
  const address = page.url()
  const headers = await page.evaluate(async () => {
    const files = [location.pathname, ...[...document.scripts].map(({ src }) => src), '/nothing-here.js', '/batches/0c8f1b1e-6e0b-4c55-9d8e-2f3a4b5c6d7e']
    return Promise.all(files.map(async (file) => {
      const answer = await fetch(file)
      return { file, status: answer.status, policy: answer.headers.get('content-security-policy'), sniff: answer.headers.get('x-content-type-options') }
    }))
  })
  expect(headers.length).toBeGreaterThan(2)
  for (const answer of headers) expect(answer).toMatchObject({ policy, sniff: 'nosniff', status: answer.file === '/nothing-here.js' ? 404 : answer.file.startsWith('/batches/') ? 500 : 200 })

  const tried = await page.evaluate(async () => {
    const refused = <T>(work: Promise<T>) => work.then(() => 'done', () => 'refused')
    const loaded = (name: 'img' | 'link' | 'iframe', set: (element: HTMLElement) => void) =>
      new Promise<string>((answer) => {
        const element = document.createElement(name)
        element.addEventListener('load', () => answer(name === 'iframe' ? 'settled' : 'done'))
        element.addEventListener('error', () => answer('refused'))
        set(element)
        document.body.append(element)
      })
    const socket = () =>
      new Promise<string>((answer) => {
        try {
          const opened = new WebSocket('wss://trap.example/')
          opened.addEventListener('open', () => answer('done'))
          opened.addEventListener('error', () => answer('refused'))
        } catch {
          answer('refused')
        }
      })
    const thrown = (work: () => unknown) => {
      try {
        work()
        return 'done'
      } catch {
        return 'refused'
      }
    }
    return {
      fetch: await refused(fetch('https://trap.example/')),
      plain: await refused(fetch('http://127.0.0.1:9/')),
      post: await fetch('/index.html', { method: 'POST' }).then(({ status }) => (status === 200 ? 'done' : 'refused'), () => 'refused'),
      image: await loaded('img', (element) => element.setAttribute('src', 'https://trap.example/pixel.png')),
      style: await loaded('link', (element) => {
        element.setAttribute('rel', 'stylesheet')
        element.setAttribute('href', 'https://trap.example/a.css')
      }),
      socket: await socket(),
      beacon: await new Promise<string>((answer) => {
        addEventListener('securitypolicyviolation', () => answer('refused'), { once: true })
        navigator.sendBeacon('https://trap.example/')
      }),
      markup: thrown(() => { document.createElement('div').innerHTML = '<b>x</b>' }),
      code: thrown(() => window.setTimeout('window.owned = 1')),
      worker: thrown(() => new Worker('https://trap.example/w.js')),
    }
  })
  expect(new Set(Object.values(tried)), JSON.stringify(tried)).toEqual(new Set(['refused']))

  for (const target of ['https://trap.example/', '/index.html', 'about:blank']) {
    await page.evaluate((url) => void window.open(url), target)
    await expect.poll(() => page.context().pages().length, `no window for ${target}`).toBe(1)
  }
  for (const leave of [
    "location.assign('https://trap.example/')",
    "location.href = 'data:text/html,<p>gone</p>'",
    "document.body.append(Object.assign(document.createElement('a'), { href: 'https://trap.example/', id: 'trap' })), document.getElementById('trap').click()",
    "const form = document.createElement('form'); form.action = 'https://trap.example/'; document.body.append(form); form.submit()",
  ]) {
    await page.evaluate(leave)
    // Asked of the page itself: the driver goes on waiting for a navigation that was refused.
    await expect.poll(() => page.evaluate(() => `${location.href} ${document.querySelector('h1')?.textContent}`), leave).toContain(`${address} You met online.`)
  }
  expect(page.context().pages().filter((each) => each.url().includes('trap.example'))).toEqual([])
})

/** Walks down the timeline, opens what is cut short, and answers all it says. */
async function readTimeline(page: Page): Promise<string> {
  const timeline = page.getByRole('region', { name: /^Timeline/ })
  const row = timeline.locator('article:focus-within')
  const said: string[] = []
  await timeline.focus()
  await page.keyboard.press('Home')
  await expect(row).toHaveCount(1)
  const first = await row.getAttribute('data-row')
  await page.keyboard.press('End')
  await expect(row).not.toHaveAttribute('data-row', first!)
  const last = await row.getAttribute('data-row')
  await page.keyboard.press('Home')
  await expect(row).not.toHaveAttribute('data-row', last!)
  for (;;) {
    const here = await row.getAttribute('data-row')
    for (const button of await row.getByRole('button', { name: 'more', exact: true }).all()) await button.click()
    said.push(await row.innerText())
    if (here === last) return said.join('\n')
    await page.keyboard.press('ArrowDown')
    await expect(row).not.toHaveAttribute('data-row', here!)
  }
}
