import fc from 'fast-check'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createClock } from '../../../electron/library/clock'
import { createFiles, type Files } from '../../../electron/library/files'
import { openJournal, readJournal } from '../../../electron/library/journal'
import { note } from './samples'
import { useTemporaryFolders } from './temporaryFolder'

const folderOf = useTemporaryFolders()
const start = Date.UTC(2026, 10, 3)
const opened = (folder: string, files: Files = createFiles()) => openJournal(files, folder, 'laptop', createClock('laptop', () => start))
const texts = (lines: readonly { args: object }[]) => lines.map(({ args }) => ('text' in args ? args.text : undefined))

async function written(folder: string, count: number): Promise<Buffer> {
  const journal = await opened(folder)
  for (let i = 1; i <= count; i++) await journal.append(note(`note ${i}`))
  await journal.close()
  return readFileSync(join(folder, 'laptop.ndjson'))
}

describe('journal', () => {
  it('keeps what was appended, numbered and in order', async () => {
    const folder = folderOf()
    const journal = await opened(folder)
    const answered = await Promise.all(Array.from({ length: 50 }, (_, i) => journal.append(note(`note ${i}`))))
    await journal.close()
    expect(answered.map(({ seq }) => seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
    expect(answered.map(({ clock }) => clock)).toEqual(answered.map(({ clock }) => clock).sort())
    const again = await opened(folder)
    expect(again.lines).toEqual(answered)
    expect(again.problems).toEqual([])
    expect((await again.append(note('later'))).seq).toBe(51)
    await again.close()
  })

  it('writes lines that the README describes', async () => {
    const folder = folderOf()
    const [first] = (await written(folder, 1)).toString().split('\n')
    expect(first).toMatch(/^\{"seq":1,"clock":"\d{13}-0000-laptop","device":"laptop","name":"notePerson","version":1,"args":\{"about":"x:@bea","text":"note 1"\},"check":"[0-9a-f]{16}"\}$/)
  })

  it('keeps what was done in one go together', async () => {
    const folder = folderOf()
    const act = '3f0c3c1e-6f5e-4f0a-9a55-0c7d1f2b3a4d'
    const journal = await opened(folder)
    const line = await journal.append({ ...note('one of two'), act })
    await journal.append(note('alone'))
    await journal.close()
    expect(line.act).toBe(act)
    const again = await opened(folder)
    expect(again.lines.map((known) => known.act)).toEqual([act, undefined])
    await again.close()
  })

  it('keeps several with one sync, or none of them', async () => {
    const folder = folderOf()
    let [syncs, fails] = [0, false]
    const files = createFiles()
    const journal = await opened(folder, {
      ...files,
      append: async (path) => {
        const file = await files.append(path)
        return Object.assign(Object.create(file) as typeof file, { sync: () => (syncs++, fails ? Promise.reject(new Error('no room')) : file.sync()) })
      },
    })
    const lines = await journal.appendAll(Array.from({ length: 300 }, (_, at) => note(`note ${at}`)))
    expect([lines.map(({ seq }) => seq).at(-1), syncs]).toEqual([300, 1])
    fails = true
    await expect(journal.appendAll([note('one'), note('two')])).rejects.toThrow('no room')
    fails = false
    expect((await journal.append(note('three'))).seq).toBe(301)
    await journal.close()
    const again = await opened(folder)
    expect(again.problems).toEqual([])
    expect(texts(again.lines).slice(-2)).toEqual(['note 299', 'three'])
    await again.close()
  })

  it('sets a line aside that a crash cut off, at any byte, and goes on', async () => {
    const folder = folderOf()
    const bytes = await written(folder, 3)
    const second = bytes.indexOf(10, bytes.indexOf(10) + 1) + 1
    for (let length = second + 1; length < bytes.length; length += 7) {
      const place = folderOf()
      writeFileSync(join(place, 'laptop.ndjson'), bytes.subarray(0, length))
      const journal = await opened(place)
      expect(texts(journal.lines)).toEqual(['note 1', 'note 2'])
      expect(journal.problems).toHaveLength(1)
      expect(journal.problems[0]).toContain('was cut off')
      const aside = readdirSync(place).find((name) => name.startsWith('laptop.torn-'))!
      expect(readFileSync(join(place, aside))).toEqual(bytes.subarray(second, length))
      expect((await journal.append(note('after'))).seq).toBe(3)
      await journal.close()
      const again = await opened(place)
      expect(texts(again.lines)).toEqual(['note 1', 'note 2', 'after'])
      expect(again.problems).toEqual([])
    }
  })

  it('counts the lines before and after a damaged one, and gives its number to nobody', async () => {
    const folder = folderOf()
    const bytes = await written(folder, 3)
    const damaged = Buffer.from(bytes.toString().replace('note 2', 'note X'))
    writeFileSync(join(folder, 'laptop.ndjson'), damaged)
    const journal = await opened(folder)
    expect(texts(journal.lines)).toEqual(['note 1', 'note 3'])
    expect(journal.problems).toEqual([expect.stringContaining('Line 2 of laptop.ndjson is damaged')])
    expect((await journal.append(note('next'))).seq).toBe(4)
    await journal.close()

    writeFileSync(join(folder, 'laptop.ndjson'), Buffer.from(bytes.toString().replace('note 3', 'note X')))
    const other = await opened(folder)
    expect((await other.append(note('next'))).seq).toBe(4)
    await other.close()
  })

  it('reports missing and repeated numbers', async () => {
    const lines = (await written(folderOf(), 4)).toString().trimEnd().split('\n')
    const gap = readJournal(Buffer.from(`${[lines[0], lines[3]].join('\n')}\n`), 'laptop')
    expect(gap.lines.map(({ seq }) => seq)).toEqual([1, 4])
    expect(gap.problems).toEqual(['laptop.ndjson lacks the edits 2 to 3.'])
    const twice = readJournal(Buffer.from(`${[lines[0], lines[1], lines[1]].join('\n')}\n`), 'laptop')
    expect(twice.lines.map(({ seq }) => seq)).toEqual([1, 2])
    expect(twice.problems).toHaveLength(1)
  })

  it('takes nothing from a journal that belongs to another device', async () => {
    const bytes = await written(folderOf(), 2)
    expect(readJournal(bytes, 'desktop').lines).toEqual([])
  })

  it('survives any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const content = readJournal(Buffer.from(bytes), 'laptop')
        expect(content.lines).toEqual([])
        expect(content.problems.length).toBe(content.lineCount)
      }),
      { numRuns: 1000 },
    )
  })

  it('loses only the damaged line, whichever byte changes', async () => {
    const bytes = await written(folderOf(), 3)
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const damaged = Buffer.from(bytes)
        damaged[at]! ^= change
        const kept = readJournal(damaged, 'laptop').lines
        // A changed line end joins two lines; a new line end splits one.
        expect(kept.length).toBeGreaterThanOrEqual(1)
        for (const line of kept) expect(texts([line])).toEqual([`note ${line.seq}`])
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves nothing of an edit that failed between those that did not', async () => {
    for (let failing = 1; failing <= 12; failing++) {
      const folder = folderOf()
      let operation = 0
      const files = createFiles((name) => {
        if (name !== 'close' && ++operation === failing) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
      })
      const answered: string[] = []
      const journal = await opened(folder, files).catch(() => undefined)
      for (const text of ['a', 'b', 'c', 'd']) {
        await journal?.append(note(text)).then(
          () => answered.push(text),
          (error: unknown) => expect(error).toMatchObject({ code: 'diskFull' }),
        )
      }
      await journal?.close()
      const again = await opened(folder)
      expect(again.problems).toEqual([])
      expect(texts(again.lines)).toEqual(answered)
      expect(answered.length).toBeGreaterThanOrEqual(3)
    }
  })
})
