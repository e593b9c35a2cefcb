/** From a change of mind in the print room to the pages that are shown again, for people of 1,000 and of 10,000 rows; beside it as many plain lines. */
import { basename, join } from 'node:path'
import type { Page } from '@playwright/test'
import type { Claim } from '../../electron/contract/records'
import type { Importer } from '../../electron/importers/importer'
import { readInto } from '../../electron/importers/reading'
import { openLibrary } from '../../electron/library/library'
import { takeAnswers, watchClicks } from './clicks'
import { untilCaughtUp, untilQuiet, type BenchContext } from './context'
import { median, several, type Measured } from './figure'
import { printHandle, printNow, printOutcomes } from './printData'
import { watchMemory } from './processes'

/** Rows of each person with what is allowed, ms. Only that it works is seen with small lives. */
const wanted = (size: number) => (size < 10_000 ? [[50, 3000]] as const : [[1000, 3000], [10_000, 25_000]] as const)

export async function stage(bench: BenchContext): Promise<Measured[]> {
  const people = wanted(bench.size)
  const library = join(bench.folder, 'Library')
  await writeLibrary(library, people.map(([rows]) => rows))
  const window = await bench.openWindow(library, join(bench.folder, 'profile'))
  try {
    const { page, pid } = window
    await untilCaughtUp(window, 1)
    await untilQuiet(window)
    const measured: { rows: number; most: number; values: number[]; worst: number; memory: NonNullable<Measured['memory']> }[] = []
    for (const [person, [rows, most]] of people.entries()) {
      bench.say(`Printing ${rows} rows`)
      await page.evaluate((handle) => { location.hash = `#/person/${encodeURIComponent(handle)}` }, printHandle(person))
      await page.getByRole('button', { name: 'Print', exact: true }).click()
      await finished(page)
      await watchClicks(page)
      const watching = watchMemory(pid)
      const values = await several(bench.runs, (round) => timed(async () => {
        const room = page.getByRole('form', { name: 'What goes on paper' })
        await room.getByLabel(round % 2 === 0 ? 'Black' : 'Colour').check()
        await page.getByRole('region', { name: 'Pages' }).and(page.locator('[aria-busy="true"]')).waitFor({ state: 'attached' })
        // Clicks on words, which change nothing.
        const clicking = setInterval(() => void room.getByText('Goes along').click(), 200)
        await finished(page).finally(() => clearInterval(clicking))
      }))
      const { worst } = await takeAnswers(page)
      measured.push({ rows, most, values, worst, memory: watching.stop() })
    }
    const all: Measured[] = []
    for (const { rows, most, values, worst, memory } of measured) {
      const limit = { name: 'as many plain lines', value: median(await several(bench.runs, () => timed(() => printPlain(page, rows)))) }
      const name = `${rows.toLocaleString('en')} rows on paper`
      all.push(
        { name, unit: 'ms', values, limit, budget: { of: 'median', at: 'most', value: most }, flat: true, memory },
        { name: `${name}: a click meanwhile`, unit: 'ms', values: [worst], fewer: 'the worst of all runs', budget: { of: 'worst', at: 'most', value: 100 } },
      )
    }
    return all
  } finally {
    await window.close()
  }
}

const finished = (page: Page): Promise<void> =>
  page.getByRole('form', { name: 'What goes on paper' }).getByRole('status').getByText(/\d pages?, /).waitFor({ timeout: 600_000 })

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return performance.now() - started
}

/** Lines of as many letters, in one column, in the place of the whole app: only its closing comes after this. */
async function printPlain(page: Page, rows: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await page.evaluate((count) => {
    const plain = Array.from({ length: count }, (_, row) => Object.assign(document.createElement('p'), { textContent: `${row} ${'words of a line '.repeat(9)}` }))
    document.head.replaceChildren()
    document.body.replaceChildren(...plain)
  }, rows)
  const { stream } = await session.send('Page.printToPDF', { transferMode: 'ReturnAsStream' })
  for (let done = false; !done; ) done = (await session.send('IO.read', { handle: stream! })).eof
  await session.detach()
}

async function writeLibrary(folder: string, people: readonly number[]): Promise<void> {
  const claim: Claim = { importer: 'x', title: 'X archive', source: 'bench.zip', recognised: '', owner: ['x:id:1'], entries: [], bytes: 0, ignored: [] }
  const importer: Importer = {
    id: 'x', title: 'X archive', version: 1,
    claim: () => Promise.resolve([claim]),
    async *read() { yield* printOutcomes(people) },
  }
  const home = await openLibrary(folder, { device: 'bench' })
  const importId = 'bench'
  await readInto(
    {
      command: 'read', dropped: [], claim, owner: claim.owner, zone: 'UTC', region: 'DE', now: printNow, app: 'bench',
      importId, partFile: home.partFile(importId), scratchFolder: home.scratchFolder(importId), mediaFolder: home.pictureFolder(importId),
    },
    () => undefined,
    { importers: [importer], openSource: () => Promise.resolve({ name: basename(claim.source), entries: [], warnings: [], close: () => Promise.resolve() }) },
  )
  await home.keep(importId)
  await home.close()
}
