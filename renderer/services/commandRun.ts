/** The work of a start without a window, in the order it was asked for. What cannot be done is said, and the rest is done all the same. */
import type { Handle } from '#contract/handles'
import type { CommandReport, CommandTask, ImportReport, PaperJob, PickedSource } from '#contract/ipc'
import type { Answers, Ask, Claim, DateOrder } from '#contract/records'
import { Failed } from '#contract/result'
import { dumpLines } from '../core/dump'
import { networkOf } from '../core/handles'
import type { PersonSummary, TimelineItem } from '../core/model'
import { dumpTables } from '../db/dump'
import { libraryCounts, noCounts } from '../db/imports'
import { findPeople } from '../db/people'
import { timelineItems } from '../db/timeline'
import { api, failureOf } from './api'
import { checkData } from './checkData'
import type { CatchUpProgress } from './catchUp'
import { detect, startReading, takeIn } from './importRun'
import { startReading as openForCommand } from './start'
import type { Library } from './library'

export async function runCommand(task: CommandTask): Promise<void> {
  try {
    const open = await openForCommand()
    await open.main.commandDone(await commandReport(open, task))
  } catch (error) {
    // Whatever happened, the command line must end with a report.
    const nothing: CommandReport = { library: noCounts, imports: [], errors: [failureOf(error).message] }
    await api().commandDone(nothing)
    throw error
  }
}

export async function commandReport(open: Library, task: CommandTask): Promise<CommandReport> {
  const { main } = open
  const errors: string[] = []
  const attempt = async <T>(work: () => Promise<T>): Promise<T | undefined> => {
    try {
      return await work()
    } catch (error) {
      errors.push(failureOf(error).message)
      return undefined
    }
  }
  const say = (text: string) => main.commandProgress(text)

  const caughtUp = await attempt(() => open.catchUp(telling(say)))
  // What is wrong with the folder does not keep the work from being done: it is told, and `--check` reports it.
  for (const problem of caughtUp?.problems ?? []) await say(problem)
  const imports: ImportReport[] = []
  for (const source of task.sources) await attempt(() => importSource(source, { task, say, errors, imports }))
  const person = task.person === undefined ? undefined : await attempt(() => onePerson(task.person!))
  const described = person && (await attempt(() => describe(person)))
  const printed = task.print && person ? await attempt(() => print(open, person)) : undefined
  const exported = task.export ? await attempt(() => exportAll(open)) : undefined
  const check = task.check ? await attempt(() => checkAll(caughtUp?.problems ?? [])) : undefined
  if (task.print && task.person === undefined) errors.push('To print, say whose timeline with --person.')
  if (check && !check.ok) errors.push(...check.problems)
  return {
    library: await libraryCounts(),
    imports,
    ...(described ? { person: described } : {}),
    ...(printed ? { printed } : {}),
    ...(exported ? { exported } : {}),
    ...(check ? { check } : {}),
    errors: [...new Set(errors)],
  }
}

async function checkAll(before: readonly string[]): Promise<NonNullable<CommandReport['check']>> {
  const { problems } = await checkData()
  const all = [...new Set([...before, ...problems])]
  return { ok: all.length === 0, problems: all }
}

interface ImportWork {
  readonly task: CommandTask
  readonly say: (text: string) => Promise<void>
  readonly errors: string[]
  readonly imports: ImportReport[]
}

async function importSource(source: PickedSource, { task, say, errors, imports }: ImportWork): Promise<void> {
  await say(`Looking into ${source.names.join(', ')}`)
  const detection = await detect(source)
  for (const { name, reason } of detection.unrecognised) errors.push(`${name}: ${reason}`)
  for (const { entry, reason } of detection.warnings) await say(entry === undefined ? reason : `${entry}: ${reason}`)
  if (task.owner !== undefined && detection.claims.length > 0 && !detection.claims.some((claim) => isOwner(task.owner, claim))) {
    errors.push(`${task.owner} can be the owner of nothing in ${source.names.join(', ')}: it was read as its own owner's.`)
  }
  if (detection.claims.length === 0 && detection.unrecognised.length === 0) throw new Failed('notRecognised', `${source.names.join(', ')}: nothing that Full Circle can read.`)
  for (const [claim, { title, source: from }] of detection.claims.entries()) {
    try {
      const tell = atMost(1000, (text: string) => void say(text))
      const { asks = [], owner: [found], ownerGuessed } = detection.claims[claim]!
      const owner = isOwner(task.owner, detection.claims[claim]!) ? task.owner : ownerGuessed && found
      const guesses = [...(owner !== undefined && owner !== task.owner ? [`${owner} was taken for you. To say otherwise: --owner.`] : []), ...asks.flatMap((ask) => guessWords(ask, task))]
      const reading = await startReading(
        { source: source.token, claim, answers: answersOf(task), ...(owner === undefined ? {} : { owner: [owner] }) },
        ({ phase, bytes, totalBytes, records }) => tell(`${title}, ${from}: ${phase}, ${percent(bytes / (totalBytes || 1))}, ${records} records`),
      )
      imports.push((await takeIn(await reading.outcome, telling(say), guesses)).report)
    } catch (error) {
      errors.push(`${from}: ${failureOf(error).message}`)
    }
  }
}

