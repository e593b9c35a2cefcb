import { describe, expect, it } from 'vitest'
import type { InteractionFact } from '#contract/records'
import { Failed } from '#contract/result'
import { facebookHtml } from '../../../electron/importers/facebookHtml'
import { DateReader } from '../../../electron/importers/facebookHtml/dates'
import { OldThreadReader } from '../../../electron/importers/facebookHtml/oldThreads'
import { RowReader } from '../../../electron/importers/facebookHtml/rows'
import { clockOf } from '../../../electron/importers/facebookHtml/zone'
import { HtmlTokens } from '../../../electron/importers/formats/htmlTokens'
import { withNeighbours } from '../../../electron/importers/meta/neighbours'
import { memorySource, textFiles } from './memorySource'

const iso = (text: string, reader = new DateReader()) => {
  const date = reader.read(text)
  return date && `${new Date(date.wall).toISOString().slice(0, 19)}${date.offset === undefined ? '' : ` ${date.offset}`}`
}

describe('dates as pages write them', () => {
  it('are read in every language they were written in', () => {
    for (const text of [
      'Friday, October 4, 2013 at 10:05pm', 'Friday, 4 October 2013 at 22:05', 'vendredi 4 octobre 2013, 22:05', 'Freitag, 4. Oktober 2013 um 22:05', '4. oktober 2013 kl. 22:05', 'fredag den 4. oktober 2013 kl. 22:05',
      'fredag 4 oktober 2013 kl. 22:05', 'viernes, 4 de octubre de 2013 a las 22:05', '2013. október 4. 22:05', 'venerdì 4 ottobre 2013 alle ore 22:05', 'vrijdag 4 oktober 2013 om 22:05', '4 octombrie 2013 la 22:05',
      '4. oktober 2013 ob 22:05', 'pátek 4. října 2013 v 22:05', '4. októbra 2013 o 22:05', 'sexta-feira, 4 de outubro de 2013 às 22:05', '4 października 2013 o 22:05', 'petak, 4. oktobar 2013. u 22:05', 'петак, 4. октобар 2013. у 22:05',
      '4. lokakuuta 2013 kello 22:05', '4 октября 2013 г. в 22:05', '2013 m. spalio 4 d. 22:05', 'Oct 4, 2013, 10:05 PM', 'Oct 4, 2013 at 10:05 PM', '4 Oct 2013, 22:05', 'Oct 4, 2013 10:05pm', 'Oct 4, 2013 10:05:00 pm', '4. Okt. 2013, 22:05',
      '4 Οκτ 2013, 10:05 μ.μ.', '2013年10月4日 22:05', '2013年10月4日 下午10:05', '2013년 10월 4일 오후 10:05', '4 oct 2013 10:05 p. m.', '4. okt. 2013, 22.05', 'Oct 4, 2013, 10:05\u202fPM',
    ])
      expect(iso(text), text).toBe('2013-10-04T22:05:00')
  })

  it('have the zone behind them, where it can only mean one', () => {
    expect(iso('Friday, October 4, 2013 at 10:05pm PDT')).toBe('2013-10-04T22:05:00 -420')
    expect(iso('Friday, October 4, 2013 at 10:05pm UTC+03')).toBe('2013-10-04T22:05:00 180')
    expect(iso('Friday, October 4, 2013 at 10:05pm UTC+5:30')).toBe('2013-10-04T22:05:00 330')
    expect(iso('Friday, October 4, 2013 at 10:05pm CST')).toBe('2013-10-04T22:05:00')
    expect(iso('4 octobre 2013, 22:05 UTC−03')).toBe('2013-10-04T22:05:00 -180')
  })

  it('are the whole text and real', () => {
    for (const text of ['', '2013', 'See you October 4, 2013 at 10:05pm', 'Feb 30, 2013, 10:05 PM', 'Oct 4, 2013, 25:05', '4.10.2013 22:05', 'October 2013', 'in 2013 I had 4', 'May 4', `${'a'.repeat(80)} 2013`, '1'.repeat(40_000)])
      expect(iso(text), text.slice(0, 50)).toBeUndefined()
  })

  it('settle a word of two languages by the others of the export', () => {
    const croatian = new DateReader()
    for (const text of ['petak, 4. srpnja 2014. u 10:00', '5. veljače 2014. u 10:00']) croatian.learn(text)
    expect(iso('4. listopada 2013. u 22:05', croatian)).toBe('2013-10-04T22:05:00')
    const polish = new DateReader()
    polish.learn('4 października 2013 o 22:05')
    expect(iso('4 listopada 2013 o 22:05', polish)).toBe('2013-11-04T22:05:00')
  })

  it('count in the zone of the user, summer and winter', () => {
    const clock = clockOf('Europe/Berlin')
    const read = (text: string) => clock(new DateReader().read(text)!)
    expect(read('Jul 1, 2019, 12:00 PM')).toEqual({ at: Date.UTC(2019, 6, 1, 10), note: 'zone assumed' })
    expect(read('Jan 1, 2019, 12:00 PM')).toEqual({ at: Date.UTC(2019, 0, 1, 11), note: 'zone assumed' })
    // The hour that did not exist.
    expect(read('Mar 31, 2019, 2:30 AM').at).toBe(Date.UTC(2019, 2, 31, 1, 30))
    expect(read('July 1, 2019 at 12:00pm UTC+05')).toEqual({ at: Date.UTC(2019, 6, 1, 7) })
  })
})

