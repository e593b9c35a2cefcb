/** Takes the invented archives in as a library does, asks the app every question, and puts its answers beside what is true. */
import type { Operation } from '../../electron/contract/operations'
import type { Encounter, PersonId, PersonSummary } from '../../renderer/core/model'
import type { Story } from '../../renderer/core/story'
import { listPeople } from '../../renderer/db/people'
import { listEncounters, listStories } from '../../renderer/db/stories'
import type { Library } from '../../renderer/services/library'
import { newFolder, openAt, wipe } from '../unit/db/folder'
import { handlesOf, inventPeople, type Invented } from './people'
import { archivesOf, nameOf, today } from './world'

export interface Difference {
  readonly key: string
  readonly what: string
  readonly truth: string
  readonly answer: string
}

export interface Comparison {
  /** Answers compared, by what was asked. */
  readonly asked: ReadonlyMap<string, number>
  readonly different: readonly Difference[]
}

/** Everything the app derives of everybody. */
export interface Answers {
  readonly people: readonly PersonSummary[]
  readonly stories: ReadonlyMap<PersonId, Story>
  readonly encounters: ReadonlyMap<PersonId, readonly Encounter[]>
}

/** The library of the invented owner, on a database of its own; `use` asks it. */
export async function withLibrary<T>(invented: readonly Invented[], use: (library: Library) => Promise<T>, said: readonly Operation[] = []): Promise<T> {
  const folder = await newFolder()
  const library = await openAt(folder, undefined, today)
  try {
    for (const { importer, source, owner, facts } of archivesOf(invented.flatMap(({ lying }) => lying))) {
      await folder.add({ importer, source, owner, outcomes: facts.map((fact, index) => (fact.fact === 'interaction' ? { at: { entry: source, index }, facts: [fact] } : { facts: [fact] })) })
    }
    for (const operation of [...invented.flatMap((one) => one.said), ...said]) await folder.append(operation)
    const { problems } = await library.catchUp()
    if (problems.length > 0) throw new Error(problems.join(' '))
    return await use(library)
  } finally {
    await wipe(library)
    await folder.remove()
  }
}

export const answersOf = async (): Promise<Answers> => ({ people: await listPeople(), stories: await listStories(), encounters: await listEncounters() })

export async function compareAll(): Promise<Comparison> {
  const invented = inventPeople()
  return withLibrary(invented, async () => compare(invented, await answersOf()))
}

function compare(invented: readonly Invented[], { people, stories, encounters }: Answers): Comparison {
  const asked = new Map<string, number>()
  const different: Difference[] = []
  const beside = (key: string, what: string, truth: unknown, answer: unknown) => {
    asked.set(what, (asked.get(what) ?? 0) + 1)
    const [is, says] = [JSON.stringify(truth), JSON.stringify(answer)]
    if (is !== says) different.push({ key, what, truth: is, answer: says })
  }
  beside('everybody', 'people', invented.map(({ key }) => nameOf(key)).sort(), people.map(({ name }) => name).sort())
  for (const { key, truth } of invented) {
    const person = people.find(({ handles }) => handlesOf(key).some((handle) => handles.includes(handle)))!
    const story = stories.get(person.id)
    beside(key, 'stage', truth.stage, person.stage)
    beside(key, 'path', truth.path, person.path)
    beside(key, 'turns', truth.turns ?? 0, person.turns)
    beside(key, 'open turn', truth.open ?? false, person.openTurn)
    beside(key, 'hints of having met', truth.candidates ?? 0, (encounters.get(person.id) ?? []).filter(({ grade }) => grade === 'candidate').length)
    beside(key, 'silence', truth.silence, story?.silence.state ?? 'few')
    beside(key, 'rekindled', truth.rekindled ?? 0, story?.silence.rekindled.length ?? 0)
  }
  return { asked, different }
}
