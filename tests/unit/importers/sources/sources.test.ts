import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { Failed } from '#contract/result'
import { openSource, type OpenedSource } from '../../../../electron/importers/sources/index'
import { judgeName, uniqueLabel } from '../../../../electron/importers/sources/names'
import { emptyFiles, readAll, withDropped, zipOf } from './zips'

const labels = (source: { entries: readonly { label: string }[] }) => source.entries.map((entry) => entry.label)
const reasons = (source: { warnings: readonly { entry?: string; reason: string }[] }) => source.warnings.map(({ entry, reason }) => `${entry}: ${reason}`)

/** The directory entry of a file, for tests that tamper with it. */
function directoryEntry(zip: Buffer, name: string): number {
  const at = zip.lastIndexOf(Buffer.from(name)) - 46
  expect(zip.readUInt32LE(at)).toBe(0x02014b50)
  return at
}

describe('openSource', () => {
  it('opens files, zips and folders together as one tree', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'full-circle-'))
    try {
      await mkdir(join(folder, 'Takeout/Contacts'), { recursive: true })
      await writeFile(join(folder, 'Takeout/Contacts/all.vcf'), 'card')
      await writeFile(join(folder, 'Takeout/.DS_Store'), 'x')
      await writeFile(join(folder, 'one.zip'), await zipOf({ 'data/tweets.js': 'a', '__MACOSX/._a': 'x', 'data/Cafe\u0301.js': 'b' }))
      await writeFile(join(folder, 'me.vcf'), 'mine')
      await symlink('/etc/hostname', join(folder, 'Takeout/link'))
      const drop = (name: string, as = name) => ({ path: join(folder, name), name: as })
      const source = await openSource([drop('one.zip'), drop('me.vcf'), drop('Takeout'), drop('one.zip'), drop('gone.vcf')])
      expect(labels(source)).toEqual([
        'one.zip/data/tweets.js', 'one.zip/data/Café.js', 'me.vcf', 'Takeout/Contacts/all.vcf', 'one.zip (2)/data/tweets.js', 'one.zip (2)/data/Café.js',
      ])
      expect(source.entries.map(({ root, path }) => [root, path])[3]).toEqual(['Takeout', 'Contacts/all.vcf'])
      expect(source.name).toBe('one.zip, me.vcf, Takeout, one.zip (2), gone.vcf')
      expect(reasons(source)).toEqual(['Takeout/link: A link was not followed.', 'gone.vcf: The file is not there any more.'])
      const contents = await Promise.all(source.entries.map(async (entry) => (await readAll(entry)).bytes.toString()))
      expect(contents).toEqual(['a', 'b', 'mine', 'card', 'a', 'b'])
      await source.close()
    } finally {
      await rm(folder, { recursive: true })
    }
  })

  it('decides by content what a file is', async () => {
    const zip = await zipOf({ 'a.txt': 'hello' })
    await withDropped({ 'archive.dat': zip, 'page.zip': '<!DOCTYPE html><p>Please log in', 'x.rar': 'Rar!\x1a\x07\x00', 'empty.vcf': '' }, async (source) => {
      expect(labels(source)).toEqual(['archive.dat/a.txt'])
      expect(reasons(source)).toEqual([
        'page.zip: This is a web page, not a zip. The download may have needed a login.',
        'x.rar: This is a RAR archive. Unpack it and choose the folder.',
        'empty.vcf: The file is empty.',
      ])
    })
  })

  it('reads large entries in chunks of 64 kB and more, stored or deflated, several at once', async () => {
    const text = Buffer.from(Array.from({ length: 90_000 }, (_, i) => `line ${i * 7919} of an invented text\n`).join(''))
    const noise = randomBytes(700_000)
    for (const compress of [true, false]) {
      await withDropped({ 'big.zip': await zipOf({ 'text.txt': text, 'noise.bin': noise }, { compress }) }, async (source) => {
        const [one, two] = await Promise.all(source.entries.map(readAll))
        expect(one!.bytes.equals(text)).toBe(true)
        expect(two!.bytes.equals(noise)).toBe(true)
        expect(Math.min(...one!.chunks.slice(0, -1), ...two!.chunks.slice(0, -1))).toBeGreaterThanOrEqual(65_536)
        expect(Buffer.from(await source.entries[0]!.head(10)).toString()).toBe('line 0 of ')
        expect((await source.entries[0]!.head(1e9)).length).toBe(text.length)
      })
    }
  })

  it('finds a zip behind something else, and before something else', async () => {
    const zip = await zipOf({ 'a.txt': 'hello', 'b.txt': 'there' })
    for (const bytes of [Buffer.concat([Buffer.from('MZ a program'), zip]), Buffer.concat([zip, Buffer.from('trailing junk')])]) {
      await withDropped({ 'a.zip': bytes }, async (source) => {
        expect(labels(source)).toEqual(['a.zip/a.txt', 'a.zip/b.txt'])
        expect((await readAll(source.entries[1]!)).bytes.toString()).toBe('there')
      })
    }
  })

  it('lists 5,000 entries quickly', async () => {
    const files = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`media/${i}.jpg`, 'x']))
    await withDropped({ 'many.zip': await zipOf(files, { compress: false }) }, async (source) => expect(source.entries.length).toBe(5000))
  })
})

