import { describe, expect, it } from 'vitest'
import { assertAllowed, callShapes } from '../../../electron/main/callShapes'
import { assertSmall } from '../../../electron/main/shapes'
import { calls } from '../../../electron/contract/ipc'
import type { CallName, WindowPurpose } from '../../../electron/contract/ipc'

const invalid = expect.objectContaining({ code: 'invalid' })
const thrown = (action: () => unknown): unknown => {
  try {
    action()
    return undefined
  } catch (error) {
    return error
  }
}
const token = '0c8f1b1e-6e0b-4c55-9d8e-2f3a4b5c6d7e'

describe('sizes', () => {
  it('passes what fits and refuses what does not', () => {
    expect(thrown(() => assertSmall(['a'.repeat(100)], 200))).toBeUndefined()
    expect(thrown(() => assertSmall(['ä'.repeat(100)], 200))).toEqual(invalid)
    expect(thrown(() => assertSmall({ ['k'.repeat(300)]: 1 }, 200))).toEqual(invalid)
  })

  it('refuses what is nested too deeply, and what contains itself', () => {
    let deep: unknown = 1
    for (let level = 0; level < 101; level += 1) deep = [deep]
    expect(thrown(() => assertSmall(deep, 10_000))).toEqual(invalid)
    const own: unknown[] = []
    own.push(own)
    expect(thrown(() => assertSmall(own, 10_000))).toEqual(invalid)
  })

  it('stops early where few objects unfold into very many', () => {
    let wide: unknown = 'x'
    for (let level = 0; level < 60; level += 1) wide = [wide, wide]
    expect(thrown(() => assertSmall(wide, 64 * 1024))).toEqual(invalid)
  }, 10_000)

  it('takes plain data only', () => {
    for (const odd of [new Map(), new Date(), new Uint8Array(3), 1n, () => 1, Symbol('x')]) expect(thrown(() => assertSmall([odd], 1000))).toEqual(invalid)
  })
})

