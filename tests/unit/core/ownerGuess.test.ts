import { describe, expect, it } from 'vitest'
import { guessOwner } from '../../../renderer/core/ownerGuess'

const choices = ['whatsapp:name:Bea Ek', 'whatsapp:name:Ana  Duarte', 'tel:+4930123456']

describe('whose archive it is', () => {
  it('is told by an address of the owner', () => {
    expect(guessOwner(choices, { handles: ['email:ana@example.org', 'tel:+4930123456'], names: ['Bea Ek'] })).toBe('tel:+4930123456')
  })

  it('is told by exactly the owner’s name, whatever its accents and letters', () => {
    expect(guessOwner(choices, { handles: [], names: ['ana duarte'] })).toBe('whatsapp:name:Ana  Duarte')
    expect(guessOwner(choices, { handles: [], names: ['Ana'] })).toBeUndefined()
  })

  it('stays open when several fit, or only a placeholder does', () => {
    expect(guessOwner(choices, { handles: [], names: ['Ana Duarte', 'Bea Ek'] })).toBeUndefined()
    expect(guessOwner(['facebook:name:Facebook User'], { handles: [], names: ['Facebook User'] })).toBeUndefined()
    expect(guessOwner([], { handles: ['tel:+4930123456'], names: ['Ana Duarte'] })).toBeUndefined()
  })
})
