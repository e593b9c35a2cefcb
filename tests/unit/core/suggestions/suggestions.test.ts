import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { knownOf, type Days, type Known } from '../../../../renderer/core/suggestions/known'
import { suggest, type SuggestOptions } from '../../../../renderer/core/suggestions/suggestions'
import type { PersonId, Suggestion } from '../../../../renderer/core/model'

const found = (people: readonly Known[], options: Partial<SuggestOptions> = {}): Promise<readonly Suggestion[]> =>
  suggest(people, { isApart: () => false, daysOf: () => Promise.resolve(new Map<PersonId, Days>()), pause: () => Promise.resolve(), ...options })

const bea = knownOf('x:id:1', { names: ['Bea Ek'], archives: ['x account x:id:9'] })
const other = (known: Partial<Known>, id = 'card:1') => knownOf(id, { names: ['Bea Ek'], ...known })
const short = async (people: readonly Known[], options?: Partial<SuggestOptions>) =>
  (await found(people, options)).map(({ left, right, confidence, reasons }) => [left, right, confidence, ...reasons.map(({ words }) => words)])

describe('a name', () => {
  it('alone is a hint', async () => expect(await short([bea, other({})])).toEqual([['card:1', 'x:id:1', 'hint', 'same full name']]))

  it('of one word says nothing of a whole one, and a family name of nobody', async () => {
    expect(await short([knownOf('x:id:1', { names: ['Bea'] }), knownOf('card:1', { names: ['Bea Ek'], employers: ['Umi Labs'] })])).toEqual([])
    expect(await short([knownOf('x:id:1', { names: ['Anna Ek'], addresses: ['Graz'] }), knownOf('card:1', { names: ['Tom Ek'], addresses: ['Graz'] })])).toEqual([])
    expect(await short([knownOf('x:id:1', { names: ['Ek'], archives: ['x'], addresses: ['Graz'] }), knownOf('card:1', { names: ['Tom Ek'], addresses: ['Graz'] })])).toEqual([])
  })

  describe('of one word', () => {
    const chat = (name: string, n = 1, known: Partial<Known> = {}) => knownOf(`whatsapp:name:${name}${n}`, { names: [name], archives: ['chats'], ...known })
    const inBook = (name: string, n = 1, known: Partial<Known> = {}) => knownOf(`card:${n}`, { names: [name], ...known })

    it('is a hint when each source has one who is called that and nothing more', async () => {
      expect(await short([chat('Conny'), inBook('Conny')])).toEqual([['card:1', 'whatsapp:name:Conny1', 'hint', 'the only ones of that name']])
      expect(await short([chat('Конни'), inBook('Conny'), inBook('Conny Huber', 2)])).toEqual([['card:1', 'whatsapp:name:Конни1', 'hint', 'the only ones of that name']])
    })

    it('is nothing when one source has two, or when many are called so', async () => {
      expect(await short([chat('Conny'), inBook('Conny'), inBook('Conny', 2)])).toEqual([])
      expect(await short([chat('Conny'), chat('Conny', 2), inBook('Conny')])).toEqual([])
      const connys = ['Ek', 'Lind', 'Berg', 'Varga', 'Osei', 'Aas'].map((family, n) => inBook(`Conny ${family}`, n + 2))
      expect(await short([chat('Conny'), inBook('Conny'), ...connys])).toEqual([])
    })

    it('is a hint beside the only one who may be called that, with something else in common', async () => {
      const graz = { addresses: ['Graz'] }
      expect(await short([chat('Conny', 1, graz), inBook('Cornelia Huber', 1, graz), inBook('Tom Ek', 2, graz)])).toEqual([['card:1', 'whatsapp:name:Conny1', 'hint', 'the only one who is called that', 'same place']])
      expect(await short([chat('Conny', 1, graz), inBook('Cornelia Huber', 1, graz), inBook('Conny Ek', 2, graz)])).toEqual([])
      expect(await short([chat('Conny', 1, graz), inBook('Cornelia Huber')])).toEqual([])
    })
  })

  it.each<[string, Partial<Known>, Partial<Known>, readonly string[]]>([
    ['a city', { addresses: ['Hauptstraße 7, 8010 Graz, Österreich'] }, { addresses: ['Graz'] }, ['likely', 'same full name', 'same place']],
    ['an employer', { employers: ['Umi Labs GmbH'] }, { employers: ['UMI Labs'] }, ['likely', 'same full name', 'same employer']],
    ['a birthday', { birthdays: [{ year: 1984, month: 4, day: 2 }] }, { birthdays: [{ year: 1984, month: 4, day: 2 }] }, ['strong', 'same birthday', 'same full name']],
    ['a page', { pages: ['https://www.bea.example/'] }, { pages: ['bea.example'] }, ['strong', 'same page in their own words', 'same full name']],
    ['a picture', { photos: ['ab'] }, { photos: ['ab'] }, ['strong', 'same picture', 'same full name']],
    ['a group', { threads: ['Graz choir'] }, { threads: ['Graz Choir'] }, ['likely', 'same full name', 'speak in one conversation']],
    ['a number without its country', { phones: ['+436641234567'] }, { phones: ['0664 1234567'] }, ['likely', 'same full name', 'telephones end alike']],
  ])('with %s is more', async (_, left, right, expected) => {
    const [first] = await short([{ ...bea, ...left }, other(right)])
    expect([first![2], ...first!.slice(3).sort()]).toEqual([expected[0], ...expected.slice(1).sort()])
  })

  it('with another birthday is less, and nothing by itself', async () => {
    const [spring, autumn] = [{ birthdays: [{ month: 4, day: 2 }] }, { birthdays: [{ month: 10, day: 9 }] }]
    expect(await short([{ ...bea, ...spring }, other(autumn)])).toEqual([])
    const [both] = await short([{ ...bea, ...spring, photos: ['ab'], employers: ['Umi'] }, other({ ...autumn, photos: ['ab'], employers: ['Umi'] })])
    expect([both![2], both!.at(-1)]).toEqual(['likely', 'birthdays differ'])
  })

  it('counts for nothing where only a country is shared', async () => {
    expect((await short([{ ...bea, addresses: ['Graz, Austria'] }, other({ addresses: ['Linz, Austria'] })]))[0]![2]).toBe('hint')
  })
})

