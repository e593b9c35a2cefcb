import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Answers, Claim, ColumnRole, PersonFact } from '#contract/records'
import { contactsCsv, peopleTable } from '../../../electron/importers/contactsCsv/index'
import { DateOrders, tableDate } from '../../../electron/importers/contactsCsv/dates'
import { guessColumns } from '../../../electron/importers/contactsCsv/guess'
import { headerKey } from '../../../electron/importers/contactsCsv/headers'
import type { Importer, Outcome } from '../../../electron/importers/importer'
import { vcard } from '../../../electron/importers/vcard/index'
import { memorySource, type Files, textFiles } from './memorySource'

const now = Date.UTC(2026, 10, 23)
const options = { owner: [], zone: 'Europe/Berlin', region: 'DE', now }

async function readFiles(importer: Importer, files: Files, answers?: Answers): Promise<{ claims: readonly Claim[]; outcomes: Outcome[] }> {
  const source = memorySource(files)
  const claims = await importer.claim(source)
  const outcomes: Outcome[] = []
  for (const claim of claims) for await (const outcome of importer.read(source, claim, { ...options, ...(answers && { answers }) })) outcomes.push(outcome)
  return { claims, outcomes }
}

const readText = (importer: Importer, text: string, answers?: Answers) => readFiles(importer, textFiles({ 'people.csv': text }), answers)
const peopleOf = (outcomes: readonly Outcome[]) => outcomes.flatMap((outcome) => ('facts' in outcome ? (outcome.facts as readonly PersonFact[]) : []))
const columnsAsk = (claims: readonly Claim[]) => claims[0]?.asks?.find((ask) => ask.ask === 'columns')
const orderAsk = (claims: readonly Claim[]) => claims[0]?.asks?.find((ask) => ask.ask === 'dateOrder')

