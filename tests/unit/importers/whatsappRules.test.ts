import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { InteractionFact } from '#contract/records'
import type { Outcome, ReadOptions } from '../../../electron/importers/importer'
import { whatsapp } from '../../../electron/importers/whatsapp'
import { bodyOf } from '../../../electron/importers/whatsapp/bodies'
import { OrderFinder, readDate } from '../../../electron/importers/whatsapp/dateOrder'
import { headerOf } from '../../../electron/importers/whatsapp/headers'
import { authorHandle, chatNameOf } from '../../../electron/importers/whatsapp/names'
import { openSource } from '../../../electron/importers/sources'
import { useTemporaryFolders } from '../library/temporaryFolder'
import { memorySource, textFiles } from './memorySource'
import { zipOf } from './sources/zips'

const folderOf = useTemporaryFolders()

const mark = '\u200E'

function decide(separator: string, dates: readonly string[]) {
  const finder = new OrderFinder(separator, 2100)
  for (const date of dates) finder.add(date.split(separator) as [string, string, string])
  return finder.decide()
}

async function read(texts: Readonly<Record<string, string>>, options: Partial<ReadOptions> = {}): Promise<Outcome[]> {
  const source = memorySource(textFiles(texts))
  const outcomes: Outcome[] = []
  for (const claim of await whatsapp.claim(source)) {
    const all = { zone: 'Europe/Berlin', region: 'DE', now: Date.UTC(2026, 10, 22), owner: claim.owner, ...options }
    for await (const outcome of whatsapp.read(source, claim, all)) outcomes.push(outcome)
  }
  return outcomes
}
const interactions = (outcomes: readonly Outcome[]) =>
  outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction') : []))

describe('the order of day and month', () => {
  it('is certain when a number can be no month', () => {
    expect(decide('/', ['04/07/21', '25/07/21'])).toEqual({ order: 'dmy', certain: true })
    expect(decide('/', ['04/07/2021', '07/25/2021'])).toEqual({ order: 'mdy', certain: true })
    expect(decide('/', ['2018/13/06'])).toEqual({ order: 'ydm', certain: true })
  })
  it('is the one in which time goes forward', () => {
    expect(decide('/', ['04/07/21', '01/08/21'])).toEqual({ order: 'dmy', certain: false })
    expect(decide('/', ['07/04/21', '08/01/21'])).toEqual({ order: 'mdy', certain: false })
  })
  it('else takes the number that changes most for the day', () => {
    expect(decide('/', ['07/04/21', '07/05/21', '07/06/21'])).toEqual({ order: 'mdy', certain: false })
  })
  it('is not turned round by one date that no calendar has', () => {
    expect(decide('/', [...Array.from({ length: 20 }, (_, day) => `${day + 1}/02/18`), '31/02/18'])?.order).toBe('dmy')
    expect(readDate(['29', '02', '19'], 'dmy')).toBeUndefined()
  })
})

describe('headers', () => {
  it('know the clock of twelve hours in any words', () => {
    const minutes = (line: string) => headerOf(line)?.minute
    expect(minutes('3/6/18, 12:05 AM - Bea: x')).toBe(5)
    expect(minutes('3/6/18, 12:05 PM - Bea: x')).toBe(725)
    expect(minutes('13.06.18, 12:05 nachts - Bea: x')).toBe(5)
    expect(minutes('13.06.18, 1:05 mittags - Bea: x')).toBe(785)
    expect(minutes('13.06.18, 11:05 nachts - Bea: x')).toBe(1385)
    expect(minutes('2018/6/13 凌晨1:25 - Bea: x')).toBe(85)
  })
  it('are none in ordinary text', () => {
    for (const line of ['', 'Bea: hello', '12 apples, 3 pears', '13.06.18', '13.06.18, 99:99 - x: y', '[13.06.18, 21:25 - Bea: x', '1/2/3 4:5 - x']) expect(headerOf(line), line).toBeUndefined()
  })
  it('take no longer for repeated signs', () => {
    for (const sign of ['1', ' ', '.', '/', '[', mark, '1.', '1 ', '13.06.18, ', 'a']) {
      const line = sign.repeat(40_000)
      expect(headerOf(line)).toBeUndefined()
      expect(headerOf(`13.06.18, 21:25 ${line}`)?.rest ?? '').toBe('')
      expect(bodyOf(line).kind).toMatch(/text|system|media/)
      expect(bodyOf(`${mark}${line}`).kind).toMatch(/text|system|media/)
    }
  })
})

