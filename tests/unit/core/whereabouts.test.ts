import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Place } from '../../../electron/contract/records'
import { whereabouts } from '../../../renderer/core/whereabouts'

describe('where something was', () => {
  it.each<[place: Place | undefined, title: string | undefined, words: string]>([
    [{ name: 'Station, Trieste' }, undefined, 'Station in Trieste'],
    [{ name: 'Station', address: 'Piazza della Libertà 8, 34135 Trieste, Italy' }, 'Bea, Trieste', 'Station in Trieste'],
    [{ name: 'Café Sperl, Gumpendorfer Straße 11, 1060 Wien, Österreich' }, undefined, 'Café Sperl in Wien'],
    [{ name: 'Café Tejo, Rua das Flores 3, Lisboa' }, 'Coffee', 'Café Tejo in Lisboa'],
    [{ name: 'Old harbour, Genoa, Italy' }, undefined, 'Old harbour in Genoa'],
    [{ name: 'Station' }, undefined, 'Station'],
    [{ name: 'Graz Hauptbahnhof', address: 'Europaplatz 4, 8020 Graz' }, undefined, 'Graz Hauptbahnhof'],
    [{ name: 'Gdańsk, Poland' }, undefined, 'Gdańsk in Poland'],
    [{ name: 'Grazer Kunstverein', address: '8020 Graz' }, undefined, 'Grazer Kunstverein in Graz'],
    [{ address: 'Griesgasse 2, 8020 Graz' }, 'Print fair', 'Print fair in Graz'],
    [{ address: 'Griesgasse 2, 8020 Graz' }, 'Bea, graz', 'Bea, graz'],
    [{ address: 'Griesgasse 2, 8020 Graz' }, undefined, 'Graz'],
    [{ address: 'Griesgasse 2' }, undefined, 'Griesgasse 2'],
    [{ address: 'Griesgasse 2' }, 'Print fair', 'Print fair'],
    [{ latitude: 47, longitude: 15 }, undefined, ''],
    [{ name: ' , ' }, ' ', ''],
    [undefined, 'Print fair', 'Print fair'],
    [undefined, undefined, ''],
  ])('%j, %j: %s', (place, title, words) => expect(whereabouts(place, title)).toBe(words))

  it('says nothing twice, and something wherever a name is written', () => {
    const word = fc.constantFrom('Station', 'Graz', 'Wien', 'Hall 2', 'Kaffee')
    fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), fc.array(word, { maxLength: 3 }), (name, address) => {
      const words = whereabouts({ name: name.join(', '), address: address.join(', ') })
      expect(words).toContain(name[0])
      const [spot, city] = words.split(' in ')
      expect(city).not.toBe(spot)
    }))
  })
})