describe('zips in a folder', () => {
  const inFolder = async (files: Readonly<Record<string, Uint8Array | string>>, use: (source: OpenedSource) => Promise<void>) => {
    const folder = await mkdtemp(join(tmpdir(), 'full-circle-'))
    try {
      for (const [name, content] of Object.entries(files)) {
        await mkdir(join(folder, name, '..'), { recursive: true })
        await writeFile(join(folder, name), content)
      }
      const source = await openSource([{ path: folder, name: 'chats' }])
      await use(source).finally(() => source.close())
    } finally {
      await rm(folder, { recursive: true })
    }
  }

  it('are opened where they lie, one level deep', async () => {
    const inner = await zipOf({ 'deep.txt': 'x' })
    await inFolder(
      {
        'WhatsApp Chat - Bea.zip': await zipOf({ '_chat.txt': 'bea', 'photo.jpg': 'p', 'more.zip': inner }),
        'older/WhatsApp Chat - Bea.ZIP': await zipOf({ '_chat.txt': 'older' }),
        'report.docx': await zipOf({ 'word/document.xml': 'd' }),
        'notes.txt': 'n',
      },
      async (source) => {
        expect(labels(source)).toEqual([
          'chats/WhatsApp Chat - Bea.zip/_chat.txt', 'chats/WhatsApp Chat - Bea.zip/photo.jpg', 'chats/WhatsApp Chat - Bea.zip/more.zip', 'chats/notes.txt',
          'chats/older/WhatsApp Chat - Bea.ZIP/_chat.txt', 'chats/report.docx',
        ])
        expect(source.entries.map(({ root, path }) => [root, path])[0]).toEqual(['chats', 'WhatsApp Chat - Bea.zip/_chat.txt'])
        expect((await readAll(source.entries[4]!)).bytes.toString()).toBe('older')
        expect(source.warnings).toEqual([])
      },
    )
  })

  it('are guarded as zips that are dropped, and cost only themselves', async () => {
    const slip = await zipOf({ 'aa/bb.txt': 'x', 'fine.txt': 'y' })
    for (let at = slip.indexOf('aa/bb.txt'); at >= 0; at = slip.indexOf('aa/bb.txt', at)) slip.write('../bb.txt', at)
    const bomb = await zipOf({ 'bomb.txt': 'x'.repeat(100) })
    bomb.writeUInt32LE(300 * 1024 * 1024, directoryEntry(bomb, 'bomb.txt') + 24)
    await inFolder({ 'bomb.zip': bomb, 'cut.zip': slip.subarray(0, slip.length - 30), 'page.zip': '<!DOCTYPE html><p>Log in', 'slip.zip': slip }, async (source) => {
      expect(labels(source)).toEqual(['chats/bomb.zip/bomb.txt', 'chats/slip.zip/fine.txt'])
      expect((await readAll(source.entries[0]!)).error).toMatchObject({ code: 'refused', message: expect.stringContaining('200 times') as string })
      expect(reasons(source)).toEqual([
        'chats/cut.zip: “chats/cut.zip” is not a complete zip file. The download may have broken off.',
        'chats/page.zip: This is a web page, not a zip. The download may have needed a login.',
        'chats/slip.zip/../bb.txt: An entry was left out: its name points to a place outside the archive.',
      ])
    })
  })

  it('stay closed when they are more than can be held open', async () => {
    const zip = await zipOf({ 'a.txt': 'a' })
    await inFolder(Object.fromEntries(Array.from({ length: 502 }, (_, i) => [`${String(i).padStart(3, '0')}.zip`, zip])), (source) => {
      expect(source.entries).toHaveLength(500)
      expect(reasons(source)).toEqual(['500', '501'].map((name) => `chats/${name}.zip: More than 500 zips were given at once: the rest was left closed. Choose fewer.`))
      return Promise.resolve()
    })
  })

  it('stay closed when they would be too much, and the rest is kept', async () => {
    const many = emptyFiles(120_000)
    await inFolder({ 'a.zip': many, 'b.zip': many, 'c.txt': 'c' }, (source) => {
      expect(source.entries).toHaveLength(120_001)
      expect(reasons(source)).toEqual(['chats/b.zip: It was left closed: with it there would be more than 200,000 files.'])
      return Promise.resolve()
    })
  })
})