const answersOf = ({ zone, dateOrder }: CommandTask): Answers => ({ ...(zone ? { zone } : {}), ...(dateOrder ? { dateOrder } : {}) })

/** Nobody is there to be asked: what was guessed instead is told. */
function guessWords(ask: Ask, { zone, dateOrder }: CommandTask): string[] {
  if (ask.ask === 'zone') {
    return zone ? [] : [`Times without a zone were read as those of ${Intl.DateTimeFormat().resolvedOptions().timeZone}. To read them otherwise: --zone.`]
  }
  if (ask.ask === 'dateOrder') {
    return dateOrder || ask.certain ? [] : [`Dates such as ${ask.samples[0] ?? '03/04/2015'} were read as ${orderWords[ask.guess]}. To read them otherwise: --date-order.`]
  }
  const meant = ask.headers.flatMap((header, at) => (ask.guess[at] === undefined || ask.guess[at] === 'ignore' ? [] : [`${header} as ${ask.guess[at]}`]))
  return [`What the columns mean was guessed: ${meant.length > 0 ? meant.join(', ') : 'nothing in them is understood'}.`]
}

const orderWords: Record<DateOrder, string> = { dmy: 'day, month, year', mdy: 'month, day, year', ymd: 'year, month, day' }

/** An owner said for several sources at once is meant for those that can be theirs: no e-mail address owns an X archive. */
function isOwner(owner: Handle | undefined, claim: Claim): owner is Handle {
  if (owner === undefined) return false
  const known = [...claim.owner, ...(claim.ownerChoices ?? [])]
  return known.length === 0 || known.some((handle) => handle === owner || networkOf(handle) === networkOf(owner))
}

async function onePerson(text: string): Promise<PersonSummary> {
  const found = await findPeople(text)
  const [first, ...others] = found
  if (!first) throw new Failed('notFound', `Nobody in the library is called "${text}".`)
  if (others.length === 0) return first
  const listed = found.slice(0, 20).map((person) => `${person.name} (${person.handles[0] ?? person.id})`)
  const more = found.length > listed.length ? `, and ${found.length - listed.length} more` : ''
  throw new Failed('invalid', `Several people match "${text}": ${listed.join(', ')}${more}.`)
}

async function describe(person: PersonSummary): Promise<NonNullable<CommandReport['person']>> {
  const { name, stage, path, turns, firstDirect, firstEncounter, closed } = person
  const kinds = kindsOf(await timelineItems(person.id))
  return {
    name, handles: person.handles, stage, path, turns, kinds,
    firstDirect: instant(firstDirect), firstEncounter: instant(firstEncounter), closed: instant(closed),
  }
}

async function print(open: Library, person: PersonSummary): Promise<NonNullable<CommandReport['printed']>> {
  await open.main.commandProgress(`Printing ${person.name}`)
  const pages = await open.main.makePages(paperOf(person.id))
  return { file: await open.main.writePages(pages.token), pages: pages.pages, items: pages.items }
}

/** Everything of one person that may be shown without asking: private messages and third people stay out. */
const paperOf = (person: Handle): PaperJob => ({
  person, paper: 'A4', privateMessages: false, thirdPeople: false, ink: 'colour', zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
})

/** Characters in one call: a file goes out in parts. */
const exportPart = 1024 * 1024

async function exportAll({ main }: Library): Promise<NonNullable<CommandReport['exported']>> {
  let files = 0
  for (const [name, lines] of dumpLines(dumpTables())) {
    await main.commandProgress(`Writing ${name}`)
    let text = ''
    for await (const line of lines) {
      text += `${line}\n`
      while (text.length >= exportPart) {
        const part = wholeCharacters(text, exportPart)
        await main.exportFile(name, part, false)
        text = text.slice(part.length)
      }
    }
    await main.exportFile(name, text, true)
    files++
  }
  return { folder: 'export', files }
}

/** The beginning of a text, never with half a character at its end. */
function wholeCharacters(text: string, length: number): string {
  const last = text.charCodeAt(length - 1)
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? length - 1 : length)
}

const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString())

const percent = (share: number) => `${Math.floor(100 * Math.min(1, share))} %`

const telling = (say: (text: string) => Promise<void>) =>
  atMost(1000, ({ done, words }: CatchUpProgress) => void say(`${words}, ${percent(done)}`))

/** Lets one through in so many ms. */
function atMost<T>(ms: number, tell: (value: T) => void): (value: T) => void {
  let last = -Infinity
  return (value) => {
    const now = performance.now()
    if (now - last < ms) return
    last = now
    tell(value)
  }
}

function kindsOf(items: readonly TimelineItem[]): Record<string, number> {
  const kinds = new Map<string, number>()
  for (const { kind } of items) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  return Object.fromEntries([...kinds].sort(([a], [b]) => (a < b ? -1 : 1)))
}