describe('bodies', () => {
  const kinds = (...texts: string[]) => texts.map((text) => bodyOf(text, ['Bea Ek']).kind)
  it('tell pictures by their structure, in any language', () => {
    expect(kinds(`${mark}<Anhang: 00000007-PHOTO.jpg>`, `${mark}Bild weggelassen`, `${mark}hoto avelåten`, '<Multimedia omitido>', 'IMG-20200601-WA0001.jpg (archivo adjunto)', `Rapport ${mark}<attached: 0001-Rapport.pdf>`)).toEqual(Array(6).fill('media'))
  })
  it('tell what the program wrote by its mark', () => {
    expect(kinds(`${mark}Bea Ek left`, `${mark}Your security code changed. Tap to learn more.`)).toEqual(['system', 'system'])
  })
  it('leave words of people alone', () => {
    expect(kinds('I <3 you', 'see cafe.de (bring cake)', 'end-to-end is a nice idea', '<hello there>', 'voice calls are fine by me', 'OPTION: none')).toEqual(Array(6).fill('text'))
  })
  it('know calls and how long they took', () => {
    expect(bodyOf(`${mark}Voice call, ${mark}1 hr 5 min`)).toMatchObject({ kind: 'call', answered: true, seconds: 3900 })
    expect(bodyOf(`${mark}Verpasster Videoanruf`)).toMatchObject({ kind: 'call', answered: false })
  })
})

