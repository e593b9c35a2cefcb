import { describe, expect, it } from 'vitest'
import type { InteractionFact, PersonFact } from '#contract/records'
import type { Outcome } from '../../../electron/importers/importer'
import { monica } from '../../../electron/importers/monica/index'
import { whenOf } from '../../../electron/importers/peers/times'
import { memorySource, textFiles } from './memorySource'

const now = Date.UTC(2026, 10, 23)

async function read(files: Readonly<Record<string, string>>): Promise<Outcome[]> {
  const source = memorySource(textFiles(files))
  const outcomes: Outcome[] = []
  for (const claim of await monica.claim(source)) for await (const outcome of monica.read(source, claim, { owner: claim.owner, zone: 'Europe/Berlin', region: 'NO', now })) outcomes.push(outcome)
  return outcomes
}

const facts = (outcomes: readonly Outcome[]) => outcomes.flatMap((outcome) => ('facts' in outcome ? [...outcome.facts] : []))
const people = (outcomes: readonly Outcome[]) => facts(outcomes).filter((fact): fact is PersonFact => fact.fact === 'person')
const interactions = (outcomes: readonly Outcome[]) => facts(outcomes).filter((fact): fact is InteractionFact => fact.fact === 'interaction')

const uuid = (number: number) => `c0ffee00-2222-4333-8444-${String(number).padStart(12, '0')}`
const contact = (number: number, properties: object, data: object[] = []) => ({ uuid: uuid(number), properties: { first_name: `Person ${number}`, ...properties }, data })
const json = (contacts: object[], others: object[] = []) =>
  JSON.stringify({ version: '1.0-preview.1', export_date: '2024-03-01T12:00:00Z', account: { uuid: uuid(0), data: [{ type: 'contact', values: contacts }, ...others] } })
const calls = (...times: readonly string[]) => [{ type: 'call', values: times.map((called_at, at) => ({ uuid: uuid(500 + at), properties: { called_at } })) }]

