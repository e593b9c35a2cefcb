import { describe, expect, it } from 'vitest'
import type { InteractionFact } from '#contract/records'
import { instantOf } from '../../../electron/importers/formats/utcTimes'
import { dayOf, momentOf, usTime } from '../../../electron/importers/linkedin/dates'
import { normalName } from '../../../electron/importers/linkedin/files'
import { linkedIn } from '../../../electron/importers/linkedin/index'
import { shareText } from '../../../electron/importers/linkedin/posts'
import { isPlaceholder, slugOf } from '../../../electron/importers/linkedin/profiles'
import type { Outcome } from '../../../electron/importers/importer'
import { memorySource, textFiles } from './memorySource'

const now = Date.UTC(2026, 10, 22)

async function read(texts: Record<string, string>, owner?: readonly string[]): Promise<Outcome[]> {
  const source = memorySource(textFiles(texts))
  const outcomes: Outcome[] = []
  for (const claim of await linkedIn.claim(source)) for await (const outcome of linkedIn.read(source, claim, { owner: owner ?? claim.owner, zone: 'Asia/Tokyo', region: 'NO', now })) outcomes.push(outcome)
  return outcomes
}
const interactions = (outcomes: readonly Outcome[]): InteractionFact[] => outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.filter((fact) => fact.fact === 'interaction') : []))
const skips = (outcomes: readonly Outcome[]) => outcomes.flatMap((outcome) => ('skipped' in outcome ? [outcome.skipped] : []))

const header = 'CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n'
const me = ['linkedin:@tove']
const row = (id: string, from: string, slug: string, to: string, toSlugs: string, text: string, { title = '', date = '2024-01-02 03:04:05 UTC' } = {}) =>
  `${id},${title},${from},${slug === '' ? '' : `https://www.linkedin.com/in/${slug}`},"${to}","${toSlugs.split(' ').filter(Boolean).map((one) => `https://www.linkedin.com/in/${one}`).join(',')}",${date},,"${text}",INBOX\n`

describe('addresses', () => {
  it('are one however they are spelled', () => {
    for (const url of ['https://www.linkedin.com/in/Zo%C3%AB-B', 'www.linkedin.com/in/zoë-b', 'http://no.linkedin.com/in/zoë-b/en?trk=a#b', 'linkedin.com/in/zoë-b/pt_BR/', 'https://m.linkedin.com/in/zoe%CC%88-b/'])
      expect(slugOf(url), url).toBe('zoë-b')
  })
  it('of companies and others are nobody', () => {
    for (const url of ['', 'https://www.linkedin.com/company/quarry', 'https://www.linkedin.com/school/x', 'javascript:alert(1)', 'https://example.org/in/zoe', `https://www.linkedin.com/in/${'x'.repeat(3000)}`])
      expect(slugOf(url), url).toBeUndefined()
  })
  it('and names stand for closed accounts', () => expect(['LinkedIn Member', ' linkedin  member ', ''].map(isPlaceholder)).toEqual([true, true, true]))
})

describe('dates', () => {
  it('of connections are days, by a table of months', () => {
    expect(['08 Feb 2026', '8-Feb-26', '15 September 2026', '2026-02-08', '31 Feb 2021', '2/8/2026', ''].map(dayOf)).toEqual(['2026-02-08', '2026-02-08', '2026-09-15', '2026-02-08', undefined, undefined, undefined])
  })
  it('of invitations put the month first', () => {
    expect(usTime('1/29/26, 2:37 PM')).toEqual({ day: '2026-01-29', minute: '14:37' })
    expect(usTime('12/31/25, 12:05\u202fAM')).toEqual({ day: '2025-12-31', minute: '00:05' })
    expect(usTime('3/14/19, 12:01:30 PM UTC')).toEqual({ day: '2019-03-14', minute: '12:01' })
    expect(usTime('03/15/24')).toEqual({ day: '2024-03-15' })
    expect(usTime('13/13/24')).toBeUndefined()
  })
  it('of messages are UTC, whatever the zone of the user', () => {
    expect(instantOf('2026-02-10 18:00:00 UTC', now)).toBe(Date.UTC(2026, 1, 10, 18))
    expect(instantOf('2023/06/05 15:47:58 UTC', now)).toBe(Date.UTC(2023, 5, 5, 15, 47, 58))
    expect(instantOf('2026-01-05 10:00:00', now)).toBe(Date.UTC(2026, 0, 5, 10))
    expect(instantOf('2031-01-05 10:00:00', now)).toBeNull()
    expect(momentOf('1999-01-01', now)).toEqual({ at: Date.UTC(1999, 0, 1, 12), day: '1999-01-01' })
  })
})

describe('names of files', () => {
  it('vary in case, blanks, numbers and copies', () =>
    expect(['Email Addresses.csv', 'a/Recommendations_Received.csv', 'Shares_34875.csv', 'Comments_34875 (1).csv', 'MESSAGES (2).csv'].map(normalName)).toEqual(['emailaddresses', 'recommendationsreceived', 'shares', 'comments', 'messages']))
})