describe('chats', () => {
  it('are named by their file in any language', () => {
    expect(['WhatsApp Chat with Bea Ek.txt', 'WhatsApp Chat - Bea Ek.zip', 'Chat de WhatsApp con Bea Ek (2).txt', 'Discussion WhatsApp avec Bea Ek.txt', 'Bea Ek ile WhatsApp Sohbeti.txt', 'WhatsApp-Chat mit Bea Ek.zip'].map(chatNameOf)).toEqual(Array(6).fill('Bea Ek'))
    expect(chatNameOf('_chat.txt')).toBeUndefined()
  })
  it('know numbers and people outside the address book', () => {
    expect(authorHandle('whatsapp', '\u202a+49 151 23456789\u202c')).toBe('tel:+4915123456789')
    expect(authorHandle('whatsapp', '~\u202fCy')).toBe('whatsapp:name:~Cy')
    expect(authorHandle('whatsapp', '~ Cy')).toBe('whatsapp:name:~Cy')
  })

  it('give one id to a message, with and without seconds, marks and media', async () => {
    const android = await read({ 'WhatsApp Chat with Bea Ek.txt': '13/06/18, 21:25 - Bea Ek: caf\u00e9\n13/06/18, 21:26 - Bea Ek: <Media omitted>\n13/06/18, 21:27 - Tove: x\n' })
    const iphone = await read({ 'WhatsApp Chat - Bea Ek.zip/_chat.txt': `[13/06/2018, 21:25:31] Bea Ek: cafe\u0301\r\n${mark}[13/06/2018, 21:26:31] Bea Ek: ${mark}<attached: 1.jpg>\r\n[13/06/2018, 21:27:02] Tove: x\r\n` })
    expect(interactions(android).map(({ id }) => id)).toEqual(interactions(iphone).map(({ id }) => id))
  })

  it('keep equal messages of one minute apart, and in their order', async () => {
    const found = interactions(await read({ 'WhatsApp Chat with Bea Ek.txt': `${'13/06/18, 21:25 - Bea Ek: ok\n'.repeat(3)}13/06/18, 21:26 - Tove: x\n` }))
    expect(new Set(found.map(({ id }) => id)).size).toBe(4)
    expect(found.map(({ at }) => at! % 60_000)).toEqual([0, 1, 2, 0])
  })

  it('have the same ids whatever zone the user says', async () => {
    const texts = { 'WhatsApp Chat with Bea Ek.txt': '13/06/18, 21:25 - Bea Ek: ok\n13/06/18, 21:26 - Tove: x\n' }
    const [berlin, tokyo] = [interactions(await read(texts)), interactions(await read(texts, { zone: 'Asia/Tokyo', answers: { zone: 'Asia/Tokyo' } }))]
    expect(tokyo.map(({ id }) => id)).toEqual(berlin.map(({ id }) => id))
    expect(berlin[0]!.at! - tokyo[0]!.at!).toBe(7 * 3_600_000)
    expect([berlin[0]!.timeNote, tokyo[0]!.timeNote]).toEqual(['zone assumed', undefined])
  })

  it('do not take a chat that was pasted into a message for messages', async () => {
    const outcomes = await read({ 'WhatsApp Chat with Bea Ek.txt': '13/06/18, 21:25 - Bea Ek: look:\n[2020-01-01 10:00:00] Cy: hi\n[2020-01-01 10:00:01] Cy: ho\n13/06/18, 21:26 - Tove: x\n13/06/18, 21:27 - Tove: y\n' })
    expect(interactions(outcomes).map(({ text }) => text)).toEqual(['look:\n[2020-01-01 10:00:00] Cy: hi\n[2020-01-01 10:00:01] Cy: ho', 'x', 'y'])
  })

  it('named by a number are between two people, whatever the other one calls themselves', async () => {
    const texts = (label: string, name: string) => ({ [label]: `[13/06/18, 21:25:01] Tove: a\n[13/06/18, 21:26:01] Tove: b\n[13/06/18, 21:27:01] ${name}: c\n` })
    const label = 'WhatsApp Chat - +49 151 23456789.zip/_chat.txt'
    const [claim] = await whatsapp.claim(memorySource(textFiles(texts(label, '~\u202fCy'))))
    expect(claim!.recognised).not.toContain('group')
    expect([claim!.owner, claim!.ownerChoices]).toEqual([['whatsapp:name:Tove'], ['whatsapp:name:Tove', 'whatsapp:name:~Cy']])
    const outcomes = await read(texts(label, '~\u202fCy'))
    expect(interactions(outcomes).map(({ kind, who }) => [kind, who])).toEqual(Array(3).fill(['message', ['tel:+4915123456789']]))
    expect(interactions(outcomes).map(({ id }) => id)).toEqual(interactions(await read(texts(label, '+49 151 23456789'))).map(({ id }) => id))
    expect(outcomes).toContainEqual({ facts: [expect.objectContaining({ handles: ['tel:+4915123456789'], name: 'Cy' })] })
  })

  it('are found in a folder of zips, each under its own name', async () => {
    const folder = folderOf()
    const chat = (name: string) => zipOf({ '_chat.txt': `[13/06/18, 21:25:01] ${name}: a\r\n[13/06/18, 21:26:01] Tove: b\r\n`, 'photo.jpg': 'p' })
    writeFileSync(join(folder, 'WhatsApp Chat - Bea Ek.zip'), await chat('Bea Ek'))
    mkdirSync(join(folder, 'older'))
    writeFileSync(join(folder, 'older/WhatsApp Chat - Cy Nord.zip'), await chat('Cy Nord'))
    const source = await openSource([{ path: folder, name: 'chats' }])
    try {
      const [claim, ...others] = await whatsapp.claim(source)
      expect(others).toEqual([])
      expect(claim).toMatchObject({
        source: 'chats',
        recognised: 'Bea Ek (13 June 2018, 2 messages) and Cy Nord (13 June 2018, 2 messages)',
        owner: ['whatsapp:name:Tove'],
        entries: ['chats/WhatsApp Chat - Bea Ek.zip/_chat.txt', 'chats/older/WhatsApp Chat - Cy Nord.zip/_chat.txt'],
        ignored: ['media: 2 files are listed, not copied'],
      })
    } finally {
      await source.close()
    }
  })

  it('say how many write in a group', async () => {
    const [claim] = await whatsapp.claim(memorySource(textFiles({ 'WhatsApp Chat with Crew.txt': '13/06/18, 21:25 - Bea Ek: a\n13/06/18, 21:26 - Tove: b\n13/06/18, 21:27 - Cy: b\n' })))
    expect(claim!.recognised).toBe('Crew (group in which 3 write, 13 June 2018, 3 messages)')
  })

  it('leave out what an administrator deleted', async () => {
    const outcomes = await read({ 'WhatsApp Chat with Bea Ek.txt': '13/06/18, 21:25 - Bea Ek: This message was deleted by admin Tove\n13/06/18, 21:26 - Tove: x\n13/06/18, 21:27 - Bea Ek: y\n' })
    expect(outcomes[0]).toMatchObject({ skipped: 'a message that was deleted' })
  })

  it('take the author common to several chats for the owner', async () => {
    const claims = await whatsapp.claim(memorySource(textFiles({
      'a.txt': '13/06/18, 21:25 - Bea Ek: a\n13/06/18, 21:26 - Tove: b\n',
      'b.txt': '13/06/18, 21:25 - Cy Nord: a\n13/06/18, 21:26 - Tove: b\n',
    })))
    expect(claims.map(({ owner }) => owner)).toEqual([['whatsapp:name:Tove']])
  })
})
