import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { blogger } from '../../../electron/importers/blogger/index'
import { commento } from '../../../electron/importers/comments/commento'
import { isso } from '../../../electron/importers/comments/isso'
import { disqus } from '../../../electron/importers/disqus/index'
import { hcard } from '../../../electron/importers/hcard/index'
import type { Importer, Outcome } from '../../../electron/importers/importer'
import { movableType } from '../../../electron/importers/movableType/index'
import { wordpress } from '../../../electron/importers/wordpress/index'
import { memorySource } from './memorySource'

const samples = process.env['FULL_CIRCLE_SAMPLES'] ?? ''

const filesBelow = (folder: string, name: RegExp) =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : []).filter((file) => name.test(file)).map((file) => join(folder, file)).sort()

async function read(importer: Importer, path: string): Promise<Outcome[]> {
  const source = memorySource(new Map([[path.split('/').at(-1)!, readFileSync(path)]]))
  const outcomes: Outcome[] = []
  for (const claim of await importer.claim(source))
    for await (const outcome of importer.read(source, claim, { owner: claim.owner, zone: 'Europe/Berlin', region: 'DE', now: Date.UTC(2026, 10, 23) })) outcomes.push(outcome)
  return outcomes
}

/** An independent count: outside of CDATA and comments. */
const opened = (path: string, what: RegExp) => readFileSync(path, 'latin1').replace(/<!\[CDATA\[[^]*?\]\]>|<!--[^]*?-->/g, '').match(what)?.length ?? 0

const sources: readonly (readonly [Importer, folder: string, files: RegExp, record: RegExp])[] = [
  [wordpress, 'wordpress-wxr', /\.xml$/, /<(?:item[\s>]|wp:comment>)/g],
  [disqus, 'disqus', /\.xml$/, /<post[\s>]/g],
  [blogger, 'blogger', /\.atom$/, /<entry>/g],
  [movableType, 'movable-type', /\.txt$/, /^(?:COMMENT:|PING:|--------)\r?$/gm],
  [commento, 'comments-other', /commento\.json$/, /"commentHex"/g],
  [isso, 'comments-other', /generic\.json$/, /"remote_addr"/g],
]

describe.runIf(samples !== '')('public exports of blogs (needs FULL_CIRCLE_SAMPLES)', () => {
  for (const [importer, folder, files, record] of sources)
    it(`${importer.title}: every record lands in one bucket`, async () => {
      for (const path of filesBelow(join(samples, folder), files)) {
        const outcomes = await read(importer, path)
        const buckets = outcomes.filter((outcome) => 'at' in outcome && outcome.at && !('warning' in outcome)).length
        const cut = outcomes.filter((outcome) => 'warning' in outcome && outcome.warning.startsWith('The file breaks off')).length
        expect(buckets + cut, path).toBe(opened(path, record))
        expect(outcomes.filter((outcome) => 'failed' in outcome), path).toEqual([])
      }
    })

  it('every page with people is read', async () => {
    for (const path of filesBelow(join(samples, 'hcard'), /\.html$/)) expect((await read(hcard, path)).length, path).toBeGreaterThan(0)
  })
})
