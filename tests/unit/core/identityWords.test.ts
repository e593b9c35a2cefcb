import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveIdentity, type Identity, type IdentityWord, type Statement } from '../../../renderer/core/identity'
import { Apartness, ownerKey, pairWords } from '../../../renderer/core/identityWords'

const [id, screenName, mail, phone, other] = ['x:id:7', 'x:@bea', 'email:bea@example.org', 'tel:+4915112345678', 'x:id:9'] as const
const account: Statement = { handles: [id, screenName], name: 'Bea Ek' }
const card: Statement = { handles: [mail, phone], name: 'Bea Ek' }
const all: Statement = { handles: [id, screenName, mail, phone], name: 'Bea Ek' }

const resolve = (statements: readonly Statement[], words: readonly IdentityWord[], owner: readonly string[] = []) => resolveIdentity({ statements, handles: [], owner, words })
const people = (identity: Identity) => [...new Set(identity.personOf.values())].sort().map((person) => identity.members(person))
const together = (...handles: string[]): IdentityWord => ({ word: 'together', handles })
const split = (...groups: string[][]): IdentityWord => ({ word: 'apart', groups })
const kept = (...groups: string[][]): IdentityWord => ({ word: 'apart', groups, kept: true })

describe('a merge', () => {
  it('unites what no archive does', () => {
    expect(people(resolve([account, card], [together(id, screenName, mail, phone)]))).toEqual([[id, mail, phone, screenName]])
  })

  it('unites two ids of a network, a family and a role, which no guard lets be one', () => {
    expect(people(resolve([{ handles: [id, screenName], seen: 1 }, { handles: [other, screenName], seen: 2 }], [together(id, other)]))).toEqual([[id, other, screenName]])
    const family = [{ handles: [mail, phone], name: 'Anna Ek' }, { handles: [mail, id], name: 'Bo Ek' }]
    expect(people(resolve(family, []))).toHaveLength(3)
    // The address they share is of nobody else now.
    expect(people(resolve(family, [together(phone, id)]))).toEqual([[id, mail, phone]])
  })

  it('makes a person of handles no archive knows (any more)', () => {
    expect(people(resolve([], [together(id, mail)]))).toEqual([[id, mail]])
  })

  it('reaches what is joined later on', () => {
    expect(people(resolve([account, card, { handles: [id, other] }], [together(screenName, mail)]))).toEqual([[id, other, mail, phone, screenName]])
  })
})

describe('a split', () => {
  it('takes apart what every archive has as one', () => {
    expect(people(resolve([all, all], [split([id, screenName], [mail, phone])]))).toEqual([[mail, phone], [id, screenName]])
  })

  it('makes each group one person, also where only the other group held it together', () => {
    const chain = [{ handles: [id, mail] }, { handles: [mail, phone] }]
    expect(people(resolve(chain, [split([id, phone], [mail])]))).toEqual([[mail], [id, phone]])
    expect(people(resolve(chain, [kept([id, phone], [mail])]))).toEqual([[mail], [phone], [id]])
  })

  it('lets what comes later go to one of the two, whatever the order it came in', () => {
    const later = [{ handles: [other, mail] }, { handles: [id, other] }]
    const result = people(resolve([all, ...later], [split([id, screenName], [mail, phone])]))
    expect(result).toEqual(people(resolve([...later.reverse(), all], [split([id, screenName], [mail, phone])])))
    expect(result).toEqual([[mail, phone], [id, other, screenName]])
  })

  it('keeps a name with the group it was put into', () => {
    const name = 'calendar:name:Bea Ek'
    const record = { handles: [id, name, mail] }
    expect(people(resolve([record], [split([id], [mail, name])]))).toEqual([[mail, name], [id]])
    expect(people(resolve([record], [split([id], [mail])]))).toEqual([[mail], [id, name]])
  })
})

describe('of all words that name two handles the last one', () => {
  it('decides', () => {
    expect(people(resolve([account, card], [together(id, screenName, mail, phone), split([id, screenName], [mail, phone])]))).toHaveLength(2)
    expect(people(resolve([account, card], [split([id, screenName], [mail, phone]), together(id, screenName, mail, phone)]))).toHaveLength(1)
    expect(people(resolve([account, card], [kept([id], [mail]), together(id, mail)]))).toHaveLength(1)
  })

  it('decides for those two alone', () => {
    const words = [together(id, mail, other), split([id, mail], [other]), together(mail, phone)]
    expect(people(resolve([], words))).toEqual([[id, mail, phone], [other]])
  })

  it('goes before an earlier one about others when both cannot be', () => {
    expect(people(resolve([], [together(id, mail), together(mail, phone), kept([id], [phone])]))).toEqual([[mail, phone], [id]])
    expect(people(resolve([], [together(mail, phone), together(id, mail), kept([id], [phone])]))).toEqual([[phone], [id, mail]])
  })

  it('goes before the evidence, which gives way', () => {
    expect(people(resolve([{ handles: [id, other] }], [together(id, mail), kept([mail], [other])]))).toEqual([[id, mail], [other]])
  })
})