describe('Monica', () => {
  it('leaves a talk out that is there as a call', async () => {
    const talked = async (day: string) => interactions(await read({ 'a.json': json([contact(1, { last_talked_to: day }, calls('2024-02-03T00:00:00Z'))]) })).map(({ kind, day: on }) => `${kind} ${on}`)
    expect(await talked('2024-02-03')).toEqual(['call 2024-02-03'])
    expect(await talked('2024-02-04')).toEqual(['note 2024-02-04', 'call 2024-02-03'])
  })

  it('takes what is told of calls and introductions for the owner’s words', async () => {
    const [call] = interactions(await read({ 'a.json': json([contact(1, {}, [{ type: 'call', values: [{ uuid: uuid(500), properties: { called_at: '2024-02-03T00:00:00Z', contact_called: true, content: 'Seeds' } }] }])]) }))
    expect(call).toMatchObject({ kind: 'call', direction: 'mutual', text: 'Seeds', more: { theyCalled: true } })
    expect(call).not.toHaveProperty('from')
    const introductions = interactions(await read({ 'a.json': json([contact(1, { first_met_through: uuid(2) }), contact(2, {})]) }))
    expect(introductions.map(({ stream }) => stream)).toEqual([`card:${uuid(1)}`, `card:${uuid(2)}`])
    for (const introduction of introductions) {
      expect(introduction).toMatchObject({ kind: 'introduction', setting: 'bridge', who: [`card:${uuid(1)}`, `card:${uuid(2)}`], more: { introducer: `card:${uuid(2)}` } })
      expect(introduction).not.toHaveProperty('from')
    }
  })

  it('meets nobody first on a day that is half known', async () => {
    const met = async (date: object) => interactions(await read({ 'a.json': json([contact(1, { first_met_date: { date: '2019-04-27', ...date } })]) })).map(({ kind, grade }) => [kind, grade])
    expect(await met({})).toEqual([['meeting', 'confirmed']])
    expect(await met({ is_year_unknown: true })).toEqual([])
    expect(await met({ is_age_based: true })).toEqual([])
  })

  it('shares one activity among many, and a crowd has a stream of its own', async () => {
    const activity = { type: 'activity', values: [{ uuid: uuid(900), properties: { summary: 'Fair', happened_at: '2020-01-01' } }] }
    const crowd = (count: number) => json(Array.from({ length: count }, (_, at) => contact(at + 1, {}, [{ type: 'activity', values: [uuid(900)] }])), [activity])
    const three = interactions(await read({ 'a.json': crowd(3) }))
    expect([three.length, new Set(three.map(({ id }) => id)).size, three[0]!.who.length]).toEqual([3, 1, 3])
    expect(interactions(await read({ 'a.json': crowd(20) })).map(({ stream, who }) => [stream, who.length])).toEqual([[`thread:monica:activity:${uuid(900)}`, 20]])
  })

  it('gives the same ids from JSON and SQL', async () => {
    const fromJson = json([contact(1, {}, [
      { type: 'conversation', values: [{ uuid: uuid(30), properties: { messages: [{ properties: { content: 'Hi', written_at: '2024-01-05T14:00:00Z', written_by_me: true } }] } }] },
      { type: 'note', values: [{ uuid: uuid(31), created_at: '2024-01-05T14:00:00Z', properties: { body: 'tall' } }] },
    ])])
    const fromSql = [
      '# Ida dump of data\n# Export date: 2024-03-01 12:00:00',
      `INSERT IGNORE INTO \`contacts\` (\`id\`,\`first_name\`,\`uuid\`) VALUES (4,'Person 1','${uuid(1)}');`,
      `INSERT IGNORE INTO \`conversations\` (\`id\`,\`contact_id\`,\`uuid\`) VALUES (5,4,'${uuid(30)}');`,
      "INSERT IGNORE INTO `messages` (`id`,`contact_id`,`conversation_id`,`content`,`written_at`,`written_by_me`) VALUES (6,4,5,'Hi','2024-01-05 14:00:00',1);",
      `INSERT IGNORE INTO \`notes\` (\`id\`,\`contact_id\`,\`body\`,\`uuid\`,\`created_at\`) VALUES (7,4,'tall','${uuid(31)}','2024-01-05 14:00:00');`, '',
    ].join('\n')
    const ids = async (files: Readonly<Record<string, string>>) => facts(await read(files)).flatMap((fact) => (fact.fact === 'coverage' ? [] : [fact.id])).sort()
    expect(await ids({ 'a.sql': fromSql })).toEqual(await ids({ 'a.json': fromJson }))
    expect(await ids({ 'a.json': fromJson, 'a.sql': fromSql })).toEqual(await ids({ 'a.json': fromJson }))
  })

  it('has one handle with the card of the same contact', async () => {
    expect(people(await read({ 'a.json': json([contact(1, {})]) }))[0]!.handles).toEqual([`card:${uuid(1)}`])
  })

  it('is not any JSON with a version, nor any dump', async () => {
    for (const text of ['{"version":"1","account":{"name":"x"}}', '{"account":{"data":[]}}', '[1]', '# Ida dump of nothing\n']) expect(await monica.claim(memorySource(textFiles({ 'a.json': text, 'b.sql': text })))).toEqual([])
  })

  it('tells what came before a file breaks off', async () => {
    const whole = json([contact(1, {}), contact(2, {})])
    const outcomes = await read({ 'a.json': whole.slice(0, whole.indexOf('Person 2')) })
    expect(people(outcomes).map(({ name }) => name)).toEqual(['Person 1'])
    expect(outcomes.filter((outcome) => 'warning' in outcome)).toHaveLength(1)
  })
})

describe('times that people write down', () => {
  const noon = Date.UTC(2024, 0, 5, 12)
  it.each([
    ['2024-01-05', { at: noon, day: '2024-01-05' }],
    ['2024-01-05T00:00:00.000000Z', { at: noon, day: '2024-01-05' }],
    ['2024-01-05 00:00:00', { at: noon, day: '2024-01-05' }],
    ['2024-01-05T14:30:00Z', { at: Date.UTC(2024, 0, 5, 14, 30) }],
    ['2024-01-05T14:30:00+02:00', { at: Date.UTC(2024, 0, 5, 12, 30) }],
    ['1969-07-21', { at: Date.UTC(1969, 6, 21, 12), day: '1969-07-21' }],
    ['2024-02-30', { at: null, timeNote: 'time unknown' }],
    ['0000-00-00', { at: null, timeNote: 'time unknown' }],
    ['2099-01-01', { at: null, timeNote: 'time unknown' }],
    ['soon', { at: null, timeNote: 'time unknown' }],
    [5, { at: null, timeNote: 'time unknown' }],
  ])('read %s', (written, when) => expect(whenOf(written, now)).toEqual(when))
})
