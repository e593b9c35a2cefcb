import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createFiles } from '../../../electron/library/files'
import { Unfinished } from '../../../electron/main/unfinished'
import { useTemporaryFolders } from '../library/temporaryFolder'

const folderOf = useTemporaryFolders()
const reading = { reading: 'r-1', claim: { importer: 'x', title: 'X archive', bytes: 10, entries: 'abc' }, asked: { zone: 'UTC', region: 'DE' } }
const drop = { token: 't-1', library: 'lib', time: 1, dropped: [{ path: '/nowhere/archive.zip', name: 'archive.zip' }], readings: [reading] }

async function listed(text: string) {
  const folder = folderOf()
  writeFileSync(join(folder, 'unfinished.json'), text)
  return new Unfinished(createFiles(), folder).list('lib')
}

describe('readings that were cut off', () => {
  it('are offered again, and what is gone is told', async () => {
    const [one] = await listed(JSON.stringify({ version: 1, drops: [drop] }))
    expect(one).toMatchObject({ token: 't-1', names: ['archive.zip'], titles: ['X archive'] })
    expect(one!.gone).toContain('archive.zip')
  })

  it('of a damaged file are not offered, whatever the damage', async () => {
    const damaged = [
      '', '{', 'null', '[]', '{"drops":7}', '{"drops":[null,1,"a"]}',
      JSON.stringify({ drops: [{ ...drop, dropped: [null] }] }), JSON.stringify({ drops: [{ ...drop, readings: [{}] }] }),
      JSON.stringify({ drops: [{ ...drop, readings: [{ ...reading, claim: null }] }] }), JSON.stringify({ drops: [{ ...drop, readings: [{ ...reading, asked: 'x' }] }] }),
    ]
    for (const text of damaged) expect(await listed(text), text).toEqual([])
  })
})
