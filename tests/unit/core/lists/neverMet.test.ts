import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { day } from '../../../../renderer/core/dates'
import { neverMet } from '../../../../renderer/core/lists/neverMet'
import { known, met, somebody, start, tale, touches, type One } from './invented'

const names = (...all: readonly One[]): string[] => neverMet(known(...all)).map(({ person }) => person.id)

describe('never met', () => {
  it.each<[string, One, boolean]>([
    ['five touches in two months', [somebody('a'), tale('a', { months: 2, networks: [touches('x', 5, 0, 40)] })], true],
    ['four touches', [somebody('a'), tale('a', { networks: [touches('x', 4, 0, 80)] })], false],
    ['five in one month', [somebody('a'), tale('a', { months: 1, networks: [touches('x', 5, 0, 9)] })], false],
    ['five on two networks', [somebody('a'), tale('a', { networks: [touches('mail', 2, 0, 9), touches('x', 3, 9, 80)] })], true],
    ['of one voice', [somebody('a'), tale('a', { mine: 6, theirs: 0 })], true],
    ['nothing told', [somebody('a')], false],
    ['no encounter', [somebody('a'), tale('a'), []], true],
    ['an encounter', [somebody('a'), tale('a'), [met('m', 9)]], false],
    ['a hint of one', [somebody('a'), tale('a'), [met('m', 9, { grade: 'candidate' })]], false],
    ['met before the records', [somebody('a'), tale('a', { metBefore: ['met before'] })], false],
    ['in the trash', [somebody('a', { deleted: true }), tale('a')], false],
    ['archived', [somebody('a', { archived: true }), tale('a')], false],
  ])('%s: %s', (_, one, listed) => expect(names(one)).toEqual(listed ? ['a'] : []))

  it('says since when, until when, where and whether both spoke, with the evidence', () => {
    const person = somebody('a', { where: 'Görlitz' })
    const story = tale('a', { months: 7, networks: [touches('mail', 4, 30, 400), touches('x', 5, 10, 80)] })
    expect(neverMet(known([person, story]))).toEqual([
      { person, months: 7, direct: 9, bothVoices: true, since: { id: 'x 10', at: start + 10 * day }, last: { id: 'mail 400', at: start + 400 * day }, where: 'Görlitz' },
    ])
    const turned = tale('a', { months: 7, networks: [touches('a', 4, 10, 400), touches('b', 5, 10, 400), touches('c', 5, 30, 80)] })
    expect(neverMet(known([person, turned]))[0]).toMatchObject({ since: { id: 'a 10' }, last: { id: 'a 400' } })
    expect(neverMet(known([somebody('b'), tale('b', { theirs: 0 })]))[0]).toMatchObject({ bothVoices: false })
    expect(neverMet(known([somebody('b'), tale('b', { mine: 0 })]))[0]).toMatchObject({ bothVoices: false })
    expect(neverMet(known([somebody('b'), tale('b')]))[0]).not.toHaveProperty('where')
  })

  it('comes by months, then both voices, then the latest touch', () => {
    const one = (id: string, months: number, theirs: number, last = 80): One => [somebody(id), tale(id, { months, theirs, networks: [touches('x', 6, 0, last)] })]
    expect(names(one('c', 2, 1, 10), one('a', 2, 0, 99), one('b', 9, 0), one('e', 2, 1, 11), one('d', 2, 1, 10))).toEqual(['b', 'e', 'c', 'd', 'a'])
  })
})

it('is the same whatever the order of people', () => {
  const one = fc.record({ months: fc.nat(4), direct: fc.nat(8), theirs: fc.nat(2), met: fc.boolean(), last: fc.nat(5) })
  fc.assert(fc.property(fc.array(one, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (all, keys) => {
    const people = all.map(({ months, direct, theirs, met: seen, last }, at): One =>
      [somebody(`p${at}`), tale(`p${at}`, { months, theirs, networks: [touches('x', direct, 0, last)] }), seen ? [met('m', 1)] : []])
    const shuffled = people.map((each) => [keys.next().value as number, each] as const).sort(([a], [b]) => a - b).map(([, each]) => each)
    expect(names(...shuffled)).toEqual(names(...people))
    expect(new Set(names(...people))).toEqual(new Set(all.flatMap((each, at) => (each.months >= 2 && each.direct >= 5 && !each.met ? [`p${at}`] : []))))
  }))
})