describe('call shapes', () => {
  it('take what the contract says', () => {
    const rename = { name: 'renamePerson', version: 1, args: { about: 'x:@bea', name: 'Bea' } }
    expect(callShapes.append([[rename, rename]])).toEqual([[rename, rename]])
    const request = { source: token, claim: 0, zone: 'Europe/Berlin', region: 'DE' }
    expect(callShapes.startReading([request])).toEqual([request])
    expect(callShapes.journalAfter(['0a1b2c3d', 0])).toEqual(['0a1b2c3d', 0])
  })

  it('take what is said of meetings, statements and introductions', () => {
    const said = [
      { name: 'judgeEvidence', args: { about: 'x:@bea', item: 'cue:x:tweet:1', verdict: 'accepted', day: '2026-05-03', at: 5, place: { name: 'Café' } } },
      { name: 'judgeStatement', args: { about: 'x:@bea', statement: 'loop calendar:1', verdict: 'rejected' } },
      { name: 'judgeIntroduction', args: { by: '', people: ['x:@bea', 'x:@tom'], verdict: 'accepted' } },
      { name: 'judgeIntroduction', args: { by: 'x:@umi', people: ['x:@bea'], verdict: 'rejected', text: 'at the fair' } },
      { name: 'setCadence', args: { about: [], tag: 'choir', days: 60 } },
      { name: 'setTopic', args: { about: 'x:@bea', topic: 'bread', on: false } },
      { name: 'attachPicture', args: { about: 'x:@bea', item: 'calendar:1', photo: 'a'.repeat(64), on: true } },
    ].map((one) => ({ ...one, version: 1 }))
    expect(callShapes.append([said])).toEqual([said])
  })

  it('take the word that several operations were one act', () => {
    const one = { name: 'undo', version: 1, args: { operation: 'laptop:3' }, act: '3f0c3c1e-6f5e-4f0a-9a55-0c7d1f2b3a4d' }
    expect(callShapes.append([[one]])).toEqual([[one]])
    expect(thrown(() => callShapes.append([[{ ...one, act: 'yesterday' }]]))).toEqual(invalid)
  })

  it('leave unknown fields behind', () => {
    const extra = JSON.parse('{"name":"undo","version":1,"args":{"operation":"0a1b2c3d:7","__proto__":{"x":1},"more":1},"path":"/etc"}') as unknown
    expect(callShapes.append([[extra]])).toEqual([[{ name: 'undo', version: 1, args: { operation: '0a1b2c3d:7' } }]])
  })

  it.each<[CallName, unknown[]]>([
    ['append', [[{ name: 'formatDisk', version: 1, args: {} }]]],
    ['append', [[{ name: 'renamePerson', version: 2, args: { about: 'x:@bea', name: 'Bea' } }]]],
    ['append', [[{ name: 'renamePerson', version: 1, args: { about: 'x:@bea' } }]]],
    ['append', [[{ name: 'constructor', version: 1, args: {} }]]],
    ...([
      ['judgeEvidence', { about: 'x:@bea', item: 'calendar:1', verdict: 'maybe' }],
      ['judgeEvidence', { about: 'x:@bea', item: 'calendar:1', verdict: 'accepted', day: '3 May' }],
      ['judgeEvidence', { about: 'x:@bea', item: 'calendar:1', verdict: 'accepted', place: { latitude: 91 } }],
      ['judgeStatement', { about: 'x:@bea', statement: 'met before' }],
      ['judgeIntroduction', { by: '', people: ['x:@bea'], verdict: 'accepted' }],
      ['judgeIntroduction', { by: 'x:@bea', people: ['x:@bea', 'x:@tom'], verdict: 'accepted' }],
      ['judgeIntroduction', { by: 'x:@umi', people: [], verdict: 'accepted' }],
      ['judgeIntroduction', { by: 'x:@umi', people: ['x:@bea', 'x:@tom', 'x:@ann'], verdict: 'accepted' }],
      ['setCadence', { about: ['x:@bea'], tag: '', days: -1 }],
      ['setCadence', { about: ['x:@bea'], tag: '', days: 1.5 }],
      ['setTopic', { about: 'x:@bea', topic: 'bread', on: 'yes' }],
      ['attachPicture', { about: 'x:@bea', item: 'calendar:1', photo: '../../secret', on: true }],
    ] as const).map(([name, args]): [CallName, unknown[]] => ['append', [[{ name, version: 1, args }]]]),
    ['openImport', ['../../etc/passwd']],
    ['openImport', ['.hidden']],
    ['journalAfter', ['a/b', 0]],
    ['journalAfter', ['a', -1]],
    ['journalAfter', ['a', 0.5]],
    ['exportFile', ['../people.ndjson', 'x', true]],
    ['exportFile', ['people.ndjson', 'x']],
    ['detect', ['not a token']],
    ['detect', [token, 'more']],
    ['libraryInfo', [1]],
    ['startReading', [{ source: token, claim: -1, zone: 'UTC', region: 'DE' }]],
    ['startReading', [{ source: token, claim: 0, zone: 'UTC; x', region: 'DE' }]],
    ['makePages', [{ person: 'x:@bea', paper: 'A3', privateMessages: false, thirdPeople: false, ink: 'mono', zone: 'UTC' }]],
    ['openLink', [null]],
  ])('%s refuses %j', (name, args) => expect(thrown(() => callShapes[name](args))).toEqual(invalid))

  it('exist for every call, each allowed to at least one window', () => {
    const purposes: WindowPurpose['purpose'][] = ['app', 'paper', 'command']
    for (const name of Object.keys(calls) as CallName[]) {
      expect(callShapes[name]).toBeTypeOf('function')
      expect(purposes.filter((purpose) => thrown(() => assertAllowed(name, purpose)) === undefined)).not.toEqual([])
    }
  })

  it('keep paper from writing and the app from the command line', () => {
    expect(thrown(() => assertAllowed('append', 'paper'))).toEqual(expect.objectContaining({ code: 'refused' }))
    expect(thrown(() => assertAllowed('commandDone', 'app'))).toEqual(expect.objectContaining({ code: 'refused' }))
    expect(thrown(() => assertAllowed('pickFiles', 'command'))).toEqual(expect.objectContaining({ code: 'refused' }))
  })
})
