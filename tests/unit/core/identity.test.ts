import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { resolveIdentity, type Identity, type Statement } from '../../../renderer/core/identity'

const resolve = (statements: readonly Statement[], owner: readonly string[] = [], handles: readonly string[] = []) => resolveIdentity({ statements, handles, owner })
const together = (identity: Identity, a: string, b: string) => identity.personOf.get(a) !== undefined && identity.personOf.get(a) === identity.personOf.get(b)

describe('strong handles', () => {
  it('unite across statements, and the least is the id', () => {
    const identity = resolve([{ handles: ['email:bea@example.org', 'x:@bea'] }, { handles: ['x:@bea', 'x:id:7'] }, { handles: ['tel:+4930123456', 'email:bea@example.org'] }])
    expect(identity.members('x:id:7')).toEqual(['x:id:7', 'email:bea@example.org', 'tel:+4930123456', 'x:@bea'])
    expect(identity.personOf.get('tel:+4930123456')).toBe('x:id:7')
  })

  it('knows handles nobody stated, and no containers', () => {
    const identity = resolve([{ handles: ['thread:x:1', 'x:id:1'] }], [], ['x:id:2', 'thread:x:9'])
    expect([...identity.personOf.keys()]).toEqual(['x:id:1', 'x:id:2'])
    expect(identity.members('x:id:3')).toEqual([])
  })
})

describe('names', () => {
  it('unite nothing across statements', () => {
    const identity = resolve([{ handles: ['calendar:name:Bea Ek', 'email:a@example.org'] }, { handles: ['calendar:name:Bea Ek', 'email:b@example.org'] }])
    expect(together(identity, 'email:a@example.org', 'email:b@example.org')).toBe(false)
    expect(identity.personOf.get('calendar:name:Bea Ek')).toBe('calendar:name:Bea Ek')
  })

  it('join the one person all their statements are about', () => {
    const identity = resolve([
      { handles: ['calendar:name:Bea Ek', 'email:a@example.org'] }, { handles: ['calendar:name:Bea Ek', 'email:b@example.org'] },
      { handles: ['calendar:name:Bea Ek'] }, { handles: ['email:a@example.org', 'email:b@example.org'] },
    ])
    expect(together(identity, 'calendar:name:Bea Ek', 'email:b@example.org')).toBe(true)
  })

  it('join one another when a record knows nothing better', () => {
    const identity = resolve([{ handles: ['facebook:name:Bea Ek', 'facebook:name:Bea Berg'] }])
    expect(together(identity, 'facebook:name:Bea Ek', 'facebook:name:Bea Berg')).toBe(true)
  })
})

describe('screen names', () => {
  const was: Statement = { handles: ['x:id:1', 'x:@bea'], seen: 100 }
  const is: Statement = { handles: ['x:id:2', 'x:@bea'], seen: 200 }
  const card: Statement = { handles: ['email:bea@example.org', 'x:@bea'] }

  it('belong to the id seen with them last', () => {
    const identity = resolve([was, is, card])
    expect(together(identity, 'x:id:2', 'email:bea@example.org')).toBe(true)
    expect(identity.members('x:id:1')).toEqual(['x:id:1'])
  })

  it('do not take an old address book along that gives them to who had them first', () => {
    const identity = resolve([{ ...was, name: 'Bea Ek' }, { ...is, name: 'Tom Berg' }, { ...card, name: 'Bea Ek' }])
    expect(together(identity, 'x:id:2', 'email:bea@example.org')).toBe(false)
    expect(together(resolve([was, { ...is, name: 'Tom Berg' }, { ...card, name: 'Tom' }]), 'x:id:2', 'email:bea@example.org')).toBe(true)
  })

  it('belong to the larger id when nobody knows', () => {
    const identity = resolve([{ ...was, seen: undefined }, { ...is, seen: undefined }] as Statement[])
    expect(identity.personOf.get('x:@bea')).toBe('x:id:2')
  })

  it('are asked about when they have gone from one to another', () => {
    expect(resolve([was, is, card]).refused).toEqual([{ why: 'screenName', handle: 'x:@bea', people: ['x:id:1', 'x:id:2'] }])
  })

  it('count by their latest sight, not their latest statement', () => {
    const identity = resolve([{ ...was, seen: 300 }, is, { ...was, seen: 50 }])
    expect(identity.personOf.get('x:@bea')).toBe('x:id:1')
  })

  it('of other networks are other names', () => {
    const identity = resolve([was, { handles: ['github:id:2', 'x:@bea'] }])
    expect(together(identity, 'x:id:1', 'github:id:2')).toBe(true)
  })

  it('keep former names with their account', () => {
    const identity = resolve([{ handles: ['x:id:1', 'x:@old'], seen: 1 }, { handles: ['x:id:1', 'x:@new'], seen: 2 }])
    expect(together(identity, 'x:@old', 'x:@new')).toBe(true)
  })
})

