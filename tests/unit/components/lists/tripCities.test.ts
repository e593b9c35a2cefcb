import { describe, expect, it } from 'vitest'
import { tripCities } from '../../../../renderer/components/lists/tripCities'

describe('cities of a trip', () => {
  it('come from where people live and where one met, the most frequent first', () => {
    const people = [{ where: 'Daegu, South Korea' }, { where: 'Kraków' }, {}, { where: 'krakow' }, { where: 'Kraków, Poland' }]
    const encounters = [[{ place: { name: 'Café Tejo', address: 'Rua das Flores 3, 1200-192 Lisboa, Portugal' } }, { place: { name: 'Print fair, Kraków' } }], [{}]]
    expect(tripCities(people, encounters)).toEqual(['Kraków', 'Daegu', 'Lisboa'])
  })

  it('are none where nothing is known, and leave out what is no city', () => {
    expect(tripCities([{}, { where: '' }, { where: `${'somewhere '.repeat(20)}` }], [])).toEqual([])
  })

  it('are few enough to choose from', () => {
    expect(tripCities(Array.from({ length: 5_000 }, (_, at) => ({ where: `City ${at}` })), [])).toHaveLength(300)
  })
})
