/** The built importer process as main meets it: one command, one answer, an end; and what is left when it is killed. */
import { fork, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ImporterCommand, ImporterMessage } from '../../../electron/contract/reading'
import { openLibrary, type Library } from '../../../electron/library/library'
import { note } from '../library/samples'
import { useTemporaryFolders } from '../library/temporaryFolder'

const root = resolve(import.meta.dirname, '../../..')
const folderOf = useTemporaryFolders()
let built: string

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'full-circle-built-'))
  await build({
    configFile: false,
    logLevel: 'error',
    root,
    ssr: { noExternal: true },
    build: {
      ssr: true,
      target: 'node20',
      outDir: built,
      rolldownOptions: {
        input: { importer: join(root, 'electron/importers/process.ts'), parentPort: join(root, 'electron/chromium/parentPort.ts') },
        output: { entryFileNames: '[name].mjs' },
      },
    },
  })
})
afterAll(() => rmSync(built, { recursive: true, force: true }))

function started(command: ImporterCommand): { child: ChildProcess; messages: ImporterMessage[]; ended: Promise<NodeJS.Signals | number | null> } {
  const child = fork(join(built, 'importer.mjs'), [], { execArgv: ['--import', pathToFileURL(join(built, 'parentPort.mjs')).href], serialization: 'advanced' })
  const messages: ImporterMessage[] = []
  child.on('message', (message) => messages.push(message as ImporterMessage))
  const ended = new Promise<NodeJS.Signals | number | null>((done) => child.on('exit', (code, signal) => done(signal ?? code)))
  child.send(command)
  return { child, messages, ended }
}

/** Events of made-up people, as a calendar program writes them. */
function calendar(events: number): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Example//Calendar//EN', 'X-WR-CALNAME:Ada']
  for (let i = 0; i < events; i++) {
    const day = new Date(Date.UTC(2012, 0, 1 + (i % 4000), 10)).toISOString().replace(/[-:]|\.000/g, '')
    lines.push('BEGIN:VEVENT', `UID:${i}@example.org`, `DTSTAMP:${day}`, `DTSTART:${day}`, `SUMMARY:Coffee ${i}`, 'LOCATION:Harbour 4')
    lines.push('ORGANIZER;CN=Ada Berg:mailto:ada@example.org', `ATTENDEE;CN=Guest ${i % 40};PARTSTAT=ACCEPTED:mailto:guest${i % 40}@example.org`)
    lines.push('ATTENDEE;CN=Ada Berg;PARTSTAT=ACCEPTED:mailto:ada@example.org', 'END:VEVENT')
  }
  return `${[...lines, 'END:VCALENDAR'].join('\r\n')}\r\n`
}

async function readCommand(library: Library, dropped: { path: string; name: string }[]): Promise<ImporterCommand> {
  const { messages, ended } = started({ command: 'detect', dropped })
  expect(await ended).toBe(0)
  const detected = messages.find((message) => message.message === 'detected')
  expect(detected?.claims.map(({ importer }) => importer)).toEqual(['icalendar'])
  const claim = detected!.claims[0]!
  return {
    command: 'read', dropped, claim, owner: claim.owner, zone: 'Europe/Berlin', region: 'DE', now: Date.UTC(2026, 10, 22), importId: 'one', app: '0.1.0',
    partFile: library.partFile('one'), scratchFolder: library.scratchFolder('one'), mediaFolder: library.pictureFolder('one'),
  }
}

function droppedCalendar(events: number): { path: string; name: string }[] {
  const path = join(folderOf(), 'ada.ics')
  writeFileSync(path, calendar(events))
  return [{ path, name: 'ada.ics' }]
}

describe('importer process', () => {
  it('detects, reads and ends', async () => {
    const library = await openLibrary(folderOf(), { device: 'laptop' })
    const { messages, ended } = started(await readCommand(library, droppedCalendar(200)))
    expect(await ended).toBe(0)
    const last = messages.at(-1)!
    if (last.message !== 'finished') throw new Error(JSON.stringify(last))
    expect(last.trailer).toMatchObject({ read: 200, failed: {} })
    expect(messages[0]).toMatchObject({ message: 'progress', phase: 'reading' })
    expect((await library.keep('one')).trailer).toEqual(last.trailer)
    expect(await library.check()).toEqual([])
    await library.close()
  })

  it('hurts nothing when it is killed', async () => {
    const folder = folderOf()
    const library = await openLibrary(folder, { device: 'laptop' })
    await library.append(note('before'))
    const command = await readCommand(library, droppedCalendar(40_000))
    for (const delay of [0, 60, 200]) {
      const { child, ended } = started(command)
      child.once('message', () => setTimeout(() => child.kill('SIGKILL'), delay))
      expect(await ended).toBe('SIGKILL')
      await library.discard('one')
      expect(existsSync(library.partFile('one'))).toBe(false)
      expect(existsSync(library.scratchFolder('one'))).toBe(false)
      expect(await library.state()).toMatchObject({ imports: [], problems: [] })
    }
    await library.append(note('after'))
    await library.close()
    const again = await openLibrary(folder, { device: 'laptop' })
    expect(await again.journalAfter('laptop', 0)).toHaveLength(2)
    expect(await again.check()).toEqual([])
    await again.close()
  })
})
