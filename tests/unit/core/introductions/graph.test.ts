import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { introductionGraph } from '../../../../renderer/core/introductions/graph'
import { introductionsOf } from '../../../../renderer/core/introductions/introductions'
import { chainWords, connectorWords, introductionWords, withoutWords } from '../../../../renderer/core/introductions/words'
import type { PersonSummary } from '../../../../renderer/core/model'
import { person, said } from './making'

const graphOf = (people: readonly PersonSummary[], edges: readonly (readonly [by: string, ...people: string[]])[]) =>
  introductionGraph(introductionsOf({ people, hints: [], said: edges.map(([by, ...whom]) => said(by, whom)) }).accepted, new Map(people.map((each) => [each.id, each])))

const named = (ids: string) => [...ids].map((id, index) => person(id, `20${String(10 + index)}-01-01`))
const chain = (graph: ReturnType<typeof graphOf>, id: string) => graph.chainOf(id).map((step) => step.person).join('')

describe('the graph of introductions', () => {
  it.each([
    ['nobody', 'a', [], 'a', 'a', ''],
    ['one', 'ab', ['ab'], 'b', 'ba', ''],
    ['a chain', 'abcd', ['ab', 'bc', 'cd'], 'd', 'dcba', 'cd'],
    ['of two introducers the one known first, and neither is needed', 'abcd', ['ad', 'bd', 'bc'], 'd', 'da', 'c'],
    ['a fork', 'abcd', ['ab', 'bc', 'bd'], 'c', 'cba', 'cd'],
    ['two ways meet again', 'abcde', ['ab', 'ac', 'bd', 'cd', 'de'], 'e', 'edba', ''],
    ['each other', 'ab', ['ab', 'ba'], 'b', 'ba', ''],
    ['a round ends where somebody was known first', 'abc', ['ab', 'bc', 'ca'], 'c', 'cba', 'c'],
    ['a round that leads on', 'abcd', ['bc', 'cb', 'cd'], 'd', 'dcb', 'cd'],
  ])('%s', (_, ids, edges, of, expected, throughB) => {
    const graph = graphOf(named(ids), edges.map(([by, ...whom]) => [by!, ...whom] as const))
    expect(chain(graph, of)).toBe(expected)
    expect(graph.onlyThrough('b').join('')).toBe(throughB)
  })

  it('tells connectors by the people they brought, and what came of it', () => {
    const people = [...named('abcdef'), person('g', '2020-01-01', { stage: 4 })]
    const graph = graphOf(people, [['a', 'b'], ['a', 'g'], ['b', 'c'], ['c', 'e', 'f'], ['', 'a', 'f']])
    expect(graph.connectors.map(({ person: id, brought, full, pairs, needed }) => [id, brought.join(''), full.join(''), pairs.length, needed])).toEqual([
      ['a', 'bg', 'g', 0, 3], ['b', 'c', '', 0, 1], ['c', '', '', 1, 0],
    ])
    expect(graph.people.join('')).toBe('abcefg')
    expect(graph.pairsOf('f').map(({ by }) => by)).toEqual(expect.arrayContaining(['', 'c']))
    expect(graph.broughtBy('').map(({ people: whom }) => whom.join(''))).toEqual(['af'])
    const nameOf = (id: string) => id.toUpperCase()
    const [a, b, c] = graph.connectors
    expect(connectorWords(a!, nameOf)).toBe('A brought you 2 people. With 1 of them it went full circle.')
    expect(connectorWords(b!, nameOf)).toBe('B brought you C.')
    expect(connectorWords(c!, nameOf)).toBe('C brought together E and F.')
    expect(withoutWords('a', graph.onlyThrough('a'), nameOf)).toBe('Without A you would not know these 3.')
    expect(withoutWords('b', graph.onlyThrough('b'), nameOf)).toBe('Without B you would not know C.')
    expect(chainWords(graph.chainOf('c'), nameOf)).toBe('C, through B, through A')
    expect(introductionWords({ by: '', people: ['a', 'f'] }, nameOf)).toBe('You introduced A and F')
    expect(introductionWords({ by: 'a', people: ['f'] }, nameOf)).toBe('A introduced you to F')
  })

  const ids = 'abcdefgh'
  const anyEdges = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 20 })

  it('chains end, whatever goes round', () => {
    fc.assert(fc.property(anyEdges, fc.constantFrom(...ids), (edges, id) => {
      const steps = graphOf(named(ids), edges).chainOf(id)
      expect(new Set(steps.map((step) => step.person)).size).toBe(steps.length)
      expect(steps.at(-1)!.through).toBeUndefined()
    }))
  })

  it('only through somebody: without them no way leads there', () => {
    fc.assert(fc.property(anyEdges, (edges) => {
      // In order of being known nothing goes round, so that those nobody introduced are known by themselves.
      const forward = edges.filter(([by, whom]) => by < whom)
      const graph = graphOf(named(ids), forward)
      const introduced = new Set(forward.map(([, whom]) => whom))
      for (const gone of ids) {
        const reached = new Set([...graph.people].filter((id) => !introduced.has(id) && id !== gone))
        for (let size = -1; size !== reached.size; ) {
          size = reached.size
          for (const [by, whom] of forward) if (reached.has(by) && whom !== gone) reached.add(whom)
        }
        expect(graph.connectors.find(({ person: id }) => id === gone)?.needed ?? 0).toBe(graph.onlyThrough(gone).length)
        expect(graph.onlyThrough(gone)).toEqual(graph.people.filter((id) => id !== gone && !reached.has(id)))
      }
    }))
  })

  it('a long chain and a large round are no trouble', () => {
    const many = Array.from({ length: 5000 }, (_, index) => person(`p${String(index).padStart(4, '0')}`, `20${String(10 + (index % 10))}-01-01`))
    const edges = many.map(({ id }, index) => [id, many[(index + 1) % many.length]!.id] as const)
    const began = performance.now()
    const round = graphOf(many, edges)
    expect(round.chainOf('p0000')).toHaveLength(5000)
    expect(graphOf(many, edges.slice(0, -1)).chainOf('p4999')).toHaveLength(5000)
    expect(performance.now() - began).toBeLessThan(2000)
  })
})
