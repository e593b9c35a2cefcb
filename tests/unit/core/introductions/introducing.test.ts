import { describe, expect, it } from 'vitest'
import { introducerName, introducingRole } from '../../../../renderer/core/introductions/introducing'

describe('words that introduce', () => {
  it.each([
    ['@bea meet @carl, he draws ferries', 'speaker'],
    ['Bea, meet Carl. He draws ferries.', 'speaker'],
    ['You two should meet!', 'speaker'],
    ['Ilse, let me introduce my sister', 'speaker'],
    ['Darf ich euch bekannt machen?', 'speaker'],
    ['Ich möchte dir meinen Bruder vorstellen', 'speaker'],
    ['Je te présente Bea', 'speaker'],
    ['Te presento a Bea', 'speaker'],
    ['Thanks @tomas for introducing me to @bea', 'third'],
    ['Tomás introduced us at the harbour', 'third'],
    ['Tomás hat uns in Graz einander vorgestellt', 'third'],
    ['Tomás nous a présentés', 'third'],
    ['Nos presentó Tomás', 'third'],
    ['I introduced @bea to @carl today', 'owner'],
    ['Ich habe Bea und Carl einander vorgestellt', 'owner'],
    ['J’ai présenté Bea à Carl', 'owner'],
    ['Great to meet you @bea and @carl yesterday', undefined],
    ['Looking forward to meet @bea', undefined],
    ['Let’s meet tomorrow, @bea', undefined],
    ['Bea, meet me at eight', undefined],
    ['They introduced a new train', undefined],
    ['Introducing my new book', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s', (text, role) => {
    expect(introducingRole(text)).toBe(role)
  })

  it('reads no further than the first thousand characters', () => {
    expect(introducingRole(`${'x '.repeat(600)}Tomás introduced us`)).toBeUndefined()
  })

  it('takes no time over hostile words', () => {
    const began = performance.now()
    for (const words of ['i brought '.repeat(5000), 'hat uns '.repeat(5000), `${'a '.repeat(5000)}introduced`, 'darf ich '.repeat(5000)]) {
      introducingRole(words)
      introducerName(words)
    }
    expect(performance.now() - began).toBeLessThan(500)
  })
})

describe('the name of whoever introduced', () => {
  it.each([
    ['through Tomás Novák', 'Tomás Novák'],
    ['Introduced by Ana de la Cruz, at her table', 'Ana de la Cruz'],
    ['We met through my friend Bart.', 'Bart'],
    ['via Marisol at the book market', 'Marisol'],
    ['über Željko in Ljubljana', 'Željko'],
    ['durch unsere Freundin Birgit Hollerer', 'Birgit Hollerer'],
    ['présentée par Anaïs Delacroix-Ngoma', 'Anaïs Delacroix-Ngoma'],
    ['gracias a María José', 'María José'],
    ['Tomás Novák introduced us in Graz', 'Tomás Novák'],
    ['Birgit hat uns vorgestellt', 'Birgit'],
    ['盛岡達也 introduced us', '盛岡達也'],
    ['through work', undefined],
    ['At a conference in Lisbon', undefined],
    ['', undefined],
  ])('%s', (text, name) => {
    expect(introducerName(text)).toBe(name)
  })
})
