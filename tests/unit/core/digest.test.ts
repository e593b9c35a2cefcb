import { describe, expect, it } from 'vitest'
import { callShapes } from '../../../electron/main/callShapes'
import { digestOf } from '../../../renderer/core/digest'

const nothing = { meeting: [], birthdays: [], anniversaries: [], due: [] }

describe('the digest of a day', () => {
  it('is none when there is nothing', () => expect(digestOf(nothing)).toBeNull())

  it('names whom it is about', () => {
    expect(digestOf({ meeting: ['Bea Ek', 'Tatsuya'], birthdays: ['Marisol'], anniversaries: ['Anaïs', 'Rafael'], due: ['נור'] })).toEqual({
      title: 'Today',
      body: 'You meet Bea Ek and Tatsuya.\nBirthday of Marisol.\nAnniversaries of Anaïs and Rafael.\nYou wanted to be in touch with נור.',
    })
  })

  it('names three of many, and whoever is in it twice once', () => {
    expect(digestOf({ ...nothing, due: ['A', 'B', 'A', 'C', 'D', 'E'] })?.body).toBe('You wanted to be in touch with A, B, C and 2 more.')
  })

  it('is short enough to be shown, whatever people are called', () => {
    const long = ['x', 'y', 'z', 'w'].map((letter) => letter.repeat(10_000))
    const { title, body } = digestOf({ meeting: long, birthdays: long, anniversaries: long, due: long })!
    expect(callShapes.notify([title, body])).toEqual([title, body])
  })
})