describe('being apart', () => {
  it('is told of people, however they came to have the handles', () => {
    const identity = resolve([account, card], [kept([screenName], [phone])])
    expect(identity.areApart(id, mail)).toBe(true)
    expect(identity.areApart(mail, id)).toBe(true)
    expect(identity.areApart(id, id)).toBe(false)
    expect(resolve([account, card], []).areApart(id, mail)).toBe(false)
  })

  it('costs no more for thousands of handles', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `x:id:${at}`)
    const words = [together(...many), split(many.slice(0, 10_000), many.slice(10_000)), ...Array.from({ length: 200 }, (_, at) => kept([many[at]!], [many[at + 10_000]!]))]
    expect(people(resolve([], words))).toHaveLength(2)
    const apartness = new Apartness(pairWords(words))
    expect(apartness.areApart(apartness.kindOf('x:id:5')!, apartness.kindOf('x:id:15000')!)).toBe(true)
    expect(apartness.areApart(apartness.kindOf('x:id:5')!, apartness.kindOf('x:id:500')!)).toBe(false)
  }, 20_000)
})

describe('whose a record is', () => {
  it('follows the first of its handles that proves something', () => {
    const family = { handles: [mail, phone], name: 'Anna Ek' }
    const identity = resolve([family, { handles: [mail, id], name: 'Bo Ek' }], [])
    expect(identity.holderOf(family.handles)).toBe(phone)
    expect(identity.holderOf([mail])).toBe(mail)
    const former = { handles: [screenName, id], seen: 1 }
    expect(resolve([former, { handles: [screenName, other], seen: 2 }], []).holderOf(former.handles)).toBe(id)
  })

  it('follows the first handle after a split', () => {
    const identity = resolve([all], [split([mail, phone], [id, screenName])])
    expect(identity.holderOf(all.handles)).toBe(id)
    expect(identity.holderOf([phone, id])).toBe(mail)
  })

  it('is nobody\u2019s and the owner\u2019s when that handle is', () => {
    expect(resolve([all], [{ word: 'ignored', handles: [id], on: true }, kept([mail], [screenName])]).holderOf(all.handles)).toBeUndefined()
    expect(resolve([{ ...all, me: true }], [{ word: 'mine', handles: [phone], on: false }]).holderOf(all.handles)).toBeUndefined()
  })
})

describe('handles that are nobody\u2019s', () => {
  const ignore = (on: boolean, ...handles: string[]): IdentityWord => ({ word: 'ignored', handles, on })

  it('are in no person and prove nothing', () => {
    const identity = resolve([{ handles: [id, mail] }, { handles: [mail, phone] }], [ignore(true, mail)])
    expect(people(identity)).toEqual([[phone], [id]].filter(([handle]) => handle !== phone))
    expect([...identity.ignored].sort()).toEqual([mail, phone])
  })

  it('take along what only their records name', () => {
    expect([...resolve([all], [ignore(true, id)]).ignored].sort()).toEqual([mail, phone, screenName, id].sort())
    expect([...resolve([all, card], [ignore(true, id)]).ignored].sort()).toEqual([screenName, id].sort())
    expect([...resolve([all], [ignore(true, id, mail), ignore(false, mail)]).ignored].sort()).toEqual([phone, screenName, id].sort())
  })

  it('are somebody\u2019s again by a later word', () => {
    expect(people(resolve([all], [ignore(true, ...all.handles), ignore(false, ...all.handles)]))).toEqual([[id, mail, phone, screenName]])
    expect([...resolve([all], [ignore(true, mail), { word: 'mine', handles: [mail], on: true }]).me].sort()).toEqual([...all.handles].sort())
  })
})

describe('\u201cthis is me\u201d', () => {
  it('makes handles the owner\u2019s, with what they are united with', () => {
    expect([...resolve([account, card], [{ word: 'mine', handles: [mail], on: true }]).me].sort()).toEqual([mail, phone])
  })

  it('is taken back handle by handle, whatever the archives say', () => {
    const identity = resolve([{ ...all, me: true }], [{ word: 'mine', handles: [mail, phone], on: false }], [id])
    expect([...identity.me].sort()).toEqual([screenName, id].sort())
    expect(people(identity)).toEqual([[mail, phone]])
    expect(identity.areApart(mail, ownerKey)).toBe(true)
  })
})

