import { describe, expect, it } from 'vitest'
import { Failed } from '../../../electron/contract/result'
import { listsIn, listsInHead, type ListPath } from '../../../electron/importers/formats/jsonLists'
import type { Outcome } from '../../../electron/importers/importer'
import { jsonOutcomes, type Meaning } from '../../../electron/importers/jsonOutcomes'
import { memorySource, textFiles } from './memorySource'

const entryOf = (text: string, failure?: Failed) => memorySource(textFiles({ 'a.json': text }), failure && new Map([['a.json', failure]])).entries[0]!
const paths: readonly ListPath[] = [[], ['friends', 'items'], ['friends'], ['followers']]

async function read(text: string, lists: readonly ListPath[], meaning: Meaning, failure?: Failed): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for await (const batch of jsonOutcomes(entryOf(text, failure), lists, meaning)) outcomes.push(...batch)
  return outcomes
}
const skip: Meaning = (value, at, list) => ({ at, skipped: `${list.join('.')} ${String(value)}` })

describe('lists of a JSON file', () => {
  it.each([
    ['[1]', [[]]],
    ['{"friends":{"count":1,"items":[1]},"followers":[2]}', [['friends', 'items'], ['followers']]],
    ['{"friends":[1]}', [['friends']]],
    ['{"other":[1]}', []],
    ['', []],
  ])('%s', async (text, found) => {
    expect(await listsIn(entryOf(text).open(), paths)).toEqual(found)
    expect(await listsInHead(Buffer.from(text), paths)).toEqual(found)
  })
})

describe('records of a JSON file', () => {
  it('are numbered on from list to list', async () => {
    expect(await read('{"friends":[7,8],"followers":[9]}', [['friends'], ['followers']], skip)).toEqual([
      { at: { entry: 'a.json', index: 0 }, skipped: 'friends 7' }, { at: { entry: 'a.json', index: 1 }, skipped: 'friends 8' }, { at: { entry: 'a.json', index: 2 }, skipped: 'followers 9' },
    ])
  })
  it('may hold very many', async () => {
    const many: Meaning = (_, at) => Array.from({ length: 300_000 }, (_, more) => ({ at: { ...at, index: at.index + more }, skipped: 'one' }))
    let last: Outcome | undefined
    for await (const batch of jsonOutcomes(entryOf('[1,2]'), [[]], many)) last = batch.at(-1)
    expect(last).toMatchObject({ at: { index: 599_999 } })
  })
  it('that hold several count as many', async () => {
    const both: Meaning = (value, at) => [0, 1].map((more) => ({ at: { ...at, index: at.index + more }, skipped: String(value) }))
    expect((await read('[1,2]', [[]], both)).map((outcome) => ('at' in outcome ? outcome.at?.index : undefined))).toEqual([0, 1, 2, 3])
  })
  it('behind damage are read, and a file that breaks off says so', async () => {
    const outcomes = await read('[{"a":1},{"a":]},{"a":2},{"a"', [[]], (_, at) => ({ at, skipped: 'read' }))
    expect(outcomes.filter((outcome) => 'skipped' in outcome)).toHaveLength(2)
    expect(outcomes.filter((outcome) => 'failed' in outcome)).toHaveLength(1)
    expect(outcomes.filter((outcome) => 'warning' in outcome)).toHaveLength(1)
  })
  it('before a damaged part of the archive are kept', async () => {
    const outcomes = await read('[1,2,', [[]], skip, new Failed('unreadable', 'The file is damaged.'))
    expect(outcomes.at(-1)).toEqual({ at: { entry: 'a.json', index: 2 }, warning: 'The file is damaged.' })
  })
})
