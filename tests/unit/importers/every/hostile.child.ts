/**
 * Offers hostile files one by one to every importer, as a drop of their own: a line with the name before, a line with what came of
 * it after. Files come as lines on standard input; a `.tar.gz` is opened and each file in it offered.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Failed } from '../../../../electron/contract/result'
import { detect } from '../../../../electron/importers/detection'
import { readInto } from '../../../../electron/importers/reading'

export interface Said {
  readonly name: string
  /** Records read by each importer that took it. */
  readonly read: Readonly<Record<string, number>>
  readonly refused: readonly string[]
  readonly seconds: number
  /** Of the process until now. */
  readonly peakMb: number
  readonly polluted: boolean
}

const scratch = mkdtempSync(join(tmpdir(), 'full-circle-hostile-'))
const say = (value: unknown) => writeSync(1, `${JSON.stringify(value)}\n`)

try {
  for (const path of readFileSync(0, 'utf8').split('\n').filter((line) => line !== '')) {
    if (!path.endsWith('.tar.gz')) await offer(path, basename(path))
    else {
      for (const { name, bytes } of filesOfTar(gunzipSync(readFileSync(path)))) {
        const file = join(scratch, basename(name))
        writeFileSync(file, bytes)
        await offer(file, `${basename(path)} ${name}`)
        rmSync(file)
      }
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}

async function offer(path: string, name: string): Promise<void> {
  say({ begins: name })
  const started = performance.now()
  const dropped = [{ path, name: basename(path) }]
  const read: Record<string, number> = {}
  const refused: string[] = []
  try {
    const { claims, unrecognised, warnings } = await detect({ command: 'detect', dropped })
    refused.push(...unrecognised.map(({ reason }) => reason), ...warnings.map(({ reason }) => reason))
    for (const claim of claims) {
      const at = join(scratch, 'reading')
      mkdirSync(at, { recursive: true })
      const { trailer } = await readInto(
        {
          command: 'read', dropped, claim, owner: claim.owner, zone: 'UTC', region: 'DE', now: Date.UTC(2026, 10, 22), importId: 'hostile', app: 'test',
          partFile: join(at, 'file.part'), scratchFolder: join(at, 'scratch'), mediaFolder: join(at, 'media'),
        },
        () => undefined,
      )
      read[claim.importer] = (read[claim.importer] ?? 0) + trailer.read
      rmSync(at, { recursive: true, force: true })
    }
  } catch (error) {
    // An expected refusal has words for the user; anything else is a bug and ends this process.
    if (!(error instanceof Failed) || error.code === 'failed') throw error
    refused.push(error.message)
  }
  const polluted = Object.keys(Object.prototype).length > 0 || Object.keys(Array.prototype).length > 0
  const said: Said = { name, read, refused, seconds: (performance.now() - started) / 1000, peakMb: process.resourceUsage().maxRSS / 1024, polluted }
  say(said)
}

/** Regular files of a tar archive (POSIX.1-1988 ustar header blocks of 512 bytes). */
function* filesOfTar(tar: Buffer): Generator<{ name: string; bytes: Buffer }> {
  const text = (from: number, to: number) => tar.toString('latin1', from, to).replace(/\0[^]*$/, '')
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(text(at + 124, at + 136), 8) || 0
    const type = text(at + 156, at + 157)
    if (type === '0' || type === '') yield { name: text(at, at + 100), bytes: tar.subarray(at + 512, at + 512 + size) }
    at += 512 + Math.ceil(size / 512) * 512
  }
}
