import { expect, it } from 'vitest'
import { nameTellers } from '../../../../renderer/components/person/personFacts'
import type { PersonDetail, SourceFact } from '../../../../renderer/core/model'

const card: SourceFact = { source: 'vcard', file: 'people.vcf', handles: ['card:1'], name: 'Bea Ek', seen: 5 }
const tellers = (name: string, importedName: string, facts: readonly SourceFact[], handle = 'card:1') =>
  nameTellers({ summary: { name, handles: [handle] } as unknown as PersonDetail['summary'], importedName, facts, namedAt: 9 })

it('says who gives the name that shows', () => {
  expect(tellers('Bea Ek', 'Bea Ek', [card, card, { ...card, source: 'x', file: 'x.zip', name: 'bea' }])).toEqual([{ source: 'vcard', file: 'people.vcf', seen: 5 }])
  expect(tellers('Beatrix', 'Bea Ek', [card])).toEqual([{ source: 'you', seen: 9 }])
  expect(tellers('Bea Ek', 'Bea Ek', [], 'person:7')).toEqual([{ source: 'you', seen: 9 }])
  expect(tellers('bea@example.org', 'bea@example.org', [], 'email:bea@example.org')).toEqual([])
})
