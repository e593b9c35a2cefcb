import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import type { ImporterMessage } from '../../../electron/contract/reading'
import type { Claim, Line } from '../../../electron/contract/records'
import { detect } from '../../../electron/importers/detection'
import type { Importer, Outcome } from '../../../electron/importers/importer'
import { answer } from '../../../electron/importers/process'
import { createGate } from '../../../electron/importers/gate'
import { previewPeople } from '../../../electron/importers/preview'
import { readInto, type ReadCommand } from '../../../electron/importers/reading'
import { createFiles } from '../../../electron/library/files'
import { verifyImportFile } from '../../../electron/library/importFile'
import { openLibrary } from '../../../electron/library/library'
import { useTemporaryFolders } from '../library/temporaryFolder'
import { memorySource, textFiles } from './memorySource'

const folderOf = useTemporaryFolders()
const encode = (text: string) => Buffer.from(text)

/** One record a line: `who text`, `skip why`, `fail why`, `warn what`, `throw what`, `asof ms`, `at ms`. */
const diary: Importer = {
  id: 'diary',
  title: 'Diary',
  version: 1,
  claim: (source) =>
    Promise.resolve(
      source.entries
        .filter((entry) => entry.path.endsWith('.diary'))
        .map((entry): Claim => ({ importer: 'diary', title: 'Diary', source: entry.root, recognised: 'a diary', owner: ['x:@me'], entries: [entry.label], bytes: entry.size, ignored: [] })),
    ),
  async *read(source, claim): AsyncIterable<Outcome> {
    for (const entry of source.entries.filter(({ label }) => claim.entries.includes(label))) {
      const chunks: Uint8Array[] = []
      for await (const chunk of entry.open()) chunks.push(chunk)
      const lines = Buffer.concat(chunks).toString('utf8').split('\n').filter((line) => line !== '')
      for (const [index, line] of lines.entries()) yield outcomeOf(line, { entry: entry.label, index })
    }
  },
}

function outcomeOf(line: string, at: { entry: string; index: number }): Outcome {
  const [word = '', ...rest] = line.split(' ')
  const text = rest.join(' ')
  if (word === 'skip') return { at, skipped: text }
  if (word === 'fail') return { at, failed: text, snippet: 'x'.repeat(500) }
  if (word === 'warn') return { warning: text }
  if (word === 'asof') return { asOf: Number(text) }
  if (word === 'throw') throw new Error(text)
  if (word === 'nothing') return { at, facts: [] }
  const time = word === 'at' ? Number(text) : at.index
  return {
    at,
    facts: [
      { fact: 'person', id: `diary:${word}`, handles: [`diary:@${word}`] },
      { fact: 'interaction', id: `diary:${text}`, stream: `diary:@${word}`, at: time, network: 'diary', kind: 'note', setting: 'private', direction: 'sent', who: [`diary:@${word}`], text },
    ],
  }
}

interface Made {
  readonly command: ReadCommand
  readonly folder: string
}

function prepared(text: string | Uint8Array, name = 'summer.diary', change: Partial<ReadCommand> = {}): Made {
  const folder = folderOf()
  const path = join(folder, name)
  writeFileSync(path, text)
  const claim: Claim = { importer: 'diary', title: 'Diary', source: name, recognised: '', owner: ['x:@me'], entries: [name], bytes: text.length, ignored: [] }
  mkdirSync(join(folder, 'imports'))
  const command: ReadCommand = {
    command: 'read', dropped: [{ path, name }], claim, owner: ['x:@me'], zone: 'Europe/Berlin', region: 'DE', now: Date.UTC(2026, 10, 22), importId: 'one', app: '0.1.0',
    partFile: join(folder, 'imports/one.laptop.part'), scratchFolder: join(folder, 'scratch/one'), mediaFolder: join(folder, 'media'), ...change,
  }
  return { command, folder }
}

