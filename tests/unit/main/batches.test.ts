import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { batchPath } from '../../../electron/contract/ipc'
import { createFiles } from '../../../electron/library/files'
import { openLibrary } from '../../../electron/library/library'
import { appOrigin, contentPolicy } from '../../../electron/main/appFiles'
import { batchesOf, requestedBatch } from '../../../electron/main/batches'
import { CurrentLibrary } from '../../../electron/main/currentLibrary'
import { mainOf, type Main } from '../../../renderer/services/api'
import { line, writeImport } from '../library/samples'
import { useTemporaryFolders } from '../library/temporaryFolder'

const folderOf = useTemporaryFolders()
const files = createFiles()
const token = '0c8f1b1e-6e0b-4c55-9d8e-2f3a4b5c6d7e'

describe('requests for a batch', () => {
  it('name an open import', () => {
    expect(requestedBatch('GET', appOrigin + batchPath(token))).toBe(token)
  })

  it.each([
    ['POST', `app://full-circle/batches/${token}`],
    ['HEAD', `app://full-circle/batches/${token}`],
    ['GET', `app://other/batches/${token}`],
    ['GET', `https://full-circle/batches/${token}`],
    ['GET', `app://user@full-circle/batches/${token}`],
    ['GET', `app://full-circle/batches/${token}/more`],
    ['GET', `app://full-circle/batches/${token}?again`],
    ['GET', `app://full-circle/batches//${token}`],
    ['GET', `app://full-circle/x/batches/${token}`],
    ['GET', 'app://full-circle/batches/'],
    ['GET', 'app://full-circle/batches/../library.json'],
    ['GET', 'app://full-circle/batches/%2e%2e%2flibrary.json'],
    ['GET', 'app://full-circle/index.html'],
    ['GET', 'nonsense'],
  ])('are no %s %s', (method, url) => expect(requestedBatch(method, url)).toBeNull())
})

/** The library of the main process, and the page's own way to it. */
describe('batches of an open import', () => {
  let folder: string
  let current: CurrentLibrary
  let page: Main
  let answers: Response[]

  beforeEach(async () => {
    folder = folderOf()
    const library = await openLibrary(folder, { device: 'laptop', files })
    current = new CurrentLibrary(library, files, { shipped: join(folder, 'none'), copy: join(folder, 'copy') })
    answers = []
    const answer = batchesOf(current)
    vi.stubGlobal('fetch', async (path: string) => {
      answers.push(await answer(requestedBatch('GET', appOrigin + path)!))
      return answers.at(-1)!.clone()
    })
    page = mainOf({ calls: {} as never })
  })
  afterEach(async () => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
    await current.close()
  })

  async function kept(count: number): Promise<string> {
    await writeImport(files, current.library.partFile('one'), 'one', count)
    return (await current.library.keep('one')).id
  }

  async function pulled(open: string): Promise<string[]> {
    const lines: string[] = []
    for (let last = false, before = 0; !last; ) {
      const batch = await page.nextBatch(open)
      if (batch.lines.length > 0) lines.push(...Buffer.from(batch.lines).toString().split('\n'))
      expect(batch.progress).toBeGreaterThanOrEqual(before)
      before = batch.progress
      last = batch.last
      expect(last).toBe(before === 1)
    }
    return lines
  }

  it.each([0, 1, 25])('are all of its %i lines, byte by byte', async (count) => {
    const id = await kept(count)
    expect(await pulled(await current.openImport(id))).toEqual(Array.from({ length: count }, (_, number) => line(number)))
  })

  it('live under the rules of every page, and are kept nowhere', async () => {
    const open = await current.openImport(await kept(1))
    await page.nextBatch(open)
    await expect(page.nextBatch(open)).rejects.toMatchObject({ code: 'notFound' })
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toBe(contentPolicy())
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('cache-control')).toBe('no-store')
    }
    expect(answers.map(({ status, headers }) => [status, headers.get('content-type')])).toEqual([[200, 'application/octet-stream'], [500, 'application/json; charset=utf-8']])
  })

  it('are nobody\'s who has no token, and nobody\'s any more once it was closed', async () => {
    const open = await current.openImport(await kept(25))
    await expect(page.nextBatch(randomUUID())).rejects.toMatchObject({ name: 'Failed', code: 'notFound', message: 'This import is no longer open.' })
    await page.nextBatch(open)
    await current.closeImport(open)
    await expect(page.nextBatch(open)).rejects.toMatchObject({ code: 'notFound' })
  })

  it('tell in words that their file is damaged', async () => {
    const id = await kept(25)
    const file = join(folder, 'imports', readdirSync(join(folder, 'imports'))[0]!)
    const open = await current.openImport(id)
    const bytes = readFileSync(file)
    bytes[Math.floor(bytes.length / 2)]! ^= 0x20
    writeFileSync(file, bytes)
    await expect(pulled(open)).rejects.toMatchObject({ name: 'Failed', code: 'unreadable', message: expect.stringContaining('damaged') as string })
  })

  it('say no more of a fault of ours than that there was one', async () => {
    const logged = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const answer = await batchesOf({ nextBatch: () => Promise.reject(new TypeError('/home/bea/Library is no number')) })(token)
    expect(answer.status).toBe(500)
    const words = await answer.text()
    expect(JSON.parse(words)).toMatchObject({ code: 'failed' })
    expect(words).not.toMatch(/bea|TypeError/)
    expect(logged.mock.calls.join()).toMatch(/^batch: TypeError/)
    expect(logged.mock.calls.join()).not.toContain('bea')
  })
})
