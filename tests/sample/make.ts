/** Writes `resources/sample-library` from the invented people, through the same reading and journal that every library goes through. */
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createHash } from 'node:crypto'
import { readInto } from '../../electron/importers/reading'
import type { Importer } from '../../electron/importers/importer'
import { openLibrary } from '../../electron/library/library'
import type { Handle } from '../../electron/contract/handles'
import type { InteractionFact } from '../../electron/contract/records'
import { memorySource } from '../unit/importers/memorySource'
import { archives, handleOn, sampleEnd, type Archive } from './facts'
import { markedLately, onTheseDays } from './lately'
import { people } from './people'
import { whys } from './words'

const device = 'sample'
/** Identifiers follow from the content, so that making the sample again gives the same files. */
const idFor = (text: string): string => createHash('sha256').update(text).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5')

export async function main([folder = resolve(import.meta.dirname, '../../resources/sample-library')]: readonly string[] = []): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const identity = { format: 'full-circle-library', version: 1, id: idFor('sample library'), created: new Date(sampleEnd).toISOString() }
  await writeFile(join(folder, 'library.json'), `${JSON.stringify(identity, null, 2)}\n`)
  let clock = sampleEnd
  const library = await openLibrary(folder, { device, now: () => (clock += 60_000) })
  try {
    const all = archives()
    for (const archive of all) {
      const id = idFor(archive.source)
      const bytes = new TextEncoder().encode(archive.facts.map((fact) => JSON.stringify(fact)).join('\n'))
      const label = archive.entry === archive.source ? archive.source : `${archive.source}/${archive.entry}`
      const finished = await readInto(
        {
          command: 'read', dropped: [], owner: archive.owner, zone: 'Europe/Vienna', region: 'AT', now: sampleEnd, importId: id, app: 'sample',
          claim: { importer: archive.importer, title: archive.title, source: archive.source, recognised: 'invented', owner: archive.owner, entries: [label], bytes: bytes.length, ignored: [] },
          partFile: library.partFile(id), scratchFolder: library.scratchFolder(id), mediaFolder: library.pictureFolder(id),
        },
        () => undefined,
        { importers: [inventing(archive, label)], openSource: async () => ({ ...memorySource(new Map([[label, bytes]])), close: async () => undefined }) },
      )
      await library.keep(id)
      console.error(`${archive.source}: ${finished.trailer.read} records`)
    }
    await tell(library.append, all)
  } finally {
    await library.close()
  }
}

/** An importer for facts that are there already; the entry's bytes are read so that the header carries their hash. */
function inventing(archive: Archive, label: string): Importer {
  return {
    id: archive.importer, title: archive.title, version: 1,
    claim: () => Promise.resolve([]),
    async *read(source) {
      for (const entry of source.entries) for await (const chunk of entry.open()) void chunk
      let index = 0
      for (const fact of archive.facts) yield fact.fact === 'coverage' || (fact.fact === 'person' && fact.me) ? { facts: [fact] } : { at: { entry: label, index: index++ }, facts: [fact] }
      yield { asOf: archive.importer === 'x' ? Date.UTC(2022, 10, 12) : sampleEnd }
    },
  }
}