describe('a handle', () => {
  const on = (id: string, handle: string, names: readonly string[] = []) => knownOf(id, { handles: [id, handle], names })

  it('on two networks is a reason, whatever stands between its letters', async () => {
    expect(await short([on('x:id:1', 'x:@tiny_otter'), on('github:id:2', 'github:@tiny-otter')])).toEqual([['github:id:2', 'x:id:1', 'hint', 'one handle on two networks']])
    expect((await short([on('x:id:1', 'x:@tiny_otter', ['Bea Ek']), on('github:id:2', 'github:@tinyotter', ['Bea Ek'])]))[0]![2]).toBe('strong')
  })

  it.each(['info', 'john', 'maria', 'photography', 'bea', 'musik77'])('that many could have is none: %s', async (name) => {
    expect(await short([on('x:id:1', `x:@${name}`), on('github:id:2', `github:@${name}`)])).toEqual([])
  })

  it('spells a name', async () => {
    expect((await short([on('x:id:1', 'x:@kwabenaosei'), knownOf('card:1', { names: ['Kwabena Osei'] })]))[0]!.slice(2)).toEqual(['hint', 'the handle spells the name'])
    const guest = (email: string) => knownOf(`email:${email}`, { emails: [email] })
    expect((await short([guest('kwabena.osei12@example.org'), knownOf('card:1', { names: ['Kwabena Osei'] })]))[0]!.slice(2)).toEqual(['hint', 'the handle spells the name'])
    expect(await short([guest('kosei@example.org'), knownOf('card:1', { names: ['Kwabena Osei'] }), knownOf('card:2', { names: ['Kwabena Osei'] })])).toHaveLength(1)
  })
})

it('one address under two names is asked about', async () => {
  const family = ['family@example.org']
  expect(await short([knownOf('card:1', { names: ['Anna Ek'], emails: family }), knownOf('card:2', { names: ['Tom Berg'], emails: family })])).toEqual([['card:1', 'card:2', 'hint', 'one address under both names']])
})

