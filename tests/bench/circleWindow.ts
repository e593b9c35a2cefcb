/** How fast the window answers clicks while it takes in an archive and works out everybody's relationship, as it does at start. */
import { basename, join } from 'node:path'
import type { Claim, Fact } from '../../electron/contract/records'
import type { Importer, Outcome } from '../../electron/importers/importer'
import { readInto } from '../../electron/importers/reading'
import { openLibrary } from '../../electron/library/library'
import { openWindow } from '../e2e/appWindow'
import type { Host } from '../e2e/host'
import { circleNow, everybodyLines } from './circleData'
import { clickPlace, takeAnswers, watchClicks, type Answers } from './clicks'
import { readTables } from './tables'

export interface WindowFigures {
  /** From the last page of the archive until everybody's relationship stands. */
  readonly seconds: number
  readonly idle: Answers
  readonly working: Answers
}

export async function measureWindow(host: Host, folder: string, people: number): Promise<WindowFigures> {
  const library = join(folder, 'Library')
  await writeArchive(library, people)
  const window = await openWindow({ host, folder, flags: ['--library', library], env: { FULL_CIRCLE_PROFILE: join(folder, 'profile') } })
  try {
    const { page } = window
    await page.getByRole('navigation').waitFor()
    await watchClicks(page)
    const places = ['Settings', 'Import', 'People']
    const clickUntil = async (done: () => Promise<boolean>) => {
      for (let at = 0; ; at = (at + 1) % places.length) {
        const next = new Promise((go) => setTimeout(go, 200))
        await clickPlace(page, places[at]!)
        await next
        if (at === 0 && (await done())) return
      }
    }
    await clickUntil(async () => (await readTables(page)).applied)
    await takeAnswers(page)
    const began = performance.now()
    await clickUntil(async () => (await readTables(page)).derived)
    const seconds = (performance.now() - began) / 1000
    const working = await takeAnswers(page)
    await page.waitForTimeout(3000)
    await takeAnswers(page)
    for (let round = 0; round < 5; round++) await clickUntil(() => Promise.resolve(true))
    return { seconds, idle: await takeAnswers(page), working }
  } finally {
    await window.close()
  }
}

/** An import file in a library, as if it had been read. */
async function writeArchive(folder: string, people: number): Promise<void> {
  const claim: Claim = { importer: 'x', title: 'X archive', source: 'bench.zip', recognised: '', owner: ['x:id:1'], entries: [], bytes: 0, ignored: [] }
  const replaying: Importer = {
    id: 'x', title: 'X archive', version: 1,
    claim: () => Promise.resolve([claim]),
    async *read() {
      yield* outcomes(people)
    },
  }
  const home = await openLibrary(folder, { device: 'bench' })
  const importId = 'bench'
  const places = { importId, partFile: home.partFile(importId), scratchFolder: home.scratchFolder(importId), mediaFolder: home.pictureFolder(importId) }
  await readInto(
    { command: 'read', dropped: [], claim, owner: claim.owner, zone: 'UTC', region: 'DE', now: circleNow, app: 'bench', ...places },
    () => undefined,
    { importers: [replaying], openSource: () => Promise.resolve({ name: basename(claim.source), entries: [], warnings: [], close: () => Promise.resolve() }) },
  )
  await home.keep(importId)
  await home.close()
}

function* outcomes(people: number): Generator<Outcome> {
  let index = 0
  for (const lines of everybodyLines(people)) {
    for (const line of lines.split('\n')) {
      // Where it was found, and that it counts, is said anew by whoever writes the file.
      const fact = JSON.parse(line, (key, value: unknown) => (key === 'src' || key === 'counts' ? undefined : value)) as Fact
      yield fact.fact === 'coverage' ? { facts: [fact] } : { at: { entry: 'messages.js', index: index++ }, facts: [fact] }
    }
  }
}
