import { describe, expect, it } from 'vitest'
import { matchTexts } from '../../../../renderer/core/search/matching'
import type { PersonSummary } from '../../../../renderer/core/model'
import { findMistyped, findPeople, knownPerson, personHit } from '../../../../renderer/core/search/people'
import { clausesOf, parseQuery } from '../../../../renderer/core/search/query'
import { SegmentWriter } from '../../../../renderer/core/search/segment'

/** Processor ms: far more than it takes, far less than anything that grows with the square of the length. */
const patience = 1000
const quick = (work: () => void) => {
  const began = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(began)
  expect((user + system) / 1000).toBeLessThan(patience)
}
const called = (name: string): PersonSummary => ({
  id: 'card:1', name, handles: ['card:1', `x:@${name}`], networks: [], stage: 0, path: 'unknown', turns: 0, openTurn: false, openLoops: 0, firstDirect: null, firstEncounter: null, closed: null,
  lastDirect: null, lastEncounter: null, counts: { public: 0, private: 0, ambient: 0, inPerson: 0, bridge: 0 }, years: [], where: name, hasNote: false, moments: 0, alsoNamed: [name],
})

describe.each([...'a1("/.-@ \'´é哈가ア"א😀', 'a ', 'ab', '"a" ', 'from:', '\u0301', '\ud83d'])('40,000 of %j', (sign) => {
  const text = sign.repeat(40_000)
  const typed = [...new Set([sign.repeat(4), `${sign.repeat(20)}b`, text.slice(0, 500)])]

  it('are read, looked through and asked for in a moment', () => {
    quick(() => {
      const writer = new SegmentWriter()
      writer.add({ page: 0, stream: 'x:id:1', isContainer: false, id: '1', at: 0, who: ['x:id:1'], texts: [text], where: [text] })
      writer.finish()
    })
    for (const query of typed) {
      quick(() => parseQuery(query, 0, 'UTC'))
      quick(() => matchTexts([text], clausesOf(query)))
    }
  })

  it('are a name like any other', () => {
    const everybody = Array.from({ length: 20 }, () => knownPerson(called(text)))
    quick(() => knownPerson(called(text)))
    for (const query of [...typed, 'aaaab', `${'ab'.repeat(8)} aaaab`]) {
      quick(() => findPeople(everybody, clausesOf(query)))
      quick(() => findMistyped(everybody, query))
      quick(() => personHit(everybody[0]!, clausesOf(query)))
    }
  })
})
