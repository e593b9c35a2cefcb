import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PersonFact } from '#contract/records'
import type { Outcome } from '../../../electron/importers/importer'
import { PhoneReader } from '../../../electron/importers/formats/phones'
import { CardSplitter, type RawCard } from '../../../electron/importers/vcard/cards'
import { Fields } from '../../../electron/importers/vcard/fields'
import { GroupLabels } from '../../../electron/importers/vcard/groups'
import { vcard } from '../../../electron/importers/vcard/index'
import { personOf } from '../../../electron/importers/vcard/person'
import { parseCard } from '../../../electron/importers/vcard/properties'
import { memorySource, textFiles } from './memorySource'
import { testImporter } from './testImporter'

testImporter(vcard, 'vcard')

const options = { owner: [], zone: 'Europe/Berlin', region: 'DE', now: 0 }

async function outcomesOf(files: Readonly<Record<string, string>>): Promise<Outcome[]> {
  const source = memorySource(textFiles(files))
  const outcomes: Outcome[] = []
  for (const claim of await vcard.claim(source)) for await (const outcome of vcard.read(source, claim, options)) outcomes.push(outcome)
  return outcomes
}

const peopleOf = (outcomes: readonly Outcome[]) => outcomes.flatMap((outcome) => ('facts' in outcome ? (outcome.facts as readonly PersonFact[]) : []))
const card = (...lines: readonly string[]) => ['BEGIN:VCARD', 'VERSION:3.0', ...lines, 'END:VCARD', ''].join('\r\n')
const person = async (...lines: readonly string[]) => peopleOf(await outcomesOf({ 'a.vcf': card(...lines) }))[0]!

describe('identity of a card', () => {
  it('does not depend on the name of the file', async () => {
    const text = card('FN:Nour Haddad', 'EMAIL:nour@haddad.example') + card('FN:Ilse', 'UID:urn:uuid:0A1B2C3D-0000-4000-8000-00000000000F')
    const one = peopleOf(await outcomesOf({ 'a.vcf': text })).map(({ id }) => id)
    expect(peopleOf(await outcomesOf({ 'other.txt': text })).map(({ id }) => id)).toEqual(one)
    expect(one[1]).toBe('vcard:0a1b2c3d-0000-4000-8000-00000000000f')
  })

  it('survives what changes from export to export', async () => {
    const before = await person('FN:Nour Haddad', 'EMAIL:Nour@haddad.example', 'TEL:030 1234567', 'REV:20200101T000000Z')
    const after = await person('PRODID:-//Other//EN', 'FN:Nour H.', 'TEL;TYPE=HOME:+49 30 1234567', 'EMAIL;TYPE=HOME:nour@haddad.example', 'NOTE:new', 'REV:20260101T000000Z')
    expect(after.id).toBe(before.id)
  })

  it('is name, birthday and organisation where there is no address', async () => {
    const ids = await Promise.all([
      person('FN:Nour Haddad', 'BDAY:19800102'),
      person('FN:nour  haddad', 'BDAY:1980-01-02', 'NOTE:x'),
      person('FN:Nour Haddad', 'BDAY:19800103'),
    ])
    expect(ids[0]!.id).toBe(ids[1]!.id)
    expect(ids[0]!.id).not.toBe(ids[2]!.id)
  })

  it('is not the address of an office that colleagues share', async () => {
    const ids = await Promise.all([person('FN:Nour Haddad', 'EMAIL:info@port.example'), person('FN:Bo Lind', 'EMAIL:info@port.example')])
    expect(ids[0]!.id).not.toBe(ids[1]!.id)
  })

  it('is an account where a card holds nothing else', async () => {
    const people = await Promise.all([person('IMPP:skype:nour.h'), person('IMPP:skype:bo.l')])
    expect(people.map(({ handles }) => handles[0])).toEqual(['skype:@nour.h', 'skype:@bo.l'])
    expect(people[0]!.id).not.toBe(people[1]!.id)
  })
})

describe('handles of a card', () => {
  it('ends with the card itself and leaves out addresses of offices', async () => {
    const { handles, card } = await person('FN:Port', 'EMAIL:info@port.example', 'EMAIL:bea@port.example', 'TEL;TYPE=FAX:030 1234567')
    expect(handles.slice(0, -1)).toEqual(['email:bea@port.example'])
    expect(handles.at(-1)).toMatch(/^card:content-/)
    expect(card?.emails).toHaveLength(2)
  })

  it('reads local numbers by the region and keeps what it cannot read as text', async () => {
    const { handles, card } = await person('FN:A', 'TEL:(030) 123 45 67', 'TEL:call me')
    expect(handles[0]).toBe('tel:+49301234567')
    expect(card?.phones?.map(({ value }) => value)).toEqual(['(030) 123 45 67', 'call me'])
  })
})

