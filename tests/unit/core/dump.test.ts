import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dumpLines, stableJson, type DumpTables } from '../../../renderer/core/dump'

const message = (id: string) => ({ id, stream: 'x:id:7', at: 5, network: 'x', kind: 'message', setting: 'private', direction: 'sent', who: ['x:id:7'] }) as const
const empty: DumpTables = { people: [], interactions: [], connections: [], encounters: [], stories: [], coverage: [], decisions: [], imports: [] }
const read = async (tables: DumpTables) => {
  const files: Record<string, string[]> = {}
  for (const [name, lines] of dumpLines(tables)) for await (const line of lines) (files[name] ??= []).push(line)
  return files
}

it('sorts the lines of every table', async () => {
  const decisions = [{ name: 'notePerson', args: { text: 'b', about: 'x:id:7' } }, { name: 'markMoment', args: {} }]
  async function* streams() {
    yield [message('b'), message('a')]
    yield [message('0')]
  }
  const files = await read({ ...empty, decisions, interactions: streams() })
  expect(files['decisions.ndjson']).toEqual(['{"args":{"about":"x:id:7","text":"b"},"name":"notePerson"}', '{"args":{},"name":"markMoment"}'])
  expect(files['interactions.ndjson']?.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(['a', 'b', '0'])
  expect([...dumpLines(empty).keys()]).toHaveLength(8)
})

it('writes equal values alike', () => {
  expect(stableJson({ b: [1, undefined, { d: null, c: 'é' }], a: undefined })).toBe('{"b":[1,null,{"c":"é","d":null}]}')
  fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
    const turned = Object.fromEntries(Object.entries(value).reverse())
    expect(stableJson(turned)).toBe(stableJson(value))
    expect(JSON.parse(stableJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
  }))
})
