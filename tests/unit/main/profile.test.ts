import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createFiles } from '../../../electron/library/files'
import { openLibrary } from '../../../electron/library/library'
import { CurrentLibrary, firstChunk } from '../../../electron/main/currentLibrary'
import { traceOf } from '../../../electron/main/log'
import { deviceId, profileFolder } from '../../../electron/main/profile'
import { parseBounds, storeBounds, storedBounds } from '../../../electron/main/windowBounds'
import type { JournalLine } from '../../../electron/contract/operations'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'full-circle-profile-'))))
afterEach(() => rmSync(folder, { recursive: true }))

describe('profile', () => {
  it('keeps its device, and gets a new one when the file is damaged', async () => {
    const files = createFiles()
    const device = await deviceId(files, folder)
    expect(device).toMatch(/^[0-9a-f]{8}$/)
    expect(await deviceId(files, folder)).toBe(device)
    writeFileSync(join(folder, 'device'), '../../x')
    expect(await deviceId(files, folder)).toMatch(/^[0-9a-f]{8}$/)
  })

  it('lies where no library id can lead out of', () => {
    expect(profileFolder('/base', 'a1-b2')).toBe(join('/base', 'profiles', 'a1-b2'))
    expect(profileFolder('/base', '../../etc')).toMatch(/profiles.[0-9a-f]{32}$/)
  })

  it('remembers the size of the window', async () => {
    const files = createFiles()
    const before = await storedBounds(files, folder)
    await storeBounds(files, folder, { ...before, width: 1444, maximised: true })
    expect(await storedBounds(files, folder)).toEqual({ ...before, width: 1444, maximised: true })
    for (const odd of ['', 'null', '[]', '{"width":1,"height":1}', '{"width":"900","height":700}']) expect(parseBounds(odd)).toEqual(before)
  })
})

describe('library in use', () => {
  it('changes to a fresh sample and back', async () => {
    const files = createFiles()
    const shipped = join(folder, 'shipped')
    await (await openLibrary(shipped, { device: 'maker' })).close()
    const own = await openLibrary(join(folder, 'own'), { device: 'mine' })
    const current = new CurrentLibrary(own, files, { shipped, copy: join(folder, 'copy') })
    expect(current.info('1')).toMatchObject({ id: own.id, isSample: false, folder: join(folder, 'own') })

    await current.openSample()
    expect(current.info('1')).toMatchObject({ isSample: true, folder: join(folder, 'copy') })
    expect(current.info('1').id).not.toBe(own.id)
    await current.library.append({ name: 'renamePerson', version: 1, args: { about: 'x:@bea', name: 'Bea' } })
    await current.openSample()
    expect((await current.library.state()).journals.every(({ lastSeq }) => lastSeq === 0)).toBe(true)
    await current.closeSample()
    expect(current.library).toBe(own)
    expect(readFileSync(join(folder, 'shipped', 'library.json'), 'utf8')).toContain('full-circle-library')
    await current.close()
  })

  it('hands out journals in pieces', () => {
    const line = (seq: number): JournalLine => ({ seq, clock: '', device: 'a', check: '', name: 'notePerson', version: 1, args: { about: 'x:@bea', text: 'a'.repeat(400) } })
    const lines = [1, 2, 3, 4].map(line)
    expect(firstChunk(lines)).toBe(lines)
    expect(firstChunk(lines, 1100).map(({ seq }) => seq)).toEqual([1, 2])
    expect(firstChunk(lines, 10).map(({ seq }) => seq)).toEqual([1])
  })
})

it('logs where and what kind, never words or folders', () => {
  const error = Object.assign(new Error("no such file '/home/bea/Bea Ek.vcf'"), { code: 'ENOENT' })
  const trace = traceOf('call detect', error)
  expect(trace).toMatch(/^call detect: Error ENOENT\n {4}at /)
  expect(trace).toContain('profile.test.ts:')
  expect(trace).not.toMatch(/Bea|home|\/tests\//)
})
