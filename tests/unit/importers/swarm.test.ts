import { describe, expect, it } from 'vitest'
import type { Fact, InteractionFact, PersonFact } from '../../../electron/contract/records'
import type { Outcome } from '../../../electron/importers/importer'
import { swarm } from '../../../electron/importers/swarm/index'
import { ownWords, taggedIn } from '../../../electron/importers/swarm/shouts'
import { memorySource, textFiles } from './memorySource'
import { testImporter } from './testImporter'

testImporter(swarm, 'swarm')

const options = { zone: 'UTC', region: 'DE', now: Date.UTC(2026, 10, 22) }

async function read(texts: Readonly<Record<string, unknown>>): Promise<{ outcomes: Outcome[]; facts: Fact[]; owner: readonly string[] }> {
  const source = memorySource(textFiles(Object.fromEntries(Object.entries(texts).map(([label, value]) => [label, JSON.stringify(value)]))))
  const outcomes: Outcome[] = []
  const claims = await swarm.claim(source)
  for (const claim of claims) for await (const outcome of swarm.read(source, claim, { ...options, owner: claim.owner })) outcomes.push(outcome)
  return { outcomes, facts: outcomes.flatMap((outcome) => ('facts' in outcome ? [...outcome.facts] : [])), owner: claims.flatMap((claim) => claim.owner) }
}
const met = (facts: readonly Fact[]) => facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction' && fact.kind === 'check-in')
const checkin = (id: string, more: object = {}) => ({ id, createdAt: '2023-11-14 19:05:20.000000', type: 'checkin', timeZoneOffset: 60, venue: { name: 'Pier' }, ...more })
const user = (id: unknown, from: number, to: number) => ({ type: 'user', id, indices: [from, to] })

describe('companions', () => {
  it('are a bridge and proof of a meeting, one for each, in one encounter', async () => {
    const { facts } = await read({ 'checkins1.json': [checkin('a', { with: [{ id: 7, firstName: 'Ilse' }, { id: '8', firstName: 'Kofi' }] })] })
    expect(met(facts).map(({ id, stream, who, event, setting, grade, direction, at }) => ({ id, stream, who, event, setting, grade, direction, at }))).toEqual(
      ['7', '8'].map((id) => ({
        id: `swarm:checkin:a#${id}`, stream: `swarm:id:${id}`, who: ['swarm:id:7', 'swarm:id:8'], event: 'swarm:checkin:a', setting: 'bridge', grade: 'strong', direction: 'mutual',
        at: Date.UTC(2023, 10, 14, 19, 5, 20),
      })),
    )
  })
  it('have one id in the export and in what the programming interface answers', async () => {
    const { facts: exported } = await read({ 'checkins1.json': { count: 1, items: [checkin('a', { shout: 'with Ilse', entities: [user('7', 5, 9)] })] } })
    const { facts: answered } = await read({ 'checkins.json': { response: { checkins: { items: [checkin('a', { createdAt: 1_699_988_720, with: [{ id: '7', firstName: 'Ilse' }] })] } } } })
    expect(met(exported)[0]).toMatchObject({ id: met(answered)[0]!.id, at: met(answered)[0]!.at })
  })
  it('never are the owner, whoever checked in', async () => {
    const { facts, owner } = await read({
      'checkins1.json': [checkin('a', { createdBy: { id: '1' }, entities: [user('1', 0, 2)], shout: 'me' }), checkin('b', { createdBy: { id: '9', firstName: 'Kofi' } })],
      'users.json': { self: { id: 1, firstName: 'Ada' }, friends: { items: [] } },
    })
    expect(owner).toEqual(['swarm:id:1'])
    expect(met(facts).map(({ id }) => id)).toEqual(['swarm:checkin:b#9'])
  })
  it('without a name are told of once', async () => {
    const { outcomes, facts } = await read({ 'checkins1.json': [checkin('a', { entities: [user('9', 3, 5)] }), checkin('b', { entities: [user('9', 3, 5)] })] })
    expect(outcomes.filter((outcome) => 'warning' in outcome)).toHaveLength(1)
    expect(met(facts)).toHaveLength(2)
  })
})

describe('words', () => {
  const tagged = (shout: string, from: number, to: number, name?: string) => taggedIn({ shout, entities: [user('7', from, to)] }, () => name)[0]?.name
  it('are counted in code points or in UTF-16 units', () => {
    expect(tagged('🎪 with Ilse', 7, 11)).toBe('Ilse')
    expect(tagged('🎪 with Ilse', 8, 12)).toBe('Ilse')
    expect(tagged('🎪🎪🎪 Ilse Ada', 4, 8, 'Ilse')).toBe('Ilse')
    expect(tagged('with Ilse', 6, 8)).toBeUndefined()
    expect(tagged('with Ilse', 50, 60)).toBeUndefined()
  })
  it('of the app are nobody’s', () => {
    expect(ownWords('with Ilse', ['Ilse'])).toBeUndefined()
    expect(ownWords('mit Kofi und Ilse', ['Ilse', 'Kofi'])).toBeUndefined()
    expect(ownWords('cake with Ilse', ['Ilse'])).toBe('cake with Ilse')
    expect(ownWords('with', [])).toBe('with')
  })
})

describe('people', () => {
  it('keep the name the source saw last', async () => {
    const { facts } = await read({
      'checkins1.json': [checkin('a', { with: [{ id: '7', firstName: 'Ilse', lastName: 'Neu' }] }), checkin('b', { createdAt: 1_300_000_000, with: [{ id: '7', firstName: 'Ilse', lastName: 'Alt' }] })],
    })
    expect(facts.filter((fact): fact is PersonFact => fact.fact === 'person').map(({ name }) => name)).toEqual(['Ilse Neu'])
  })
})

describe('recognising', () => {
  it.each([
    ['another export', { 'checkins.json': { items: [{ id: 1, what: 'gym' }] } }],
    ['a list of other things', { 'swarm.json': [{ id: 1, createdAt: 5 }] }],
  ])('leaves %s', async (_, files) => expect((await read(files)).owner).toEqual([]))
  it('reads ids beyond 2^53 and hostile keys without harm', async () => {
    const { facts } = await read({ 'checkins1.json': [checkin('a', JSON.parse('{"__proto__":{"x":1},"with":[{"id":"18446744073709551615","firstName":"Ilse"}]}') as object)] })
    expect(met(facts)[0]!.stream).toBe('swarm:id:18446744073709551615')
    expect(({} as { x?: number }).x).toBeUndefined()
  })
})