it('addressed by handle on the day of a lunch', async () => {
  const days = new Map<PersonId, Days>([['card:1', { addressed: [], named: [15_000, 15_400] }], ['x:id:1', { addressed: [15_000, 15_400, 16_000], named: [15_000, 15_400, 16_000] }]])
  const [suggestion] = await found([bea, other({})], { daysOf: () => Promise.resolve(days) })
  expect([suggestion!.confidence, ...suggestion!.reasons.map(({ words, left, right }) => [words, left, right])]).toEqual([
    'likely', ['same full name', 'Bea Ek', 'Bea Ek'], ['addressed on the same day', 'on 26 January 2011 and 1 other day', 'addressed on 26 January 2011 and 1 other day'],
  ])
})

it('one that begins where the other ends is more likely the same', async () => {
  const day = 86_400_000
  const [first] = await short([{ ...bea, first: 14_000 * day, last: 16_000 * day, touches: 9 }, other({ first: 16_050 * day, last: 18_000 * day, touches: 9 })])
  expect(first!.slice(2)).toEqual(['likely', 'same full name', 'one begins where the other ends'])
})

it('an archive that lists both, and the owner’s word, keep them apart', async () => {
  const archives = ['x account x:id:9']
  expect(await found([{ ...bea, archives }, other({ archives }, 'x:id:2')])).toEqual([])
  expect(await found([bea, other({})], { isApart: (one, two) => one === 'card:1' && two === 'x:id:1' })).toEqual([])
})

it('what can be decided in one go has one batch', async () => {
  const pair = (n: number, name: string) => [knownOf(`x:id:${n}`, { names: [name], employers: ['Umi Labs'] }), knownOf(`card:${n}`, { names: [name], employers: ['Umi Labs'] })]
  const batches = (await found([...pair(1, 'Bea Ek'), ...pair(2, 'Tom Lind')])).map(({ batch }) => batch)
  expect(batches).toEqual(['same name and same employer: Umi Labs', 'same name and same employer: Umi Labs'])
  expect((await found(pair(1, 'Bea Ek')))[0]!.batch).toBeUndefined()
})

const name = fc.constantFrom('Bea Ek', 'Beatrix Ek', 'Ek Bea', 'Bea Berg', 'B. Ek', 'Tom Lind', 'Thomas Lind', 'Беа Ек', 'Bea')
const person = fc.record({
  names: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }), employers: fc.subarray(['Umi Labs', 'Amber Works']), addresses: fc.subarray(['Graz', 'Linz']), emails: fc.subarray(['a@example.org', 'b@example.org']),
  archives: fc.subarray(['x account', 'facebook account']), handle: fc.constantFrom('x:@tiny_otter', 'github:@tinyotter', 'mastodon:beaek@example.org'),
})

it('the order of people changes nothing, and nobody is suggested with themselves or with whom an archive knows apart', async () => {
  await fc.assert(fc.asyncProperty(fc.array(person, { minLength: 2, maxLength: 12 }), fc.func(fc.integer()), async (all, order) => {
    const people = all.map(({ handle, ...known }, n) => knownOf(`card:${n}`, { ...known, handles: [`card:${n}`, handle] }))
    const suggestions = await found(people)
    const shuffled = [...people].sort((a, b) => order(a.id) - order(b.id))
    expect(await found(shuffled)).toEqual(suggestions)
    const archives = new Map(people.map(({ id, archives }) => [id, archives]))
    for (const { id, left, right, reasons } of suggestions) {
      expect(left < right && id === `${left}\n${right}`).toBe(true)
      expect(archives.get(left)!.some((one) => archives.get(right)!.includes(one))).toBe(false)
      expect(reasons.some(({ kind }) => kind !== 'clash')).toBe(true)
    }
  }), { numRuns: 200 })
})

it('20,000 of one name cost no more than 20,000', async () => {
  const people = Array.from({ length: 20_000 }, (_, n) => knownOf(`card:${n}`, { names: ['Anna Kovács'], addresses: ['Graz'], employers: [`Firm ${n >> 1}`] }))
  const suggestions = await found(people)
  // Ten thousand pairs work together; the rest have nothing that tells them apart.
  expect(suggestions.length).toBe(10_000)
  expect(suggestions.every(({ reasons }) => reasons.some(({ kind }) => kind === 'sameWork'))).toBe(true)
})