it('a person made by hand is there without an archive', () => {
  expect(people(resolve([], [{ word: 'known', handles: ['person:1'] }, together('person:1', mail)]))).toEqual([[mail, 'person:1']])
})

describe('any words', () => {
  const handle = fc.constantFrom(
    'x:id:1', 'x:id:2', 'x:id:3', 'x:@a', 'x:@b', 'email:a@example.org', 'email:b@example.org', 'email:info@example.org', 'tel:+4930111111', 'tel:+4915111111111',
    'calendar:name:Anna Ek', 'facebook:name:Bo', 'url:example.org', 'card:1',
  )
  const handles = fc.uniqueArray(handle, { minLength: 1, maxLength: 4 })
  const statement: fc.Arbitrary<Statement> = fc.record({
    handles, name: fc.constantFrom('Anna Ek', 'Anna Berg', 'Bo Berg', 'Bo Ek', 'Bo'), seen: fc.nat(3), me: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
  }, { requiredKeys: ['handles'] })
  const word: fc.Arbitrary<IdentityWord> = fc.oneof(
    { weight: 3, arbitrary: handles.map((some): IdentityWord => ({ word: 'together', handles: some })) },
    { weight: 4, arbitrary: fc.tuple(handles, handles, fc.boolean()).map(([a, b, isKept]): IdentityWord => ({ word: 'apart', groups: [a, b.filter((one) => !a.includes(one))], ...(isKept ? { kept: true } : {}) })) },
    fc.tuple(handles, fc.boolean()).map(([some, on]): IdentityWord => ({ word: 'ignored', handles: some, on })),
    fc.tuple(handles, fc.boolean()).map(([some, on]): IdentityWord => ({ word: 'mine', handles: some, on })),
  )
  const library = fc.tuple(fc.array(statement, { maxLength: 10 }), fc.array(word, { maxLength: 8 }))
  const shape = (identity: Identity) => ({ people: people(identity), me: [...identity.me].sort(), ignored: [...identity.ignored].sort(), refused: [...identity.refused].sort((a, b) => (a.handle < b.handle ? -1 : 1)) })

  it('give the same people whatever the order of the archives', () => {
    const shuffled = library.chain(([list, words]) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 }), fc.constant(words)))
    fc.assert(fc.property(shuffled, ([list, turned, words]) => {
      expect(shape(resolve(turned, words, ['x:@b']))).toEqual(shape(resolve(list, words, ['x:@b'])))
    }), { numRuns: 2000 })
  })

  it('never leave two handles together that the last word keeps apart', () => {
    fc.assert(fc.property(library, ([list, words]) => {
      const identity = resolve(list, words)
      const last = new Map<string, boolean>()
      for (const one of words) {
        const groups = one.word === 'together' ? [one.handles] : one.word === 'apart' ? one.groups : []
        groups.forEach((group, index) => {
          for (const a of group) {
            if (one.word === 'together' || (one.word === 'apart' && !one.kept)) for (const b of group) last.set([a, b].sort().join('\n'), true)
            for (const b of groups.slice(index + 1).flat()) last.set([a, b].sort().join('\n'), false)
          }
        })
      }
      for (const [pair, isTogether] of last) {
        const [a, b] = pair.split('\n').map((each) => identity.personOf.get(each))
        if (a === undefined || b === undefined) continue
        if (!isTogether) expect(a).not.toBe(b)
        // What is not together although it should be is kept apart by another word.
        else if (a !== b) expect(identity.areApart(a, b)).toBe(true)
      }
    }), { numRuns: 2000 })
  })

  it('come to nothing when a merge is split again', () => {
    fc.assert(fc.property(library, fc.array(fc.nat(), { minLength: 2, maxLength: 3 }), ([list, words], chosen) => {
      const before = resolve(list, words)
      const sets = people(before)
      fc.pre(sets.length > 1)
      // One person alone is as good: nothing happens to them.
      const groups = [...new Set(chosen.map((at) => sets[at % sets.length]!))]
      const merged = [...words, { word: 'together' as const, handles: groups.flat() }]
      expect(new Set(groups.flat().map((each) => resolve(list, merged).personOf.get(each))).size).toBe(1)
      expect(shape(resolve(list, [...merged, { word: 'apart', groups }]))).toEqual(shape(before))
    }), { numRuns: 2000 })
  })

  it('change nobody whom none of them names', () => {
    fc.assert(fc.property(fc.array(statement, { maxLength: 10 }), fc.array(word, { maxLength: 8 }), (list, words) => {
      const far = list.map((one) => ({ ...one, handles: one.handles.map((each) => `far-${each}`) }))
      const alone = resolve(far, [])
      const beside = resolve([...far, ...list], words)
      for (const [each, person] of alone.personOf) expect(beside.personOf.get(each)).toBe(person)
    }))
  })
})