describe('quirks', () => {
  it.each([
    ['1604-05-14', { month: 5, day: 14 }],
    ['16040514', { month: 5, day: 14 }],
    ['--0229', { month: 2, day: 29 }],
    ['--05-14', { month: 5, day: 14 }],
    ['1984', { year: 1984 }],
    ['19841113T000000Z', { year: 1984, month: 11, day: 13 }],
    ['1985-02-29', {}],
  ])('reads the birthday %s', async (raw, parts) => {
    expect((await person('FN:A', `BDAY:${raw}`)).card?.dates).toEqual([{ ...parts, label: 'birthday', raw }])
  })

  it('takes a year that the card itself calls unknown as unknown', async () => {
    expect((await person('FN:A', 'BDAY;X-APPLE-OMIT-YEAR=1700:1700-03-04')).card?.dates).toEqual([{ month: 3, day: 4, label: 'birthday', raw: '1700-03-04' }])
  })

  it('takes the birthday that knows most when there are two', async () => {
    expect((await person('FN:A', 'BDAY:--0304', 'BDAY:1990-03-04')).card?.dates).toEqual([{ year: 1990, month: 3, day: 4, label: 'birthday', raw: '1990-03-04' }])
  })

  it('names a card without FN by what it has', async () => {
    expect((await person('N:Ek;Bea;;;')).name).toBe('Bea Ek')
    expect((await person('N:;;;;', 'NICKNAME:Bee')).name).toBe('Bee')
    expect((await person('ORG:Port Authority;Piers')).name).toBe('Port Authority')
    expect((await person('EMAIL:bea@ek.example')).name).toBe('bea@ek.example')
    expect((await person('TEL:030 1')).name).toBe('030 1')
  })

  it('keeps unknown fields verbatim and never imports keys', async () => {
    expect((await person('FN:A', 'X-BOAT;KIND=sail:Nixe', 'KEY:secret')).more).toEqual({ properties: ['X-BOAT;KIND=sail:Nixe'] })
  })

  it('ends a card at END even behind a soft break', async () => {
    const outcomes = await outcomesOf({ 'a.vcf': card('FN:A', 'NOTE;ENCODING=QUOTED-PRINTABLE:cut off=') + card('FN:B') })
    expect(peopleOf(outcomes).map(({ name, card }) => [name, card?.note])).toEqual([['A', 'cut off'], ['B', undefined]])
  })

  it('reads base64 that runs on at column 0', async () => {
    const outcomes = await outcomesOf({ 'a.vcf': card('FN:A', 'PHOTO;BASE64:AAAA', 'BBBB', 'CC==', 'TEL:030 1') })
    expect(peopleOf(outcomes)[0]!.card?.phones).toEqual([{ value: '030 1' }])
  })

  it('reads as many cards as there are, 300 agents deep', async () => {
    const agents = `BEGIN:VCARD\nFN:Outer\n${'AGENT:\nBEGIN:VCARD\nFN:Inner\n'.repeat(300)}${'END:VCARD\n'.repeat(301)}${card('FN:Next')}`
    expect(peopleOf(await outcomesOf({ 'a.vcf': agents })).map(({ name }) => name)).toEqual(['Outer', 'Next'])
  })

  it('keeps to 2,000 fields and says so', async () => {
    const outcomes = await outcomesOf({ 'a.vcf': card('FN:A', ...Array.from({ length: 3000 }, (_, i) => `X-A${i}:1`)) })
    expect(outcomes[0]).toEqual({ at: { entry: 'a.vcf', index: 0 }, warning: 'The card has more than 2,000 fields; the rest was left out.' })
    expect(peopleOf(outcomes)).toHaveLength(1)
  })

  it('makes one claim for each thing that was dropped', async () => {
    const claims = await vcard.claim(memorySource(textFiles({ 'a.vcf': card('FN:A'), 'b.zip/x/1.vcf': card('FN:B'), 'b.zip/x/2.txt': card('FN:C'), 'b.zip/x/3.vcf': 'hello' })))
    expect(claims.map(({ source, recognised, entries }) => [source, recognised, entries])).toEqual([
      ['a.vcf', '1 card', ['a.vcf']],
      ['b.zip', '2 cards', ['b.zip/x/1.vcf', 'b.zip/x/2.txt']],
    ])
  })
})

describe('any bytes', () => {
  const book = Buffer.from(
    [
      card('FN:Zoë 🌊 Ek', 'NOTE;ENCODING=QUOTED-PRINTABLE:a=', 'b', 'item1.TEL:030 1234567', 'item1.X-ABLabel:Boat', 'PHOTO;ENCODING=b:AAAA', ' BBBB'),
      card('N:Ek;Bea;;;', 'BDAY:--0514', 'AGENT:', 'BEGIN:VCARD', 'FN:In', 'END:VCARD', 'EMAIL:bea@ek.example'),
    ].join(''),
  )
  const read = (bytes: Uint8Array, size: number) => {
    const splitter = new CardSplitter()
    const cards: RawCard[] = []
    for (let i = 0; i < bytes.length; i += size) cards.push(...splitter.push(bytes.subarray(i, i + size)))
    cards.push(...splitter.finish())
    return cards.map((raw) => personOf(new Fields(parseCard(raw)), new PhoneReader('DE'), new GroupLabels()))
  }

  it('give the same cards however they arrive', () => {
    const whole = read(book, book.length)
    expect(whole.map((person) => person?.name)).toEqual(['Zoë 🌊 Ek', 'Bea Ek'])
    for (let size = 1; size < 90; size++) expect(read(book, size)).toEqual(whole)
  })

  it('never stop the reader, and a changed byte costs at most one card', () => {
    fc.assert(
      fc.property(fc.nat(book.length - 1), fc.nat(255), (at, byte) => {
        const changed = Buffer.from(book)
        changed[at] = byte
        const names = read(changed, 37).map((person) => person?.name)
        expect(names.includes('Zoë 🌊 Ek') || names.includes('Bea Ek')).toBe(true)
      }),
      { numRuns: 1000 },
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void read(bytes, 16)))
  })
})