const rows = (html: string, size = html.length) => {
  const reader = new RowReader(new DateReader())
  const found = []
  for (let at = 0; at < html.length; at += size) found.push(...reader.push(html.slice(at, at + size)))
  return [...found, ...reader.end()].map(({ texts, date }) => [...texts, new Date(date.wall).toISOString().slice(0, 16)])
}

describe('rows of a page', () => {
  const page = '<html><title>Bea</title><style>div{x:y}</style><body><div>Participants: Ana, Bea</div><div><div>Bea</div><div><div>caf&eacute;<br>&amp; more</div></div><!-- <div> --><div>Oct 19, 2019, 2:37 PM</div></div><div><div>Ana</div><div>Oct 18, 2019, 1:00 PM</div><div>Oct 19, 2019, 2:38 PM</div></div></body></html>'

  it('end in a date, wherever the page is cut into pieces', () => {
    const expected = [['Bea', 'café\n& more', '2019-10-19T14:37'], ['Ana', 'Oct 18, 2019, 1:00 PM', '2019-10-19T14:38']]
    for (let size = 1; size < 40; size++) expect(rows(page, size), `pieces of ${size}`).toEqual(expected)
  })

  it('need nothing around them', () => {
    expect(rows('<div><p>Bea</p><p>one</p><p>Oct 19, 2019, 2:37 PM</p><p>Ana</p><p>two</p><p>Oct 19, 2019, 2:38 PM</p></div>')).toEqual([['Bea', 'one', '2019-10-19T14:37'], ['Ana', 'two', '2019-10-19T14:38']])
  })

  it('cost no more for pages made to hurt', () => {
    for (const html of ['<div>'.repeat(40_000), '<'.repeat(40_000), '</div>'.repeat(40_000), '<div '.repeat(10_000), '<a href="'.repeat(5_000), '&'.repeat(40_000), `<div class="${'x'.repeat(300_000)}">`, '<!--'.repeat(20_000), '<div><p>x</p>'.repeat(20_000), '<div><span>'.repeat(20_000) + '</div>'.repeat(20_000)])
      expect(rows(html, 1_000)).toEqual([])
  })
})

describe('pages from before 2018', () => {
  it('are read in pieces of any size', () => {
    const page = '<html><h1>Ana</h1><div class="thread">Ana, Bea<div class="message"><div class="message_header"><span class="user">Bea</span><span class="meta">May 4, 2013 at 9:00am</span></div></div><p>a &lt; b</p><p>second</p></div></html>'
    for (let size = 1; size < 30; size++) {
      const reader = new OldThreadReader()
      const found = []
      for (let at = 0; at < page.length; at += size) found.push(...reader.push(page.slice(at, at + size)))
      expect([...found, ...reader.end()], `pieces of ${size}`).toEqual([{ participants: ['Ana', 'Bea'], user: 'Bea', date: 'May 4, 2013 at 9:00am', text: 'a < b\nsecond' }])
      expect(reader.heading).toBe('Ana')
    }
  })
})

describe('tokens of a page', () => {
  it('leave out scripts and take what is no tag for text', () => {
    const tokens = new HtmlTokens()
    const text = [...tokens.push('a < b <3 <script>if (a<b) "</p>"</script><p title="a>b">c'), ...tokens.end()]
    expect(text.flatMap((token) => (token.kind === 'text' ? [token.text] : [])).join('')).toBe('a < b <3 c')
    expect(text.filter(({ kind }) => kind === 'open')).toHaveLength(2)
  })
})