describe('the mapping of a table', () => {
  const table = 'Who,Where from,Ring\nUna Brook,choir,+44 7700 900789\nVal Moor,school,+44 7700 900790\n'

  it('is guessed by name and values, and shows at most five rows', async () => {
    const { claims } = await readText(peopleTable, table + 'Wim Field,work,\n'.repeat(9))
    expect(columnsAsk(claims)).toMatchObject({ headers: ['Who', 'Where from', 'Ring'], guess: ['name', 'ignore', 'phone'] })
    expect(columnsAsk(claims)!.rows).toHaveLength(5)
  })

  it('is what the user says', async () => {
    const { outcomes } = await readText(peopleTable, table, { columns: ['nickname', 'howMet', 'ignore'] })
    expect(peopleOf(outcomes)[0]).toMatchObject({ name: 'Una Brook', card: { nicknames: ['Una Brook'], howMet: 'choir' }, more: { columns: { Ring: '+44 7700 900789' } } })
    expect(peopleOf(outcomes)[0]!.handles).toHaveLength(1)
  })

  it('may call any column an account of a network', async () => {
    const { outcomes } = await readText(peopleTable, 'Name,Boat,Place\nUna Brook,unab,@una@sea.example\n', { columns: ['name', 'handle:telegram', 'handle:mastodon'] })
    expect(peopleOf(outcomes)[0]!.handles.slice(0, 2)).toEqual(['telegram:@unab', 'mastodon:una@sea.example'])
    const others = await readText(peopleTable, 'Name,Boat,Place\nUna Brook,+44 7700 900789,u/unab\n', { columns: ['name', 'handle:whatsapp', 'handle:reddit'] })
    expect(peopleOf(others.outcomes)[0]!.handles.slice(0, 1)).toEqual(['tel:+447700900789'])
  })

  it('makes a contact of a day only when the user says so', async () => {
    const dated = 'Name,Last contacted\nUna Brook,03/04/2024\nVal Moor,never\n'
    const { claims, outcomes } = await readText(peopleTable, dated)
    expect(columnsAsk(claims)!.guess).toEqual(['name', 'ignore'])
    expect(peopleOf(outcomes)).toHaveLength(2)
    const facts = peopleOf((await readText(peopleTable, dated, { columns: ['name', 'lastContact'], dateOrder: 'dmy' })).outcomes)
    expect(facts.map(({ fact }) => fact)).toEqual(['person', 'interaction', 'person'])
    expect(facts[1]).toMatchObject({ kind: 'note', setting: 'private', direction: 'mutual', day: '2024-04-03', stream: facts[0]!.handles[0], container: 'imported' })
  })

  it('survives answers that are too short, too long or unknown', async () => {
    for (const columns of [[], ['name'], Array<ColumnRole>(9).fill('email'), ['handle:nothing', 'date', 'relation']] as ColumnRole[][]) {
      const { outcomes } = await readText(peopleTable, table, { columns })
      expect(outcomes.filter((outcome) => 'at' in outcome)).toHaveLength(2)
    }
  })

  it('has one key for headers that differ in spelling alone', () => {
    expect(headerKey(['First Name', 'E-mail'])).toBe(headerKey(['first_name', 'E-Mail:']))
    expect(headerKey(['First Name', 'E-mail'])).not.toBe(headerKey(['E-mail', 'First Name']))
  })

  it('reads files of the same header together', async () => {
    const { claims } = await readFiles(peopleTable, textFiles({ 'a.zip/1.csv': 'Name,Email\nUna,una@brook.example\n', 'a.zip/2.csv': 'name,email\nVal,val@moor.example\n' }))
    expect(claims.map(({ entries }) => entries)).toEqual([['a.zip/1.csv', 'a.zip/2.csv']])
  })

  it.each([
    ['name,e-mail', ['name', 'email']],
    ['Vorname;Nachname;Handy;Geburtsdatum', ['given', 'family', 'phone', 'birthday']],
    ['Prénom;Nom;Courriel;Date de naissance', ['given', 'family', 'email', 'birthday']],
    ['Nom;Téléphone', ['name', 'phone']],
    ['Имя;Фамилия;Телефон;Дата рождения', ['given', 'family', 'phone', 'birthday']],
    ['氏名;メール;携帯電話;誕生日', ['name', 'email', 'phone', 'birthday']],
    ['firstName;lastName;phoneNumber;howWeMet', ['given', 'family', 'phone', 'howMet']],
  ])('knows the words of %s', (header, roles) => {
    expect(guessColumns(header.split(/[;,]/), []).map(({ role }) => role)).toEqual(roles)
  })

  it('believes values more than names', () => {
    expect(guessColumns(['Contact', 'Source'], [['una@brook.example', 'x'], ['val@moor.example', 'y']]).map(({ role }) => role)).toEqual(['email', 'howMet'])
    expect(guessColumns(['Mail'], [['yes'], ['no'], ['yes']]).map(({ role }) => role)).toEqual(['ignore'])
  })
})

describe('tables that are offered', () => {
  it.each([
    'name,url,username,password\nBank,https://bank.example,una,secret\n',
    'Date,Amount,Currency\n2024-01-02,12.50,EUR\n2024-01-03,9.00,EUR\n',
    'latitude,longitude,name\n1.0,2.0,Home\n3.0,4.0,Work\n',
    'Title,Price,Quantity\nRope,3,4\n',
    'a,b,c\n1,2,3\n4,5,6\n',
    'Date,Type,Link\n2024-01-02 10:00:01,LIKE,https://x.example/1\n2024-01-03 10:00:02,PRAISE,https://x.example/2\n',
    'only one line\n',
    '{"people": [{"name": "Una Brook", "email": "una@brook.example"}]}\n',
  ])('never: %s', async (text) => {
    expect((await readText(peopleTable, text)).claims).toEqual([])
    expect((await readText(contactsCsv, text)).claims).toEqual([])
  })

  it('perhaps, when they may hold people although no column says so', async () => {
    const { claims } = await readText(peopleTable, 'Qui,Quoi\nUna,bakes bread on Sundays with her aunt\nVal,paints\n')
    expect(columnsAsk(claims)!.guess).not.toContain('email')
    expect((await readFiles(peopleTable, textFiles({ 'big.zip/people.csv': 'Qui,Quoi\nUna,bakes\nVal,paints\n' }))).claims).toEqual([])
  })
})

