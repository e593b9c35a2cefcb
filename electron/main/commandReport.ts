import type { CommandReport } from '../contract/ipc'
import type { CommandRequest } from './commandLine'
import { plain } from './plainText'

/** The report as `--report` asks for it, ending in a line feed. JSON is exactly one object. */
export function writtenReport(report: CommandReport, form: 'json' | 'text'): string {
  return form === 'json' ? `${JSON.stringify(forMachines(report), null, 2)}\n` : forPeople(report)
}

/** What there is to report when the work could not begin or broke off: the reason. */
export const nothingDone = (reason: string): CommandReport => ({
  library: { people: 0, handles: 0, interactions: 0, connections: 0, encounters: 0, imports: 0 },
  imports: [],
  errors: [reason],
})

/** 0 only if all that was asked was done. */
export function exitCode(asked: CommandRequest, report: CommandReport): 0 | 1 {
  const undone =
    report.errors.length > 0 ||
    (asked.imports.length > 0 && report.imports.length === 0) ||
    (asked.person !== undefined && report.person === undefined) ||
    (asked.print !== undefined && report.printed === undefined) ||
    (asked.export !== undefined && report.exported === undefined) ||
    (asked.check && report.check?.ok !== true)
  return undone ? 1 : 0
}

function forMachines({ library, imports, person, printed, check, errors }: CommandReport) {
  // As with errors: guesses are named only when there are some.
  const told = imports.map(({ guesses, ...one }) => (guesses.length > 0 ? { ...one, guesses } : one))
  return { library, imports: told, person, printed, check, errors: errors.length > 0 ? errors : undefined }
}

function forPeople({ library, imports, person, printed, exported, check }: CommandReport): string {
  const lines: string[] = []
  for (const one of imports) {
    const { created, updated, unchanged, merged, skipped, failed } = one.buckets
    lines.push(`${one.source} (${one.importer}${one.owner === null ? '' : `, owner ${one.owner}`})`)
    for (const guess of one.guesses) lines.push(`  ${guess}`)
    lines.push(`  ${one.read} records read in ${one.seconds.toFixed(1)} s`)
    lines.push(`  created ${created}, updated ${updated}, unchanged ${unchanged}, merged ${merged}`)
    for (const [reason, count] of Object.entries(skipped)) lines.push(`  skipped ${count}: ${reason}`)
    for (const [reason, count] of Object.entries(failed)) lines.push(`  failed ${count}: ${reason}`)
    for (const { network, from, to, directions } of one.coverage) lines.push(`  covers ${network} from ${from} to ${to}, ${directions.join(' and ')}`)
    for (const { entry, position, reason } of one.issues) lines.push(`  ${placeOf(entry, position)}${reason}`)
  }
  if (person) {
    lines.push(`${person.name}: stage ${person.stage}, ${person.path}, turns ${person.turns}`)
    lines.push(`  ${person.handles.join(', ')}`)
    for (const [kind, count] of Object.entries(person.kinds)) lines.push(`  ${kind} ${count}`)
    lines.push(`  first direct ${person.firstDirect ?? 'none'}, first encounter ${person.firstEncounter ?? 'none'}, closed ${person.closed ?? 'no'}`)
  }
  if (printed) lines.push(`Printed ${printed.file}: ${count(printed.pages, 'page')}, ${count(printed.items, 'item')}`)
  if (exported) lines.push(`Exported ${count(exported.files, 'file')} to ${exported.folder}`)
  if (check) lines.push(check.ok ? 'Checked: everything is in order.' : `Checked: ${count(check.problems.length, 'problem')}`)
  for (const problem of check?.problems ?? []) lines.push(`  ${problem}`)
  lines.push(
    `Library: ${count(library.people, 'person', 'people')}, ${count(library.handles, 'handle')}, ${count(library.interactions, 'interaction')}, ` +
      `${count(library.connections, 'connection')}, ${count(library.encounters, 'encounter')}, ${count(library.imports, 'import')}`,
  )
  return lines.map((line) => `${line.startsWith('  ') ? '  ' : ''}${plain(line)}\n`).join('')
}

/** An issue of the archive as a whole has no entry; one of a whole entry has no position, which is -1. */
const placeOf = (entry: string, position: number) => (entry === '' ? '' : position < 0 ? `${entry}: ` : `${entry}, record ${position}: `)

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`