async function messages(texts: Readonly<Record<string, string>>): Promise<InteractionFact[]> {
  const source = memorySource(textFiles(texts))
  const found: InteractionFact[] = []
  for (const claim of await facebookHtml.claim(source))
    for await (const outcome of facebookHtml.read(source, claim, { zone: 'Europe/Berlin', region: 'DE', now: Date.UTC(2026, 10, 22), owner: ['facebook:name:Ana Sample'] }))
      if ('facts' in outcome) found.push(...outcome.facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction'))
  return found
}

describe('strangers who got no answer', () => {
  const row = (name: string, n: number) => `<div><div>${name}</div><div>m${n}</div><div>Oct 19, 2019, 2:3${n} PM</div></div>`
  const page = (title: string, ...names: readonly string[]) => `<html><head><title>${title}</title></head><body><div>Participants: Ana Sample, ${title}</div><div>${names.map(row).join('')}</div></body></html>`
  const settings = async (texts: Readonly<Record<string, string>>) => (await messages(texts)).map(({ who, setting }) => [who[0]!.replace('facebook:name:', ''), setting])

  it('are no contact', async () => {
    const texts = {
      'f/messages/inbox/beaek_12345678/message_1.html': page('Bea Ek', 'Bea Ek'),
      'f/messages/inbox/cairo_12345679/message_1.html': page('Cai Ro', 'Cai Ro', 'Ana Sample'),
      'f/messages/inbox/cheapshoes_12345670/message_1.html': page('Cheap Shoes', 'Cheap Shoes'),
      'f/messages/message_requests/spam_12345671/message_1.html': page('Spam Folk', 'Spam Folk'),
    }
    const known = [['Bea Ek', 'private'], ['Cai Ro', 'private'], ['Cai Ro', 'private']]
    expect(await settings(texts)).toEqual([...known, ['Cheap Shoes', 'private'], ['Spam Folk', 'ambient']])
    const friends = '<html><body><div><div><div>Bea Ek</div><div>Jan 5, 2015, 1:00 PM</div></div></div></body></html>'
    expect(await settings({ ...texts, 'f/friends/friends.html': friends })).toEqual([...known, ['Cheap Shoes', 'ambient'], ['Spam Folk', 'ambient']])
  })
})

describe('a large group', () => {
  const guests = Array.from({ length: 30 }, (_, n) => `Guest ${String.fromCharCode(65 + (n % 26))}${n}`)
  const speaker = (n: number) => (n === 30 ? 'Ana Sample' : guests[n % 30]!)
  const clock = (n: number) => `October 4, 2013 at 10:${String(59 - n).padStart(2, '0')}pm`
  const lines = (of: (n: number) => string) => Array.from({ length: 60 }, (_, n) => of(n)).join('')
  const pages = {
    'f/messages/inbox/crowd_12345678/message_1.html': `<html><head><title>Crowd</title></head><body><div>Participants: ${['Ana Sample', ...guests].join(', ')}</div><div>${lines((n) => `<div><div>${speaker(n)}</div><div>m${n}</div><div>${clock(n)}</div></div>`)}</div></body></html>`,
    'f/html/messages.htm': `<html><body><h1>Ana Sample</h1><div class="thread">${['Ana Sample', ...guests].join(', ')}${lines((n) => `<div class="message"><div class="message_header"><span class="user">${speaker(n)}</span><span class="meta">${clock(n)}</span></div></div><p>m${n}</p>`)}</div></body></html>`,
  }

  it.each(Object.entries(pages))('means only who wrote about the same time: %s', async (label, page) => {
    const found = await messages({ [label]: page })
    expect(found).toHaveLength(60)
    expect(found[30]).toMatchObject({ direction: 'sent', kind: 'group-message' })
    expect(found[30]!.who).toHaveLength(20)
    expect(found.filter(({ setting }) => setting === 'private')).toHaveLength(21)
    expect(found[0]).toMatchObject({ who: ['facebook:name:Guest A0'], setting: 'ambient' })
  })

  it('loses nothing that was read before its file failed', async () => {
    async function* breaking() {
      yield await Promise.resolve(['a', 'b', 'c'].map((item) => ({ item, sender: item })))
      throw new Failed('unreadable', 'gone')
    }
    const found: string[] = []
    const reading = async () => {
      for await (const batch of withNeighbours(breaking(), () => false)) found.push(...batch.map(({ item }) => item))
    }
    await expect(reading()).rejects.toThrow('gone')
    expect(found).toEqual(['a', 'b', 'c'])
  })
})