describe('dates of a table', () => {
  it.each([
    ['12/5/1975', 'mdy', { year: 1975, month: 12, day: 5 }],
    ['12/5/1975', 'dmy', { year: 1975, month: 5, day: 12 }],
    ['25/12/1980', 'mdy', { year: 1980, month: 12, day: 25 }],
    ['1975/12/5', 'dmy', { year: 1975, month: 12, day: 5 }],
    ['5.12.75', 'dmy', { year: 1975, month: 12, day: 5 }],
    ['5.12.29', 'dmy', { year: 1929, month: 12, day: 5 }],
    ['5.12.25', 'dmy', { year: 2025, month: 12, day: 5 }],
    ['5.12.30', 'dmy', { year: 1930, month: 12, day: 5 }],
    ['12/5/1975 0:00:00', 'mdy', { year: 1975, month: 12, day: 5 }],
    ['14/05', 'dmy', { month: 5, day: 14 }],
    ['5 May 1975', 'mdy', { year: 1975, month: 5, day: 5 }],
    ['14. März', 'mdy', { month: 3, day: 14 }],
    ['juin 3, 1990', 'dmy', { year: 1990, month: 6, day: 3 }],
    ['29/02/1604', 'dmy', { month: 2, day: 29 }],
    ['31/02/1990', 'dmy', {}],
    ['1234567', 'dmy', {}],
  ] as const)('reads %s as %s', (raw, order, parts) => {
    expect(tableDate(raw, 'birthday', order, now)).toEqual({ ...parts, label: 'birthday', raw })
  })

  it.each(['0/0/00', '00.00.00', '0000-00-00', '1/1/4501', ''])('takes %s for none', (raw) => expect(tableDate(raw, 'birthday', 'mdy', now)).toBeUndefined())

  it('have one order for a file, by what can only be read one way', () => {
    const found = (...dates: readonly string[]) => {
      const orders = new DateOrders()
      for (const date of dates) orders.add(date)
      return orders.found('mdy')
    }
    expect(found('01/02/1990', '13/02/1990')).toMatchObject({ order: 'dmy', certain: true })
    expect(found('01/02/1990', '02/13/1990')).toMatchObject({ order: 'mdy', certain: true })
    expect(found('01.02.1990')).toMatchObject({ order: 'dmy', certain: true })
    expect(found('1990/02/01')).toMatchObject({ order: 'ymd', certain: true, asked: false })
    expect(found('01/02/1990')).toMatchObject({ order: 'mdy', certain: false, asked: true })
    expect(found('31/12/1990', '12/31/1990')).toMatchObject({ certain: false, asked: true })
    expect(found('1990-02-01', '--05-14', 'in May')).toMatchObject({ asked: false })
  })

  it('are read as the user says', async () => {
    const table = 'Name,Birthday\nUna Brook,03/04/1975\n'
    expect(orderAsk((await readText(peopleTable, table)).claims)).toEqual({ ask: 'dateOrder', guess: 'mdy', certain: false, samples: ['03/04/1975'] })
    const month = async (answers?: Answers) => peopleOf((await readText(peopleTable, table, answers)).outcomes)[0]!.card!.dates![0]!.month
    expect([await month(), await month({ dateOrder: 'mdy' }), await month({ dateOrder: 'dmy' })]).toEqual([3, 3, 4])
  })

  it('ask also where a column may yet be called a date', async () => {
    expect(orderAsk((await readText(peopleTable, 'Name,Since\nUna Brook,03/04/1975\n')).claims)).toBeDefined()
  })
})