const read = ({ command }: Made, importers: readonly Importer[] = [diary]) => readInto(command, () => {}, { importers })
const linesOf = ({ command }: Made) => gunzipSync(readFileSync(command.partFile)).toString('utf8').split('\n').slice(1, -2).map((line) => JSON.parse(line) as Line)

describe('paused reading', () => {
  it('stands still between two records, says so, and ends as if nothing had been', async () => {
    const text = Array.from({ length: 400 }, (_, at) => `bea line ${at}\n`).join('')
    const whole = prepared(text)
    const { trailer } = await read(whole)
    const gate = createGate()
    const phases: string[] = []
    gate.set(true)
    let ended = false
    const reading = readInto(prepared(text).command, ({ phase }) => phases.push(phase), { importers: [diary], gate }).finally(() => (ended = true))
    await expect.poll(() => phases).toContain('paused')
    expect(ended).toBe(false)
    gate.set(false)
    expect((await reading).trailer).toEqual(trailer)
    expect(phases.slice(phases.indexOf('paused'))).toEqual(expect.arrayContaining(['paused', 'reading', 'sorting', 'checking']))
    expect((await reading).seconds).toBeGreaterThanOrEqual(0)
  })
})

describe('previewPeople', () => {
  it('shows the first five people as reading would make them, and writes nothing', async () => {
    const { command, folder } = prepared(['a', 'b', 'b', 'c', 'd', 'e', 'f'].map((who) => `${who} hello\n`).join(''))
    const people = await previewPeople({ ...command, command: 'preview' }, { importers: [diary] })
    expect(people.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e'].map((who) => `diary:${who}`))
    expect(existsSync(command.partFile)).toBe(false)
    expect(existsSync(join(folder, 'media'))).toBe(false)
  })
})

describe('readInto', () => {
  it('writes one whole import file, sorted and counted', async () => {
    const text = 'bea hello\nada hi\nbea again\nskip an advertisement\nskip an advertisement\nfail not a date\nwarn one page is torn\nnothing\n'
    const made = prepared(text)
    const { header, trailer, issues } = await read(made)
    await verifyImportFile(createFiles(), made.command.partFile)
    expect(header).toEqual({
      format: 'full-circle-import', version: 1, id: 'one', importer: 'diary', importerVersion: 1, app: '0.1.0', time: made.command.now, source: 'summer.diary', owner: ['x:@me'],
      files: [{ name: 'summer.diary', bytes: text.length, sha256: createHash('sha256').update(text).digest('hex') }],
    })
    expect(trailer).toMatchObject({
      read: 7, merged: 0, skipped: { 'an advertisement': 2, 'nothing in it to keep': 1 }, failed: { 'not a date': 1 }, kinds: { note: 3 },
      lines: { person: 2, connection: 0, coverage: 0, interaction: 3, issue: 2 }, from: 0, to: 2, asOf: 2, entries: ['summer.diary'], unlisted: 0,
    })
    expect(issues).toEqual([
      { fact: 'issue', level: 'failed', reason: 'not a date', entry: 'summer.diary', position: 5, snippet: 'x'.repeat(200) },
      { fact: 'issue', level: 'warning', reason: 'one page is torn' },
    ])
    const lines = linesOf(made)
    expect(lines.map((line) => [line.fact, 'id' in line ? line.id : '', line.src, line.counts])).toEqual([
      ['person', 'diary:ada', [0, 1], undefined],
      ['person', 'diary:bea', [0, 0], undefined],
      ['interaction', 'diary:hi', [0, 1], 1],
      ['interaction', 'diary:hello', [0, 0], 1],
      ['interaction', 'diary:again', [0, 2], 1],
      ['issue', '', undefined, undefined],
      ['issue', '', undefined, undefined],
    ])
    expect(existsSync(made.command.scratchFolder)).toBe(false)
  })

  it('tells what was refused beside it, and nothing of what was dropped with it', async () => {
    const made = prepared('bea hello\n')
    const source = { ...memorySource(textFiles({ 'a.zip/summer.diary': 'bea hello\n', 'b.zip/other.txt': 'x' })), close: () => Promise.resolve() }
    const warnings = [{ entry: 'a.zip/winter.diary', reason: 'It is encrypted.' }, { entry: 'b.zip/secret.txt', reason: 'It is encrypted.' }]
    const command = { ...made.command, claim: { ...made.command.claim, entries: ['a.zip/summer.diary'] } }
    const { issues } = await readInto(command, () => {}, { importers: [diary], openSource: () => Promise.resolve({ ...source, warnings }) })
    expect(issues).toEqual([{ fact: 'issue', level: 'warning', reason: 'It is encrypted.', entry: 'a.zip/winter.diary' }])
  })

  it('puts every record into one bucket', async () => {
    const words = ['bea x', 'bea x', 'skip a', 'fail b', 'nothing', 'ada y']
    const records = Array.from({ length: 600 }, (_, i) => words[(i * 7) % words.length]!)
    const made = prepared(records.join('\n'))
    const { trailer } = await read(made)
    const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0)
    const counting = linesOf(made).filter((line) => line.counts === 1).length
    expect(trailer.read).toBe(600)
    expect(counting + trailer.merged + sum(trailer.skipped) + sum(trailer.failed)).toBe(600)
  })

  it('gives the same lines for the same source', async () => {
    const text = Array.from({ length: 3000 }, (_, i) => `${['bea', 'ada', 'cy'][(i * 31) % 3]} page ${(i * 17) % 2000}`).join('\n')
    const first = await read(prepared(text))
    const second = await read(prepared(text, 'summer.diary', { importId: 'two', now: Date.UTC(2027, 0, 1) }))
    expect(second.trailer).toEqual(first.trailer)
  })

  it('dates the archive as it dates itself, else by its last interaction, never by a day to come', async () => {
    const ahead = Date.UTC(2030, 0, 1)
    expect((await read(prepared(`asof 5000\nat 9000`))).trailer.asOf).toBe(5000)
    expect((await read(prepared(`at 9000\nat 8000`))).trailer.asOf).toBe(9000)
    const planned = await read(prepared(`at 9000\nat ${ahead}`))
    expect(planned.trailer).toMatchObject({ asOf: Date.UTC(2026, 10, 22), to: ahead })
    expect((await read(prepared('skip all'))).trailer).toMatchObject({ asOf: Date.UTC(2026, 10, 22), from: null, to: null })
  })

  it('lists at most 10,000 issues and counts the rest', async () => {
    const made = prepared('fail no date\n'.repeat(10_050))
    const { trailer, issues } = await read(made)
    expect(issues).toHaveLength(200)
    expect(trailer).toMatchObject({ read: 10_050, failed: { 'no date': 10_050 }, unlisted: 50, lines: { issue: 10_000 } })
    expect(linesOf(made)).toHaveLength(10_000)
  })

  it('leaves no half file when an importer stops, and says where', async () => {
    const made = prepared('bea hello\nbea again\nthrow the ink is gone\nbea more')
    await expect(read(made)).rejects.toMatchObject({ code: 'failed', message: expect.stringContaining('at or after summer.diary, record 2') as string })
    expect(existsSync(made.command.partFile)).toBe(false)
    expect(existsSync(made.command.scratchFolder)).toBe(false)
  })

  it('leaves no half file when the disk fails, at any operation', async () => {
    for (let failing = 1; ; failing++) {
      let count = 0
      const made = prepared('bea hello\nbea again\n')
      const files = createFiles((operation) => {
        if (operation !== 'remove' && ++count === failing) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
      })
      const result = await readInto(made.command, () => {}, { importers: [diary], files }).catch((error: unknown) => error)
      if (count < failing) return expect(failing).toBeGreaterThan(4)
      expect(result).toMatchObject({ code: 'diskFull' })
      expect(existsSync(made.command.partFile)).toBe(false)
    }
  })

  it('tells its progress sparingly and ends with everything read', async () => {
    const made = prepared(Array.from({ length: 20_000 }, (_, i) => `bea page ${i}`).join('\n'))
    const told: { phase: string; records: number; bytes: number }[] = []
    const { seconds } = await readInto(made.command, (progress) => told.push(progress), { importers: [diary] })
    expect(told.length).toBeLessThanOrEqual(3 + seconds * 5 + 1)
    expect(told.at(-1)).toMatchObject({ phase: 'checking', records: 20_000, bytes: made.command.claim.bytes })
  })

  it('makes what the library keeps', async () => {
    const folder = folderOf()
    const library = await openLibrary(folder, { device: 'laptop' })
    const made = prepared('bea hello\nada hi', 'summer.diary', { partFile: library.partFile('one'), scratchFolder: library.scratchFolder('one'), mediaFolder: library.pictureFolder('one') })
    const { trailer } = await read(made)
    const stored = await library.keep('one')
    expect(stored.trailer).toEqual(trailer)
    expect((await library.state()).imports).toEqual([stored])
    expect(await library.check()).toEqual([])
    await library.close()
  })
})

