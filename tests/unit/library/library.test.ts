import { createHash } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFiles, type Files } from '../../../electron/library/files'
import { openLibrary, type Library } from '../../../electron/library/library'
import { note, writeImport } from './samples'
import { useTemporaryFolders } from './temporaryFolder'

const folderOf = useTemporaryFolders()
const files = createFiles()
const now = () => Date.UTC(2026, 10, 3)
const opened = (folder: string, device = 'laptop', use: Files = files) => openLibrary(folder, { device, now, files: use })

async function imported(library: Library, id: string, count = 5): Promise<void> {
  await writeImport(files, library.partFile(id), id, count)
  await library.keep(id)
}

describe('library', () => {
  it('makes a folder into a library once', async () => {
    const folder = join(folderOf(), 'new/Library')
    const first = await opened(folder)
    await first.close()
    const second = await opened(folder, 'desktop')
    expect(second.id).toBe(first.id)
    expect(JSON.parse(readFileSync(join(folder, 'library.json'), 'utf8'))).toEqual({
      format: 'full-circle-library',
      version: 1,
      id: first.id,
      created: '2026-11-03T00:00:00.000Z',
    })
    await second.close()
  })

  it('does not open what a newer version wrote, and leaves it as it is', async () => {
    const folder = folderOf()
    const text = '{"format":"full-circle-library","version":2,"id":"a"}'
    writeFileSync(join(folder, 'library.json'), text)
    await expect(opened(folder)).rejects.toMatchObject({ code: 'newerLibrary' })
    expect(readFileSync(join(folder, 'library.json'), 'utf8')).toBe(text)
    writeFileSync(join(folder, 'library.json'), '{"ver')
    await expect(opened(folder)).rejects.toMatchObject({ code: 'unreadable' })
  })

  it('keeps, lists, hands out and discards imports', async () => {
    const folder = folderOf()
    const library = await opened(folder)
    await imported(library, 'one', 25)
    await writeImport(files, library.partFile('two'), 'two', 5)
    mkdirSync(library.scratchFolder('two'), { recursive: true })
    await library.discard('two')
    await expect(library.keep('two')).rejects.toMatchObject({ code: 'notFound' })
    expect(readdirSync(join(folder, 'imports'))).toEqual(['2026-11-03-x-one.ndjson.gz'])
    const { imports, problems } = await library.state()
    expect(problems).toEqual([])
    expect(imports.map(({ id }) => id)).toEqual(['one'])
    expect(imports[0]!.trailer.read).toBe(25)
    const reader = await library.openImport('one')
    expect(Buffer.from((await reader.next()).lines).toString().split('\n')).toHaveLength(10)
    await expect(library.openImport('two')).rejects.toMatchObject({ code: 'notFound' })
    await library.close()
  })

  it('takes pictures over only with the import they came from', async () => {
    const folder = folderOf()
    const library = await opened(folder)
    const media = () => readdirSync(join(folder, 'media'))
    for (const id of ['kept', 'thrown']) {
      mkdirSync(library.pictureFolder(id), { recursive: true })
      writeFileSync(join(library.pictureFolder(id), `hash-of-${id}`), id)
      await writeImport(files, library.partFile(id), id, 1)
    }
    expect(media()).toEqual([])
    await library.keep('kept')
    await library.discard('thrown')
    expect(media()).toEqual(['hash-of-kept'])
    expect(readdirSync(join(folder, 'scratch/laptop/pictures'))).toEqual([])
    await library.close()
  })

  it('takes no id that could lead out of the folder', async () => {
    const library = await opened(folderOf())
    for (const id of ['../a', 'a/b', '', 'a.b', 'a'.repeat(65)]) expect(() => library.partFile(id)).toThrow()
    await library.close()
    await expect(opened(folderOf(), '../laptop')).rejects.toMatchObject({ code: 'invalid' })
  })

  it('clears away what a crash left of its own readings, and nobody else\'s', async () => {
    const folder = folderOf()
    const library = await opened(folder)
    writeFileSync(library.partFile('half'), 'half')
    mkdirSync(library.scratchFolder('half'), { recursive: true })
    writeFileSync(join(folder, 'imports/other.desktop.part'), 'half')
    await library.close()
    const again = await opened(folder)
    expect(readdirSync(join(folder, 'imports'))).toEqual(['other.desktop.part'])
    expect((await again.state()).problems).toEqual([])
    await again.close()
  })

  it('tells of files that are incomplete, damaged or doubled, and reads the rest', async () => {
    const folder = folderOf()
    const library = await opened(folder)
    await imported(library, 'whole')
    await imported(library, 'syncing', 300)
    const name = join(folder, 'imports/2026-11-03-x-syncing.ndjson.gz')
    const bytes = readFileSync(name)
    writeFileSync(name, bytes.subarray(0, bytes.length >> 1))
    copyFileSync(join(folder, 'imports/2026-11-03-x-whole.ndjson.gz'), join(folder, 'imports/2026-11-03-x-whole (copy).ndjson.gz'))
    writeFileSync(join(folder, 'journal/laptop (copy).ndjson'), '')
    const { imports, problems } = await library.state()
    expect(imports.map(({ id }) => id)).toEqual(['whole'])
    expect(problems).toEqual([
      expect.stringContaining('syncing.ndjson.gz is not complete'),
      expect.stringContaining('second copy'),
      expect.stringContaining('no journal of a device'),
    ])
    writeFileSync(name, bytes)
    expect((await library.state()).imports.map(({ id }) => id)).toEqual(['syncing', 'whole'])
    await library.close()
  })

  it('reads the journals of other devices, and orders its own edits after them', async () => {
    const folder = folderOf()
    const laptop = await opened(folder)
    const desktop = await openLibrary(folder, { device: 'desktop', now: () => now() + 3_600_000 })
    const theirs = await desktop.append(note('from the desktop'))
    expect((await laptop.state()).journals).toEqual([{ device: 'desktop', lastSeq: 1 }, { device: 'laptop', lastSeq: 0 }])
    expect(await laptop.journalAfter('desktop', 0)).toEqual([theirs])
    const ours = await laptop.append(note('from the laptop'))
    expect(ours.clock > theirs.clock).toBe(true)
    const path = join(folder, 'journal/desktop.ndjson')
    const bytes = readFileSync(path)
    writeFileSync(path, bytes.subarray(0, bytes.length - 4))
    expect((await laptop.state()).journals[0]).toEqual({ device: 'desktop', lastSeq: 0 })
    expect(readFileSync(path)).toEqual(bytes.subarray(0, bytes.length - 4))
    await laptop.close()
    await desktop.close()
  })

  it('hands out a long journal in parts', async () => {
    const library = await opened(folderOf(), 'laptop', quick())
    for (let i = 0; i < 1005; i++) await library.append(note(`${i}`))
    const first = await library.journalAfter('laptop', 0)
    expect(first).toHaveLength(1000)
    expect(await library.journalAfter('laptop', 1000)).toHaveLength(5)
    expect(await library.journalAfter('nobody', 0)).toEqual([])
    await library.close()
  })

  it('writes nothing when the disk is nearly full, and says why', async () => {
    const folder = folderOf()
    await (await opened(folder)).close()
    let free = 100e6
    const library = await opened(folder, 'laptop', { ...files, free: () => Promise.resolve(free) })
    expect(library.readOnly).toContain('Only 100 MB are free')
    await expect(library.append(note('a'))).rejects.toMatchObject({ code: 'readOnly' })
    free = 300e6
    expect((await library.append(note('a'))).seq).toBe(1)
    expect(library.readOnly).toBeUndefined()
    await library.close()
  })

  it('opens for reading where it may not write', async () => {
    const folder = folderOf()
    const library = await opened(folder)
    await library.append(note('a'))
    await library.close()
    const refused = createFiles((operation) => {
      if (operation === 'ensureFolder') throw Object.assign(new Error('read-only'), { code: 'EROFS' })
    })
    const again = await opened(folder, 'laptop', refused)
    expect(again.readOnly).toContain('cannot be written')
    expect(await again.journalAfter('laptop', 0)).toHaveLength(1)
    await expect(again.append(note('b'))).rejects.toMatchObject({ code: 'readOnly' })
    await again.close()
  })

  it('checks everything it holds', async () => {
    const folder = folderOf()
    const library = await opened(folder)
    await imported(library, 'one', 25)
    await library.append(note('a'))
    const picture = Buffer.from('not really a picture')
    const hash = createHash('sha256').update(picture).digest('hex')
    writeFileSync(join(folder, 'media', hash), picture)
    expect(await library.check()).toEqual([])

    const path = join(folder, 'imports/2026-11-03-x-one.ndjson.gz')
    const bytes = readFileSync(path)
    bytes[bytes.length >> 1]! ^= 1
    writeFileSync(path, bytes)
    writeFileSync(join(folder, 'media', hash), 'changed')
    const journal = join(folder, 'journal/laptop.ndjson')
    writeFileSync(journal, readFileSync(journal, 'utf8').replace('"a"', '"b"'))
    expect(await library.check()).toEqual([
      expect.stringContaining('one.ndjson.gz is damaged'),
      expect.stringContaining('picture'),
      expect.stringContaining('Line 1 of laptop.ndjson'),
    ])
    await library.close()
  })
})