describe('rows', () => {
  it('are the same person as the card of another export', async () => {
    const row = peopleOf((await readText(contactsCsv, 'First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value\nUna,Brook,,Home,una@brook.example,Mobile,+44 7700 900789\n')).outcomes)[0]!
    const card = peopleOf((await readFiles(vcard, textFiles({ 'a.vcf': 'BEGIN:VCARD\nVERSION:3.0\nFN:Una Brook\nTEL:+44 7700 900789\nEMAIL:una@brook.example\nEND:VCARD\n' }))).outcomes)[0]!
    expect(row.handles.at(-1)).toBe(card.handles.at(-1))
  })

  it('keep what they have beyond their columns, and columns that nobody knows', async () => {
    const { outcomes } = await readText(peopleTable, 'Name,Email,Shoe\nUna Brook,una@brook.example,39,left,right\n')
    expect(peopleOf(outcomes)[0]!.more).toEqual({ columns: { Shoe: '39', 'column 4': 'left', 'column 5': 'right' } })
  })

  it('without a name but with an address are nobody to list, and found when needed', async () => {
    const [person] = peopleOf((await readText(peopleTable, 'Email\nuna@brook.example\n')).outcomes)
    expect(person).toMatchObject({ handles: ['email:una@brook.example', expect.stringMatching(/^card:/)] })
    expect([person!.name, person!.card]).toEqual([undefined, undefined])
  })

  it('tell Central European letters, also beside those which Latin-1 does not have', async () => {
    const polish = Buffer.from('Name,Email\nEwa Po\x9c\xb3a,ewa@posla.example\n', 'latin1')
    expect(peopleOf((await readFiles(peopleTable, new Map([['people.csv', polish]]))).outcomes).map(({ name }) => name)).toEqual(['Ewa Pośła'])
    const western = Buffer.from('Name,Email\nZo\xeb C\x9cur,zoe@coeur.example\n', 'latin1')
    expect(peopleOf((await readFiles(peopleTable, new Map([['people.csv', western]]))).outcomes).map(({ name }) => name)).toEqual(['Zoë Cœur'])
  })

  it('may hold anything', async () => {
    const { outcomes } = await readText(peopleTable, '__proto__,Name,constructor\npolluted,Una Brook,x\n')
    expect(peopleOf(outcomes)[0]!.name).toBe('Una Brook')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  it('are read to their end whatever they repeat', async () => {
    for (const each of ['(', '"', '@', '*', '_', '.', ' ', '0', ':::', '::: ', 'a@', '+4 ', '=\\"', '[', 'é']) {
      const { outcomes } = await readText(peopleTable, `Name,Email,Phone,Birthday,Address,Tags,How we met\nUna Brook,una@brook.example,,,,,\n${Array(7).fill(each.replaceAll('"', '""').repeat(40_000 / each.length)).map((cell) => `"${cell}"`).join(',')}\n`)
      expect(outcomes.filter((outcome) => !('warning' in outcome)), each).toHaveLength(2)
    }
  })
})

it('a cell of very many labels is read', async () => {
  const cell = '* Friends ::: '.repeat(70_000)
  const rows = (cell: string) => `First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value\nUna,Brook,"${cell}",,una@brook.example\n`
  expect(peopleOf((await readText(contactsCsv, rows(cell))).outcomes)[0]!.card!.labels).toEqual(['Friends'])
  expect(peopleOf((await readText(contactsCsv, rows('a:::'.repeat(200_000)))).outcomes)[0]!.card!.labels).toEqual(['a'])
})

describe('any bytes', () => {
  const google = Buffer.from('First Name,Last Name,Birthday,Labels,E-mail 1 - Label,E-mail 1 - Value\nNora,Quist,--05-14,"Friends ::: * myContacts",* Home,nora@quist.example ::: n.quist@work.example\nÅsa,Öst,1980-01-02,,,\n')
  const plain = Buffer.from('Name;Email;Birthday\n"Una ""U"" Brook";una@brook.example;03/04/1975\nVal;val@moor.example;\n')

  it.each([['Google', contactsCsv, google], ['any', peopleTable, plain]] as const)('of a %s table give rows or reasons', async (_, importer, table) => {
    await fc.assert(
      fc.asyncProperty(fc.nat(table.length - 1), fc.nat(255), fc.nat(table.length), async (at, byte, length) => {
        const changed = Buffer.from(table)
        changed[at] = byte
        for (const bytes of [changed, table.subarray(0, length)]) {
          const { outcomes } = await readFiles(importer, new Map([['people.csv', bytes]]))
          for (const outcome of outcomes) expect('facts' in outcome || 'skipped' in outcome || 'failed' in outcome || 'warning' in outcome).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
