import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { note, tarHeader, tarOf } from './tars'
import { readAll, withDropped } from './zips'

const long = `${'deep/'.repeat(40)}file.json`
const outbox = JSON.stringify({ items: randomBytes(200_000).toString('hex') })
const archive = tarOf([
  { name: 'media_attachments/', type: '5' },
  { name: 'media_attachments/a.jpg', content: randomBytes(3000) },
  { name: 'PaxHeader', type: 'x', content: note('path', `ø/${long}`) },
  { name: 'cut', content: 'pax' },
  { name: '././@LongLink', type: 'L', content: `${long}\0` },
  { name: 'cut', content: 'gnu' },
  { name: 'c.json', prefix: 'a/b', content: 'ustar' },
  { name: '../escape.json', content: 'x' },
  { name: 'link', type: '2' },
  { name: '._actor.json', content: 'litter' },
  { name: 'outbox.json', content: outbox },
  { name: 'actor.json', content: '{}' },
])
const wanted = ['media_attachments/a.jpg', `ø/${long}`, long, 'a/b/c.json', 'outbox.json', 'actor.json']

describe('a tar', () => {
  for (const [name, bytes] of [['x.tar', archive], ['x.tar.gz', gzipSync(archive)], ['named.dat', gzipSync(archive)]] as const)
    it(`is a tree of entries: ${name}`, async () => {
      await withDropped({ [name]: bytes }, async (source) => {
        expect(source.entries.map(({ path }) => path)).toEqual(wanted)
        const contents = await Promise.all(source.entries.slice(1).map(async (entry) => (await readAll(entry)).bytes.toString()))
        expect(contents).toEqual(['pax', 'gnu', 'ustar', outbox, '{}'])
        expect(Buffer.from(await source.entries[4]!.head(20)).toString()).toBe(outbox.slice(0, 20))
        expect(Buffer.from(await source.entries[4]!.head(100_000)).toString()).toBe(outbox.slice(0, 100_000))
        expect(Buffer.from(await source.entries[5]!.head(100)).toString()).toBe('{}')
        expect(source.warnings.map(({ reason }) => reason)).toEqual(['An entry was left out: its name points to a place outside the archive.', 'An entry was left out: it is a link to another file.'])
      })
    })

  it('gives what stands before its end when it is cut', async () => {
    const cut = archive.subarray(0, archive.length - 3000)
    for (const bytes of [cut, gzipSync(archive).subarray(0, -2000)])
      await withDropped({ 'x.tar.gz': bytes }, async (source) => {
        expect(source.entries.map(({ path }) => path)).toEqual(wanted.slice(0, 5))
        expect(source.warnings.at(-1)?.reason).toBe('The tar breaks off: what follows its last entry is missing.')
        const { error } = await readAll(source.entries[4]!)
        expect(error?.message).toBe('“x.tar.gz” is damaged: it ends too early.')
      })
  })

  it('is not every packed file', async () => {
    await withDropped({ 'import.ndjson.gz': gzipSync('{"a":1}\n'.repeat(200)), 'noise.gz': Buffer.from('\x1f\x8bnoise', 'latin1') }, (source) => {
      expect(source.entries.map(({ label }) => label)).toEqual(['import.ndjson.gz', 'noise.gz'])
      return Promise.resolve()
    })
  })

  it('that unpacks to two hundred times its size is refused', async () => {
    const bomb = gzipSync(Buffer.concat([tarHeader('a.json', 204 * 1024 ** 2), Buffer.alloc(204 * 1024 ** 2)]))
    await withDropped({ 'x.tar.gz': bomb }, (source) => {
      expect(source.warnings.at(-1)?.reason).toContain('more than 200 times its size')
      return Promise.resolve()
    })
  })

  it('survives any damage', async () => {
    const small = tarOf([{ name: 'a.json', content: 'one' }, { name: 'PaxHeader', type: 'x', content: note('path', 'b.json') }, { name: 'c', content: 'two' }])
    await fc.assert(
      fc.asyncProperty(fc.nat(small.length - 1), fc.integer({ min: 0, max: 255 }), fc.boolean(), async (at, byte, packed) => {
        const bytes = Buffer.from(small)
        bytes[at] = byte
        await withDropped({ 'x.tar': packed ? gzipSync(bytes) : bytes }, async (source) => {
          for (const entry of source.entries) await readAll(entry)
        })
      }),
      { numRuns: 150 },
    )
  })
})