describe('keepPicture', () => {
  /** A PNG's head says all that is looked at. */
  const png = (width: number, height: number) => {
    const bytes = Buffer.alloc(40)
    bytes.write('\x89PNG\r\n\x1a\n', 0, 'latin1')
    bytes.write('IHDR', 12, 'latin1')
    bytes.writeUInt32BE(width, 16)
    bytes.writeUInt32BE(height, 20)
    return bytes
  }
  const keeping = (picture: Uint8Array): Importer => ({
    ...diary,
    async *read(_source, _claim, { keepPicture }) {
      yield { facts: [{ fact: 'person', id: 'a', handles: ['a'], card: { photo: await keepPicture!(picture) } }] }
    },
  })

  it('keeps a picture under its hash', async () => {
    const made = prepared('')
    const picture = png(64, 64)
    await read(made, [keeping(picture)])
    const hash = createHash('sha256').update(picture).digest('hex')
    expect(readFileSync(join(made.folder, 'media', hash))).toEqual(picture)
    expect(linesOf(made)[0]).toMatchObject({ card: { photo: hash } })
  })

  it.each([
    ['no picture', encode('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a picture too wide', png(9000, 10)],
    ['a picture with too many points', png(8000, 8000)],
    ['a picture without a size', png(0, 10)],
    ['nothing', new Uint8Array()],
  ])('refuses %s', async (_, picture) => {
    const made = prepared('')
    await expect(read(made, [keeping(picture)])).rejects.toMatchObject({ code: 'refused' })
    expect(existsSync(join(made.folder, 'media'))).toBe(false)
  })
})

/** A zip whose entry is marked as encrypted, in both places where that stands. */
async function lockedZip(): Promise<Buffer> {
  const zip = new ZipFile()
  zip.addBuffer(encode('bea hello'), 'summer.diary')
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk))
  const bytes = Buffer.concat(chunks)
  bytes[bytes.indexOf('PK\x03\x04') + 6]! |= 1
  bytes[bytes.indexOf('PK\x01\x02') + 8]! |= 1
  return bytes
}

