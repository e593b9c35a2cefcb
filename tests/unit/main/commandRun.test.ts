import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { CommandReport } from '../../../electron/contract/ipc'
import { createFiles } from '../../../electron/library/files'
import type { CommandRequest } from '../../../electron/main/commandLine'
import { CommandRun } from '../../../electron/main/commandRun'
import { PickedSources } from '../../../electron/main/pickedSources'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'full-circle-command-'))))
afterEach(() => rmSync(folder, { recursive: true }))

const run = (request: Partial<CommandRequest>, sources = new PickedSources()) =>
  new CommandRun({ imports: [], check: false, report: 'json', ...request }, sources, createFiles(), folder)
const report: CommandReport = { library: { people: 0, handles: 0, interactions: 0, connections: 0, encounters: 0, imports: 0 }, imports: [], errors: [] }

describe('a start without a window', () => {
  it('gives the page tokens and names, and keeps the paths', async () => {
    const sources = new PickedSources()
    const { task } = run({ imports: [['x.zip', 'sub/a.vcf']], importer: 'x' }, sources)
    expect(JSON.stringify(task)).not.toContain(folder)
    expect(task.sources[0]!.names).toEqual(['x.zip', 'a.vcf'])
    expect(sources.get(task.sources[0]!.token)).toMatchObject({ importer: 'x', dropped: [{ path: join(folder, 'x.zip') }, { path: join(folder, 'sub', 'a.vcf') }] })
  })

  it('says which file is missing', async () => {
    writeFileSync(join(folder, 'there.vcf'), '')
    await run({ imports: [['there.vcf']] }).assertPaths()
    await expect(run({ imports: [['there.vcf', 'gone.zip']] }).assertPaths()).rejects.toMatchObject({ code: 'notFound', message: 'There is no "gone.zip".' })
  })

  it('writes an export piece by piece; a file has its name once it is whole', async () => {
    const command = run({ export: 'dump' })
    await command.exportFile('people.ndjson', 'a\n', false)
    expect(readdirSync(join(folder, 'dump'))).toEqual(['people.ndjson.part'])
    await command.exportFile('people.ndjson', 'b\n', true)
    await command.exportFile('handles.ndjson', '', true)
    expect(readdirSync(join(folder, 'dump'))).toEqual(['handles.ndjson', 'people.ndjson'])
    expect(readFileSync(join(folder, 'dump', 'people.ndjson'), 'utf8')).toBe('a\nb\n')
    command.done(report)
    expect(await command.reported).toMatchObject({ exported: { folder: 'dump', files: 2 }, errors: [] })
  })

  it('tells when an export stayed half', async () => {
    const command = run({ export: 'dump' })
    await command.exportFile('people.ndjson', 'a\n', false)
    command.done(report)
    const { exported, errors } = await command.reported
    expect(exported).toBeUndefined()
    expect(errors).toEqual(['The export is not complete.'])
  })

  it('reports the printed file as it was asked for', async () => {
    const command = run({ print: 'sub/out.pdf', person: 'Bea' })
    expect(command.printPath).toBe(join(folder, 'sub', 'out.pdf'))
    command.done({ ...report, printed: { file: 'out.pdf', pages: 1, items: 2 } })
    expect((await command.reported).printed).toEqual({ file: 'sub/out.pdf', pages: 1, items: 2 })
  })

  it('writes nothing that was not asked for', async () => {
    await expect(run({}).exportFile('people.ndjson', '', true)).rejects.toMatchObject({ code: 'refused' })
    expect(() => run({}).printPath).toThrowError(expect.objectContaining({ code: 'refused' }))
  })
})