describe('a zip that lies', () => {
  const broken = async (change: (zip: Buffer) => void, files: Record<string, string> = { 'first.txt': 'a'.repeat(500), 'second.txt': 'fine' }) => {
    const zip = await zipOf(files)
    change(zip)
    return withDropped({ 'a.zip': zip }, async (source) => {
      const read = new Map<string, string>()
      for (const entry of source.entries) {
        const { bytes, error } = await readAll(entry)
        if (error) expect(error).toBeInstanceOf(Failed)
        read.set(entry.path, error ? error.message : bytes.toString())
      }
      return { read, warnings: reasons(source) }
    })
  }

  it('costs the entry whose checksum is wrong, and no other', async () => {
    const { read } = await broken((zip) => zip.writeUInt32LE(1, directoryEntry(zip, 'first.txt') + 16))
    expect(read.get('first.txt')).toBe('“first.txt” is damaged: its checksum does not match.')
    expect(read.get('second.txt')).toBe('fine')
  })

  it('notices sizes that are too small and too large', async () => {
    const less = await broken((zip) => zip.writeUInt32LE(100, directoryEntry(zip, 'first.txt') + 24))
    expect(less.read.get('first.txt')).toBe('“first.txt” holds more than the zip states.')
    const more = await broken((zip) => zip.writeUInt32LE(1000, directoryEntry(zip, 'first.txt') + 24))
    expect(more.read.get('first.txt')).toBe('“first.txt” is damaged: it ends too early.')
  })

  it('hands out the good bytes in front of the damage', async () => {
    const text = Array.from({ length: 200_000 }, (_, i) => `line ${i} `).join('')
    const zip = await zipOf({ 'a.txt': text })
    zip.fill(0xff, Math.floor(zip.length * 0.9), Math.floor(zip.length * 0.9) + 50)
    await withDropped({ 'a.zip': zip }, async (source) => {
      const { bytes, error } = await readAll(source.entries[0]!)
      expect(error).toBeInstanceOf(Failed)
      expect(bytes.length).toBeGreaterThan(text.length / 2)
      expect(bytes.subarray(0, 1_000_000).toString()).toBe(text.slice(0, 1_000_000))
      expect(Buffer.from(await source.entries[0]!.head(6)).toString()).toBe('line 0')
    })
  })

  it('refuses what would grow beyond measure before unpacking it', async () => {
    const zip = await zipOf({ 'bomb.txt': 'x'.repeat(100) })
    zip.writeUInt32LE(300 * 1024 * 1024, directoryEntry(zip, 'bomb.txt') + 24)
    await withDropped({ 'a.zip': zip }, async (source) => {
      expect((await readAll(source.entries[0]!)).error).toMatchObject({ code: 'refused', message: expect.stringContaining('200 times') as string })
    })
  })

  it('leaves out encrypted entries, other methods, links and overlaps, each with its reason', async () => {
    const flags = await broken((zip) => zip.writeUInt16LE(0x801, directoryEntry(zip, 'first.txt') + 8))
    expect(flags.warnings).toEqual(['a.zip/first.txt: An entry was left out: it is encrypted.'])
    const lzma = await broken((zip) => zip.writeUInt16LE(14, directoryEntry(zip, 'first.txt') + 10))
    expect(lzma.warnings).toEqual(['a.zip/first.txt: An entry was left out: it is packed by LZMA, which this app does not unpack.'])
    const link = await broken((zip) => zip.writeUInt32LE(0xa1ff0000, directoryEntry(zip, 'first.txt') + 38))
    expect(link.warnings).toEqual(['a.zip/first.txt: An entry was left out: it is a link to another file.'])
    const overlap = await broken((zip) => zip.writeUInt32LE(0, directoryEntry(zip, 'second.txt') + 42))
    expect(overlap.warnings).toHaveLength(2)
    expect(overlap.read.size).toBe(0)
    for (const { read } of [flags, lzma, link]) expect([...read]).toEqual([['second.txt', 'fine']])
  })

  it('refuses names that point elsewhere and keeps the rest', async () => {
    const { read, warnings } = await broken((zip) => {
      for (let at = zip.indexOf('aa/bb.txt'); at >= 0; at = zip.indexOf('aa/bb.txt', at)) zip.write('../bb.txt', at)
    }, { 'aa/bb.txt': 'x', 'second.txt': 'fine' })
    expect(warnings).toEqual(['a.zip/../bb.txt: An entry was left out: its name points to a place outside the archive.'])
    expect([...read]).toEqual([['second.txt', 'fine']])
    for (const name of ['../a', 'a/../../b', '/etc/passwd', 'C:\\a', 'c:a', '..\\a', 'a\0b', '', '/', './', 'x'.repeat(5000)]) expect(judgeName(name), name).toHaveProperty('refused')
    expect(judgeName('a\\b//./c')).toEqual({ path: 'a/b/c' })
  })

  it('keeps entries of the same name apart and says so', async () => {
    const { warnings } = await broken((zip) => {
      for (let at = zip.indexOf('b.txt'); at >= 0; at = zip.indexOf('b.txt', at)) zip.write('a', at)
    }, { 'a.txt': '1', 'b.txt': '2' })
    expect(warnings).toEqual(['a.zip/a.txt (2): Two entries have the same name; both are kept.'])
  })

  it('believes the directory, not its stated count', async () => {
    const { read, warnings } = await broken((zip) => zip.writeUInt16LE(1, zip.length - 12))
    expect(read.size).toBe(2)
    expect(warnings).toEqual(['a.zip: The zip states 1 entries and lists 2.'])
  })

  it('says that a cut download is one', async () => {
    const zip = await zipOf({ 'a.txt': 'x' })
    await withDropped({ 'a.zip': zip.subarray(0, zip.length - 30) }, async (source) => {
      expect(reasons(source)).toEqual(['a.zip: “a.zip” is not a complete zip file. The download may have broken off.'])
    })
  })
})

it('numbers 200,000 entries of one name without comparing each with all', () => {
  const taken = new Map<string, number>()
  const labels = new Set(['a (3)', ...Array.from({ length: 199_999 }, () => 'a')].map((name) => uniqueLabel(name, taken)))
  expect(labels.size).toBe(200_000)
  expect([...labels].slice(0, 4)).toEqual(['a (3)', 'a', 'a (2)', 'a (4)'])
}, 5_000)

it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')('loses a locked folder only, not its neighbours', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'full-circle-'))
  try {
    await mkdir(join(folder, 'b locked'))
    for (const name of ['a.vcf', 'b locked/b.vcf', 'c.vcf']) await writeFile(join(folder, name), 'card')
    await chmod(join(folder, 'b locked'), 0)
    const source = await openSource([{ path: folder, name: 'all' }])
    expect(labels(source)).toEqual(['all/a.vcf', 'all/c.vcf'])
    expect(reasons(source)).toEqual(['all/b locked: The file may not be read: its permissions forbid it.'])
  } finally {
    await chmod(join(folder, 'b locked'), 0o700)
    await rm(folder, { recursive: true })
  }
})