describe('shared addresses', () => {
  const email = 'email:family@example.org'
  const anna = { handles: [email, 'tel:+4930111111'], name: 'Anna Ek' }

  it('unite one person whose name two sources write in two scripts', () => {
    const identity = resolve([{ handles: ['email:svetlana@example.org', 'tel:+35921234567'], name: 'Svetlana Ilieva' }, { handles: ['email:svetlana@example.org', 'x:id:7'], name: 'Светлана Илиева' }])
    expect(together(identity, 'tel:+35921234567', 'x:id:7')).toBe(true)
  })

  it('unite nobody under two full names without a common word', () => {
    const identity = resolve([anna, { handles: [email, 'tel:+4930222222'], name: 'Bo Berg' }])
    expect(identity.personOf.get(email)).toBe(email)
    expect(together(identity, 'tel:+4930111111', 'tel:+4930222222')).toBe(false)
  })

  it.each([
    ['a family', 'Bo Ek'], ['a family, the other way round', 'Ek, Bo'], ['two doctors', 'Dr. Bo Ek'], ['one word', 'Bo'], ['an initial and a name', 'B. Berg'],
    ['the family name first', 'Ek Bo'], ['a name made from hers', 'Annella Ek'],
  ])('unite nobody of %s', (_, name) => {
    const identity = resolve([{ ...anna, name: name.startsWith('Dr') ? 'Dr. Anna Ek' : anna.name }, { handles: [email, 'tel:+4930222222'], name }])
    expect(together(identity, 'tel:+4930111111', 'tel:+4930222222')).toBe(false)
  })

  it('stay alone even where the second name comes with nothing else', () => {
    expect(resolve([anna, { handles: [email], name: 'Bo Berg' }]).personOf.get(email)).toBe(email)
  })

  it.each([
    ['a short form', 'Annabel Ek'], ['a middle name', 'Maria Anna Ek'], ['the family name first', 'Ek Anna'], ['a comma', 'Ek, Anna'], ['a title', 'Prof. Anna Ek'],
    ['the name of nobody', 'Facebook User'], ['a common word', 'ANNÁ Berg'], ['one word of it', 'Anna'], ['an initial', 'A. Ek'], ['no name', undefined]])('unite with %s', (_, name) => {
    const identity = resolve([anna, { handles: [email, 'tel:+4930222222'], ...(name === undefined ? {} : { name }) }])
    expect(together(identity, 'tel:+4930111111', 'tel:+4930222222')).toBe(true)
  })

  it('join after all when something else proves one person', () => {
    const identity = resolve([anna, { handles: [email, 'tel:+4930111111'], name: 'Bo Berg' }, { handles: ['x:id:1', 'tel:+4930111111'] }, { handles: ['x:id:1', email], name: 'Anna Ek' }])
    expect(identity.personOf.get('tel:+4930111111')).toBe('tel:+4930111111')
    const same = resolve([{ handles: ['x:id:1', email], name: 'Anna Ek' }, { handles: ['x:id:1', email], name: 'Bo Berg' }])
    expect(same.personOf.get(email)).toBe('x:id:1')
  })

  it('are told, with the people who have them', () => {
    const identity = resolve([anna, { handles: [email, 'tel:+4930222222'], name: 'Bo Berg' }, { handles: [email], name: 'Cy Dahl' }])
    expect(identity.refused).toEqual([{ why: 'names', handle: email, people: [email, 'tel:+4930111111', 'tel:+4930222222'] }])
    expect(resolve([anna, { ...anna, name: 'Anna Berg' }]).refused).toEqual([])
  })

  it('are nobody\u2019s under very many names', () => {
    const identity = resolve(Array.from({ length: 80 }, (_, index) => ({ handles: [email, `x:id:${index}`], name: `Maria ${'a'.repeat(index + 2)}` })))
    expect(identity.personOf.get(email)).toBe(email)
  })
})

