/** Every published calendar in the samples folder: nothing crashes, and what is left out has a reason. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { icalendar } from '../../../electron/importers/icalendar'
import { filesOfFolder, memorySource } from './memorySource'

const samples = process.env['FULL_CIRCLE_SAMPLES']
const folders = samples ? [join(samples, 'icalendar'), join(samples, 'hostile/own-crafted/ics')].filter(existsSync) : []
if (!samples) console.log('FULL_CIRCLE_SAMPLES is not set: the published calendars are not read')

describe.skipIf(folders.length === 0)('published calendars', () => {
  it('are read, each record in one bucket', async () => {
    const counts = { files: 0, read: 0, understood: 0, skipped: 0, failed: 0, interactions: 0 }
    const reasons = new Map<string, number>()
    for (const folder of folders)
      for (const [label, bytes] of filesOfFolder(folder)) {
        const source = memorySource(new Map([[label.split('/').at(-1)!, bytes]]))
        for (const claim of await icalendar.claim(source)) {
          counts.files++
          for await (const outcome of icalendar.read(source, claim, { owner: claim.owner, zone: 'Europe/Vienna', region: 'AT', now: Date.UTC(2026, 10, 22) })) {
            if (!('at' in outcome) || !outcome.at || 'warning' in outcome) continue
            counts.read++
            if ('facts' in outcome) {
              counts.understood++
              counts.interactions += outcome.facts.filter(({ fact }) => fact === 'interaction').length
            } else {
              const reason = 'skipped' in outcome ? outcome.skipped : outcome.failed
              counts['skipped' in outcome ? 'skipped' : 'failed']++
              reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
            }
          }
        }
      }
    console.log(JSON.stringify(counts), JSON.stringify(Object.fromEntries(reasons)))
    expect(counts.files).toBeGreaterThan(0)
    expect(counts.understood + counts.skipped + counts.failed).toBe(counts.read)
    for (const reason of reasons.keys()) expect(reason).toMatch(/^[A-Z].{5,}/)
  })
})