/** What the owner wrote herself: moments with their why, a note, meetings that no calendar knew. */
async function tell(append: Awaited<ReturnType<typeof openLibrary>>['append'], all: readonly Archive[]): Promise<void> {
  const interactions = all.flatMap(({ facts }) => facts.filter((fact): fact is InteractionFact => fact.fact === 'interaction'))
  const of = (key: string) => people.find((person) => person.key === key)!
  const handlesOf = (key: string) => {
    const person = of(key)
    return new Set([...person.writes.map(([network]) => handleOn(person, network)), handleOn(person, 'calendar')])
  }
  const marked = ['marisol', 'marisol', 'tatsuya', 'nour', 'tom', 'yael', 'birgit', 'haneul', 'celestine']
  for (const [index, key] of marked.entries()) {
    const own = interactions.filter(({ stream, kind }) => handlesOf(key).has(stream) && (index % 3 === 1 ? kind === 'event' : kind !== 'event'))
    const item = own[Math.floor((own.length * (index + 1)) / (marked.length + 2))]
    if (item) await append({ name: 'markMoment', version: 1, args: { about: item.stream, item: item.id, why: whys[index]! } })
  }
  for (const [key, day, met, why] of markedLately) {
    const item = interactions.find(({ stream, setting, at }) => handlesOf(key).has(stream) && (setting === 'inPerson') === met && at !== null && new Date(at).toISOString().startsWith(day))
    if (!item) throw new Error(`Nothing to mark with ${key} on ${day}.`)
    await append({ name: 'markMoment', version: 1, args: { about: item.stream, item: item.id, why } })
  }
  await append({ name: 'notePerson', version: 1, args: { about: handleOn(of('marisol'), 'calendar'), text: 'Owes me an umbrella. I owe her a map of the harbour with the wind in it.' } })
  await append({ name: 'notePerson', version: 1, args: { about: handleOn(of('tom'), 'calendar'), text: 'Bad knee since 2023: choose the lower hut.' } })
  const logged: readonly (readonly [string, string, string, string])[] = [
    ['birgit', '2021-06-12', 'Allotments, Graz', 'First evening outside after the long winter. She had kept a chair for me.'],
    ['tom', '2025-02-08', 'Station buffet, Salzburg', 'Two hours between trains. He had brought his own cups.'],
  ]
  for (const [key, day, place, text] of [...logged, ...onTheseDays]) await append({ name: 'logMeeting', version: 1, args: { meeting: idFor(`${key} ${day}`), with: [handleOn(of(key), 'calendar')], day, place: { name: place }, text } })
  await introduce(append, (key) => handleOn(of(key), 'calendar'))
}

/** Who brought whom: what she wrote of how they met, what she answered, and one that she only wrote in passing. */
async function introduce(append: Awaited<ReturnType<typeof openLibrary>>['append'], handle: (key: string) => Handle): Promise<void> {
  const through: readonly (readonly [string, string, readonly [number, number, number], string])[] = [
    ['tatsuya', 'marisol', [2012, 2, 24], 'Breakfast for three. “Ilse draws night trains, you draw harbours.”'],
    ['hiroko', 'tatsuya', [2013, 5, 3], 'He sent her my drawing of the slope.'],
    ['ingrid', 'tom', [2015, 3, 14], 'Her train was late, and he knew the driver.'],
    ['amina', 'nour', [2017, 9, 2], 'A song between two radio programmes.'],
  ]
  for (const [key, by, [year, month, day], words] of through) {
    await append({ name: 'putEntry', version: 1, args: { about: handle(key), entry: idFor(`how we met ${key}`), value: { entry: 'met', words, date: { year, month, day }, through: handle(by) } } })
  }
  await append({ name: 'putEntry', version: 1, args: { about: handle('henrike'), entry: idFor('how we met henrike'), value: { entry: 'met', words: 'At the bread fair, through Célestine.', date: { year: 2016 } } } })
  await append({ name: 'putEntry', version: 1, args: { about: handle('dmitri'), entry: idFor('how we met dmitri'), value: { entry: 'met', words: 'Giulia Ferrante introduced us on the quay.', date: { year: 2015 } } } })
  const said: readonly (readonly [string, readonly string[], string])[] = [
    ['marisol', ['ravi'], '2026-11-03'], ['marisol', ['sigurlaug'], '2019-04-27'], ['', ['marisol', 'zeljko'], '2013-04-20'], ['', ['zeljko', 'anais'], '2018-05-05'], ['hiroko', ['mateo'], '2017-04-09'],
  ]
  for (const [by, whom, day] of said) await append({ name: 'judgeIntroduction', version: 1, args: { by: by === '' ? '' : handle(by), people: whom.map(handle), verdict: 'accepted', day } })
}