describe('detect', () => {
  const dropped = (files: Readonly<Record<string, string | Uint8Array>>) => {
    const folder = folderOf()
    return Object.entries(files).map(([name, content]) => {
      writeFileSync(join(folder, name), content)
      return { path: join(folder, name), name }
    })
  }

  it('finds what is known and helps with what is not', async () => {
    const files = {
      'summer.diary': 'bea hello',
      'empty.txt': '',
      'login.zip': '<!DOCTYPE html>\n<html></html>',
      'archive.json': '<!DOCTYPE html>\n<html><head><title>Log in</title></head></html>',
      'a.rar': Buffer.from('Rar!\x1a\x07\x00 and so on', 'latin1'),
      'b.7z': Buffer.from('7z\xbc\xaf\x27\x1c and so on', 'latin1'),
      'c.json.gz': Buffer.from('\x1f\x8b\x08 and so on', 'latin1'),
      'me.jpg': Buffer.from('\xff\xd8\xff\xe0 and so on', 'latin1'),
      'letter.txt': 'Dear Bea',
      'secret.zip': await lockedZip(),
    }
    const { claims, unrecognised } = await detect({ command: 'detect', dropped: dropped(files) }, { importers: [diary] })
    expect(claims.map(({ source }) => source)).toEqual(['summer.diary'])
    const reasons = new Map(unrecognised.map(({ name, reason }) => [name, reason]))
    expect([...reasons.keys()].sort()).toEqual(Object.keys(files).filter((name) => name !== 'summer.diary').sort())
    expect(reasons.get('empty.txt')).toMatch(/empty/i)
    expect(reasons.get('login.zip')).toMatch(/web page/i)
    expect(reasons.get('archive.json')).toMatch(/web page/i)
    expect(reasons.get('a.rar')).toMatch(/RAR/)
    expect(reasons.get('b.7z')).toMatch(/7z/i)
    expect(reasons.get('c.json.gz')).toMatch(/gz/i)
    expect(reasons.get('me.jpg')).toMatch(/picture|photo/i)
    expect(reasons.get('secret.zip')).toMatch(/password/)
    expect(reasons.get('letter.txt')).toContain('Diary')
  })

  it('says so when a folder holds nothing known, or nothing', async () => {
    const folder = folderOf()
    mkdirSync(join(folder, 'things'))
    mkdirSync(join(folder, 'empty'))
    writeFileSync(join(folder, 'things/a.txt'), 'a')
    writeFileSync(join(folder, 'things/b.txt'), 'b')
    const { unrecognised } = await detect(
      { command: 'detect', dropped: ['things', 'empty'].map((name) => ({ path: join(folder, name), name })) },
      { importers: [diary] },
    )
    expect(unrecognised).toEqual([
      { name: 'things', reason: 'None of the 2 files in it are of a kind that is known. Full Circle reads: Diary.', unknown: true },
      { name: 'empty', reason: 'There is nothing in it. Full Circle reads: Diary.' },
    ])
  })

  it('asks only the importer that was named', async () => {
    const things = dropped({ 'summer.diary': 'bea hello' })
    const other: Importer = { ...diary, id: 'other', title: 'Other' }
    const { claims } = await detect({ command: 'detect', dropped: things, importer: 'diary' }, { importers: [other, diary] })
    expect(claims).toHaveLength(1)
    await expect(detect({ command: 'detect', dropped: things, importer: 'cobol' }, { importers: [diary] })).rejects.toMatchObject({ code: 'notRecognised' })
  })

  it('goes on with the others when one importer fails', async () => {
    const broken: Importer = { ...diary, id: 'broken', title: 'Broken', claim: () => Promise.reject(new Error('out of paper')) }
    const { claims, warnings } = await detect({ command: 'detect', dropped: dropped({ 'summer.diary': 'bea hello' }) }, { importers: [broken, diary] })
    expect(claims).toHaveLength(1)
    expect(warnings).toEqual([{ reason: 'Looking for Broken failed (Error).' }])
  })
})

describe('the process', () => {
  it('answers every command with one last word', async () => {
    const told: ImporterMessage[] = []
    const made = prepared('not a calendar')
    expect(await answer({ command: 'detect', dropped: made.command.dropped }, (message) => told.push(message))).toMatchObject({ message: 'detected', claims: [] })
    expect(await answer(made.command, (message) => told.push(message))).toMatchObject({ message: 'failed', error: { code: 'notRecognised' } })
    expect(told).toEqual([])
  })
})