describe('a disk that fails', () => {
  it('at any operation leaves everything that was answered, and no half file', async () => {
    for (let failing = 1; ; failing++) {
      const folder = folderOf()
      const fault = failAt(failing)
      const done: string[] = []
      await work(folder, fault.files, done)
      const again = await opened(folder)
      const { imports, problems } = await again.state()
      expect(problems).toEqual([])
      const notes = (await again.journalAfter('laptop', 0)).map(({ args }) => ('text' in args ? args.text : ''))
      expect([...imports.map(({ id }) => id), ...notes]).toEqual(expect.arrayContaining(done))
      for (const text of notes) expect(done).toContain(text)
      expect(await again.check()).toEqual([])
      expect(readdirSync(join(folder, 'imports')).filter((name) => name.endsWith('.part'))).toEqual([])
      await again.close()
      if (!fault.failed()) return expect(failing).toBeGreaterThan(20)
    }
  })
})

/** Two edits, an import, an edit; `done` gets what was answered. */
async function work(folder: string, use: Files, done: string[]): Promise<void> {
  const library = await opened(folder, 'laptop', use).catch(failure)
  if (!library) return
  const edit = (text: string) => library.append(note(text)).then(() => done.push(text), failure)
  await edit('first')
  await edit('second')
  await writeImport(use, library.partFile('one'), 'one', 25).then(() => library.keep('one')).then(() => done.push('one'), failure)
  await edit('third')
  await library.close().catch(failure)
}

function failure(error: unknown): undefined {
  // A library that could not be made ready opens for reading.
  expect(['diskFull', 'readOnly']).toContain((error as { code?: unknown }).code)
  return undefined
}

function failAt(number: number) {
  let count = 0
  const use = createFiles(() => {
    if (++count === number) throw Object.assign(new Error('no space left'), { code: 'ENOSPC' })
  })
  return { files: use, failed: () => count >= number }
}

/** Without waiting for the medium: for tests that look at numbers, not at safety. */
function quick(): Files {
  return {
    ...files,
    append: async (path) => {
      const file = await files.append(path)
      return { ...file, get length() { return file.length }, sync: () => Promise.resolve() }
    },
  }
}