describe('land lines', () => {
  const [berlin, mobile, northAmerica] = ['tel:+4930123456', 'tel:+4915112345678', 'tel:+12125550123']
  const two = (number: string) => resolve([{ handles: ['email:a@example.org', number] }, { handles: ['email:b@example.org', number] }])

  it('unite nobody, and are asked about', () => {
    const identity = two(berlin)
    expect(identity.personOf.get(berlin)).toBe(berlin)
    expect(identity.refused).toEqual([{ why: 'landLine', handle: berlin, people: ['email:a@example.org', 'email:b@example.org'] }])
    expect(two('tel:+18005550100').personOf.get('tel:+18005550100')).toBe('tel:+18005550100')
  })

  it('are one person\u2019s as long as one person has them', () => {
    const identity = resolve([{ handles: ['email:a@example.org', berlin] }, { handles: [berlin], name: 'Anna Ek' }, { handles: ['email:a@example.org', berlin] }])
    expect(identity.personOf.get(berlin)).toBe('email:a@example.org')
    expect(identity.refused).toEqual([])
  })

  it.each([['mobiles', mobile], ['numbers of which their country does not say what they are', northAmerica]])('are not %s', (_, number) => {
    expect(together(two(number), 'email:a@example.org', 'email:b@example.org')).toBe(true)
  })
})

describe('the owner', () => {
  it('is whoever has one of the owner\u2019s handles, or is stated to be', () => {
    const identity = resolve([{ handles: ['x:id:1', 'x:@me'] }, { handles: ['x:@me', 'email:me@example.org'] }, { handles: ['mastodon:me@social.example'], me: true }], ['x:id:1'])
    expect([...identity.me].sort()).toEqual(['email:me@example.org', 'mastodon:me@social.example', 'x:@me', 'x:id:1'])
    expect(identity.personOf.size).toBe(0)
  })
})

describe('any statements', () => {
  const handle = fc.constantFrom(
    'x:id:1', 'x:id:2', 'x:id:3', 'x:@a', 'x:@b', 'email:a@example.org', 'email:b@example.org', 'email:info@example.org', 'tel:+4930111111', 'tel:123',
    'calendar:name:Anna Ek', 'facebook:name:Bo', 'url:example.org', 'card:1',
  )
  const statement: fc.Arbitrary<Statement> = fc.record({
    handles: fc.array(handle, { minLength: 1, maxLength: 4 }),
    name: fc.constantFrom('Anna Ek', 'Anna Berg', 'Bo Berg', 'Cy Dahl', 'Bo'),
    seen: fc.nat(3),
    me: fc.integer({ min: 0, max: 19 }).map((number) => number === 0),
  }, { requiredKeys: ['handles'] })

  const shape = (identity: Identity) => [[...identity.personOf].sort(), [...identity.me].sort()]

  it('give the same people in any order, however often', () => {
    const shuffled = fc.array(statement, { maxLength: 12 }).chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: list.length * 2 })))
    fc.assert(fc.property(shuffled, ([list, other]) => {
      const turned = other.map((one) => ({ ...one, handles: [...one.handles].reverse() }))
      expect(shape(resolve(turned, ['x:@b']))).toEqual(shape(resolve(list, ['x:@b'])))
    }), { numRuns: 1000 })
  })

  it('put each handle into exactly one place', () => {
    fc.assert(fc.property(fc.array(statement), (list) => {
      const identity = resolve(list)
      for (const one of new Set(list.flatMap((each) => each.handles))) {
        const person = identity.personOf.get(one)
        expect(identity.me.has(one)).toBe(person === undefined)
        if (person !== undefined) expect(identity.members(person)).toContain(one)
      }
    }))
  })

  it('never join two ids of a network through a screen name alone', () => {
    const claim = fc.record({ handles: fc.tuple(fc.constantFrom('x:id:1', 'x:id:2', 'x:id:3'), fc.constantFrom('x:@a', 'x:@b')).map((pair) => [...pair]), seen: fc.nat(4) })
    fc.assert(fc.property(fc.array(claim), (list) => {
      const identity = resolve(list)
      const ids = ['x:id:1', 'x:id:2', 'x:id:3'].map((id) => identity.personOf.get(id)).filter((id) => id !== undefined)
      expect(new Set(ids).size).toBe(ids.length)
    }))
  })
})

it('takes 200,000 statements in a moment', () => {
  const statements = Array.from({ length: 200_000 }, (_, index) => ({
    handles: [`x:id:${index % 50_000}`, `x:@name${index % 50_000}`, `email:p${index % 40_000}@example.org`], name: `Person ${index % 50_000}`, seen: index,
  }))
  const identity = resolve(statements)
  expect(identity.personOf.size).toBe(140_000)
}, 30_000)