describe('posts', () => {
  it('get their line ends back, and keep their own quotation marks', () => {
    expect(shareText('One"\n""\n"two')).toBe('One\n\ntwo')
    expect(shareText('"He said "no""\n"twice')).toBe('"He said "no"\ntwice'.slice(1))
    expect(shareText('"Quoted as a whole"')).toBe('"Quoted as a whole"')
  })
})

describe('messages', () => {
  it('of two are between them, of more are a group, whoever wrote the single row', async () => {
    const found = interactions(await read({ 'messages.csv': header + row('1', 'Tove', 'tove', 'Mira', 'mira', 'a') + row('2', 'Mira', 'mira', 'Tove', 'tove', 'b') + row('2', 'Tove', 'tove', 'Mira,Pia', 'mira pia', 'c') }, me))
    expect(found.map(({ stream, kind, direction, who }) => [stream, kind, direction, who.length])).toEqual([
      ['linkedin:@mira', 'message', 'sent', 1],
      ['thread:linkedin:2', 'group-message', 'received', 2],
      ['thread:linkedin:2', 'group-message', 'sent', 2],
    ])
  })

  it('keep the same id when an account is closed, and when HTML became plain text', async () => {
    const open = interactions(await read({ 'messages.csv': header + row('1', 'Mira', 'mira', 'Tove', 'tove', '<p>Hello</p><p>you &amp; me</p>') }, me))
    const closed = interactions(await read({ 'messages.csv': header + row('1', 'LinkedIn Member', '', 'Tove', 'tove', 'Hello\nyou & me') + row('1', 'Tove', 'tove', 'Mira', 'mira', 'Hi') }, me))
    expect(open[0]!.id).toBe(closed[0]!.id)
    expect(closed[0]!.from).toBe('linkedin:@mira')
  })

  it('by somebody without an address are theirs when another row of the conversation gives it', async () => {
    const found = interactions(await read({ 'messages.csv': header + row('1', 'Mira', 'mira', 'Tove', '', 'a', { title: 'Chat' }) + row('1', 'Mira', '', 'Tove', '', 'b', { title: 'Chat' }) }, [...me, 'linkedin:name:Tove']))
    expect(found.map(({ from }) => from)).toEqual(['linkedin:@mira', 'linkedin:@mira'])
  })

  it('with a title and a sender without an address are advertisements', async () => {
    const outcomes = await read({ 'messages.csv': header + row('1', 'Mira', 'mira', 'Tove', 'tove', 'a') + row('2', 'Bids Ltd', '', 'Tove', 'tove', 'Buy', { title: 'Offer' }) }, me)
    expect(skips(outcomes)).toEqual(['an advertisement or sponsored message'])
  })

  it('wait for the owner when nobody can tell who that is', async () => {
    const source = memorySource(textFiles({ 'messages.csv': header + row('1', 'Mira', 'mira', 'Tove', 'tove', 'a') }))
    const [claim] = await linkedIn.claim(source)
    expect(claim!.owner).toEqual([])
    expect(claim!.ownerChoices).toEqual(['linkedin:@mira', 'linkedin:@tove'])
  })

  it('pair no name with an address when their numbers differ', async () => {
    const outcomes = await read({ 'messages.csv': header + row('1', 'Tove', 'tove', 'Ek, Bea, Pia', 'bea pia', 'a') }, me)
    const names = outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.flatMap((fact) => (fact.fact === 'person' ? [fact.id] : [])) : []))
    expect(names).toEqual(['linkedin:profile:tove'])
  })
})

describe('other tables', () => {
  it('with a few of the same columns are left alone', async () => {
    const strange = {
      'messages.csv': 'id,permalink,thread_id,date,ip,from,to,subject,body\n1,,,,,a,b,c,d\n',
      'comments.csv': 'id,permalink,date,ip,subreddit,gildings,link,parent,body,media\n1,,,,,,,,,\n',
      'reactions.csv': 'Type,Link\nx,y\n',
      'Contacts.csv': 'First Name,Last Name,Company\nBea,Ek,\n',
    }
    expect(await linkedIn.claim(memorySource(textFiles(strange)))).toEqual([])
  })

  it('recommendations are not anybody’s whose name fits two', async () => {
    const connections = 'First Name,Last Name,URL,Email Address,Company,Position,Connected On\nMira,Ek,https://www.linkedin.com/in/a,,Mill,,01 Jan 2020\nMira,Ek,https://www.linkedin.com/in/b,,Mill,,01 Jan 2020\n'
    const praise = 'First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nMira,Ek,Mill,,Good.,03/15/24,VISIBLE\n'
    const outcomes = await read({ 'Connections.csv': connections, 'Recommendations_Received.csv': praise })
    expect(interactions(outcomes)[0]!.stream).toBe('linkedin:name:Mira Ek')
    expect(outcomes.flatMap((outcome) => ('facts' in outcome ? outcome.facts.flatMap((fact) => (fact.fact === 'person' ? fact.handles : [])) : [])).filter((handle) => handle === 'linkedin:name:Mira Ek')).toHaveLength(1)
  })
})
