/**
 * The app used by hand in a large library: `node tests/run.mjs tests/bench/walk.ts LIBRARY SHOTS [ARCHIVE]`. In a window where there is a display. Every step is
 * real keys and clicks, leaves a picture in SHOTS, and is told with its time, its longest frame and the longest way from a key or click to a frame.
 * The library is changed: take a copy. ARCHIVE is a file to bring in at the end. Ends with 1 when a step fails.
 */
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { chooseHost } from '../../electron/launch/choice.mjs'
import { openWindow, type AppWindow } from '../e2e/appWindow'
import { takeFrames, watchFrames } from './frames'
import { hostForBench, root } from './host'
import { processesOf } from './processes'
import { readTables } from './tables'

const say = (text: string) => void process.stderr.write(`${text}\n`)

export async function main([library, shots, archive]: readonly string[]): Promise<void> {
  if (library === undefined || shots === undefined) throw new Error('Say which library to open and where the pictures go.')
  await mkdir(shots, { recursive: true })
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-walk-'))
  const window = await openWindow({ host: await visibleHost(), folder, flags: ['--library', resolve(library)], env: { FULL_CIRCLE_PROFILE: join(folder, 'profile') } })
  try {
    const walk = new Walk(window, shots)
    await catchUp(walk)
    await people(walk)
    await person(walk)
    await find(walk)
    await edits(walk)
    await paper(walk, folder)
    await lists(walk)
    if (archive !== undefined) await bringIn(walk, archive)
    say(`page at most ${Math.round(walk.rendererMb)} MB`)
  } finally {
    await window.close()
    await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function visibleHost() {
  if (process.env['DISPLAY'] === undefined) return hostForBench()
  await hostForBench()
  const host = await chooseHost(root, { windowless: false, forced: process.env['FULL_CIRCLE_HOST'], display: true, say })
  if ('sentence' in host) throw new Error(host.sentence)
  return host
}

class Walk {
  private count = 0
  rendererMb = 0
  readonly page: Page

  constructor(readonly window: AppWindow, private readonly shots: string) {
    this.page = window.page
  }

  /** Does something as its user would, and tells how evenly the page drew meanwhile. `done`: what is to be seen then. */
  async step(name: string, work: () => Promise<unknown>, done?: Locator): Promise<void> {
    await watchFrames(this.page)
    await takeFrames(this.page)
    const began = performance.now()
    try {
      await work()
      if (done) await done.first().waitFor({ timeout: 60_000 })
    } catch (error) {
      process.exitCode = 1
      say(`${name}: FAILED, ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
    }
    const seconds = (performance.now() - began) / 1000
    const { longest, over33, frames, toFrame } = await takeFrames(this.page)
    this.rendererMb = Math.max(this.rendererMb, ...processesOf(this.window.pid).filter(({ role }) => role === 'renderer').map(({ rssMb }) => rssMb))
    say(`${name}: ${seconds.toFixed(2)} s, ${frames} frames, longest ${longest} ms, ${over33} over 33 ms${toFrame === null ? '' : `, input to frame at most ${toFrame} ms`}`)
    await this.page.screenshot({ path: join(this.shots, `${String(++this.count).padStart(2, '0')}-${name.replace(/[^a-z0-9]+/gi, '-').toLowerCase()}.png`) })
  }

  async key(key: string, times = 1): Promise<void> {
    for (let n = 0; n < times; n++) {
      await this.page.keyboard.press(key)
      await this.page.waitForTimeout(30)
    }
  }

  /** The wheel over the middle of something, as fast as a hand turns it. */
  async wheel(over: Locator, by: number, times: number): Promise<void> {
    const box = (await over.first().boundingBox())!
    await this.page.mouse.move(box.x + box.width / 2, box.y + Math.min(box.height / 2, 300))
    for (let n = 0; n < times; n++) {
      await this.page.mouse.wheel(0, by)
      await this.page.waitForTimeout(16)
    }
  }
}

async function catchUp(walk: Walk): Promise<void> {
  const { page } = walk
  await walk.step('catching up', async () => {
    for (;;) {
      if ((await readTables(page)).derived) return
      await page.waitForTimeout(500)
    }
  })
  await walk.step('the first screen', () => page.getByRole('link', { name: /^Today/ }).click(), page.getByRole('heading', { level: 1 }))
  await page.waitForTimeout(3000)
}

async function people(walk: Walk): Promise<void> {
  const { page } = walk
  const grid = page.getByRole('grid', { name: 'People' })
  const rows = page.locator('[role=row][data-person]')
  await walk.step('people', () => page.getByRole('link', { name: /^People/ }).click(), rows)
  await walk.step('people scrolled', () => walk.wheel(grid, 900, 120))
  await walk.step('people to the end', () => rows.first().focus().then(() => walk.key('End')), rows)
  for (const column of ['Name', 'Last word', 'Stage', 'Met', 'Turns']) {
    const head = page.getByRole('columnheader', { name: new RegExp(column, 'i') }).getByRole('button')
    if ((await head.count()) > 0) await walk.step(`people sorted by ${column}`, () => head.first().click(), rows)
  }
  await walk.step('people typed ahead', async () => {
    await page.getByPlaceholder('Name, place').click()
    await page.keyboard.type('mel', { delay: 80 })
  }, rows)
  await walk.step('people, all again', async () => {
    for (let n = 0; n < 3; n++) await walk.key('Backspace')
  }, rows)
}

async function person(walk: Walk): Promise<void> {
  const { page } = walk
  const timeline = page.getByRole('region', { name: /^Timeline/ })
  const row = timeline.locator('[data-row]')
  await page.getByRole('link', { name: /^People/ }).click()
  const byMost = page.getByRole('columnheader', { name: /touches|words|online/i }).getByRole('button')
  if ((await byMost.count()) > 0) await byMost.first().click()
  await openBiggest(walk, row)
  await walk.step('person, everything there', () => page.waitForTimeout(4000), row)
  await walk.step('timeline scrolled', () => walk.wheel(timeline, 700, 150), row)
  await walk.step('timeline to its end', () => timeline.focus().then(() => walk.key('End')), row)
  await walk.step('timeline to its beginning', () => walk.key('Home'), row)
  await walk.step('timeline, a page at a time', () => walk.key('PageDown', 30), row)
  const years = page.getByRole('navigation', { name: 'Years' }).getByRole('button')
  for (const at of [0.25, 0.6, 0.9]) {
    const year = years.nth(Math.floor(((await years.count()) - 1) * at))
    await walk.step(`a year (${at})`, () => year.click(), row)
  }
  await walk.step('narrower', () => page.setViewportSize({ width: 900, height: 600 }), row)
  await walk.step('wider', () => page.setViewportSize({ width: 1440, height: 900 }), row)
  await walk.step('in the dark', () => page.emulateMedia({ colorScheme: 'dark' }), row)
  await page.emulateMedia({ colorScheme: 'light' })
}

/** The one with most words, through the palette of people by how much there is: whoever the first rows of the library name. */
async function openBiggest(walk: Walk, row: Locator): Promise<void> {
  const { page } = walk
  const biggest = await page.evaluate(biggestPerson)
  await page.getByPlaceholder('Name, place').fill(biggest.name)
  await page.locator('[role=row][data-person]').filter({ hasText: biggest.name }).first().waitFor()
  say(`the biggest: ${biggest.name}, ${biggest.touches} touches`)
  await walk.step('person opened', () => page.locator(`[role=row][data-person="${biggest.id}"]`).click(), row)
}

/** Runs in the page: reads the packed summaries. */
async function biggestPerson(): Promise<{ id: string; name: string; touches: number }> {
  const result = <T>(request: IDBRequest<T>) => new Promise<T>((done, fail) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => fail(request.error ?? new Error('the database could not be read'))
  })
  const { name } = (await indexedDB.databases()).find((database) => database.name?.startsWith('full-circle-'))!
  const db = await result(indexedDB.open(name!))
  const rows = await result(db.transaction('summaries').objectStore('summaries').getAll() as IDBRequest<{ d: Uint8Array }[]>)
  db.close()
  let best = { id: '', name: '', touches: -1 }
  for (const { d } of rows) {
    for (const [id, { name: called, counts }] of JSON.parse(new TextDecoder().decode(d)) as [string, { name: string; counts: Record<string, number> }][]) {
      const touches = (counts['public'] ?? 0) + (counts['private'] ?? 0)
      if (touches > best.touches) best = { id, name: called, touches }
    }
  }
  return best
}

async function find(walk: Walk): Promise<void> {
  const { page } = walk
  const palette = page.getByRole('dialog', { name: 'Find' })
  await walk.step('find opened', () => walk.key('Control+k'), palette)
  for (const words of ['bako', 'tri mel', 'meeting you', 'ba ko tri']) {
    await walk.step(`find ${words}`, async () => {
      await palette.getByRole('combobox').fill('')
      await page.keyboard.type(words, { delay: 60 })
      await page.waitForTimeout(500)
    }, palette.getByRole('option'))
  }
  await walk.key('Escape')
}

async function edits(walk: Walk): Promise<void> {
  const { page } = walk
  const status = (words: string | RegExp) => page.getByText(words)
  const timeline = page.getByRole('region', { name: /^Timeline/ })
  await walk.step('a mark', async () => {
    await timeline.focus()
    await walk.key('ArrowDown', 3)
    await walk.key('m')
    await page.keyboard.type('worth keeping')
    await walk.key('Control+Enter')
  }, status(/moment, kept/i))
  await walk.step('the mark undone', () => walk.key('Control+z'), status(/^Taken back/))
  const name = (await page.getByRole('heading', { level: 1 }).innerText()).split('\n')[0]!.trim()
  await walk.step('a meeting logged', async () => {
    await walk.key('Control+l')
    await page.getByRole('form', { name: 'Log a meeting' }).getByLabel('In one line').waitFor()
    await page.keyboard.type(`Met ${name} at Café Nord yesterday`)
    await page.waitForTimeout(300)
    await walk.key('Control+Enter')
  }, status('The meeting is kept.'))
  await walk.step('the meeting undone', () => walk.key('Control+z'), status(/Taken back: the meeting/))
  await walk.step('merging', async () => {
    await page.getByRole('button', { name: /^More for / }).click()
    await page.getByRole('menuitem', { name: 'Merge with…' }).click()
    await page.keyboard.type('ba')
    await page.getByRole('form', { name: /^Merge / }).getByRole('option').nth(1).waitFor()
  })
  await walk.step('merged', async () => {
    await walk.key('ArrowDown')
    await walk.key('Enter')
    await page.getByRole('form', { name: /^Merge / }).getByRole('button', { name: 'Merge', exact: true }).click()
  }, status('are one person now.'))
  await walk.step('the merge undone', () => walk.key('Control+z'), status('Taken back: the merge.'))
}

async function paper(walk: Walk, folder: string): Promise<void> {
  const { page, window } = walk
  const room = page.getByRole('form', { name: 'What goes on paper' })
  await walk.step('the print room', () => page.getByRole('button', { name: 'Print', exact: true }).click(), room)
  await walk.step('one year chosen', async () => {
    for (const [label, at] of [['From', 4], ['To', 4]] as const) {
      const field = room.getByLabel(label)
      await field.selectOption({ index: Math.min(at, (await field.locator('option').count()) - 1) })
    }
  }, room.getByRole('status').filter({ hasText: /\d+ pages/ }))
  await walk.step('saved as PDF', async () => {
    const file = join(folder, 'person.pdf')
    const saving = room.getByRole('button', { name: 'Save as PDF' }).click()
    await window.answerSaveDialog(file)
    await saving
    await page.getByText('Saved as person.pdf.').waitFor({ timeout: 120_000 })
    say(`  ${Math.round((await stat(file)).size / 1000)} kB`)
  })
}

async function lists(walk: Walk): Promise<void> {
  const { page } = walk
  for (const name of ['Today', 'Never met', 'Moments', 'Introductions', 'Places', 'Review', 'Coming']) {
    const link = page.getByRole('navigation').getByRole('link', { name: new RegExp(`^${name}`) })
    if ((await link.count()) > 0) await walk.step(name, () => link.first().click().then(() => page.waitForTimeout(1500)), page.getByRole('heading', { level: 1 }))
  }
}

async function bringIn(walk: Walk, archive: string): Promise<void> {
  const { page, window } = walk
  const button = (name: RegExp) => page.getByRole('button', { name })
  await walk.step('the archive dropped', async () => {
    await page.getByRole('navigation').getByRole('link', { name: /^Import/ }).click()
    await window.drop([resolve(archive)])
  }, button(/^Read 1 /))
  await walk.step('the archive read', () => button(/^Read 1 /).click(), button(/^Keep$/))
  await walk.step(`${basename(archive)} kept`, async () => {
    await button(/^Keep$/).click()
    for (;;) {
      if ((await readTables(page)).derived) return
      await page.waitForTimeout(250)
    }
  })
}
