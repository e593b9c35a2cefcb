import { expect, it } from 'vitest'
import { PickedSources } from '../../../electron/main/pickedSources'

it('shows names, keeps paths, and forgets what was picked long ago', () => {
  const sources = new PickedSources()
  const first = sources.add(['/home/bea/x archive.zip', '/home/bea/exam\u202Eple.vcf'], 'x')
  expect(first.names).toEqual(['x archive.zip', 'exam ple.vcf'])
  expect(JSON.stringify(first)).not.toContain('home')
  expect(sources.get(first.token)).toMatchObject({ importer: 'x', dropped: [{ path: '/home/bea/x archive.zip' }, { path: '/home/bea/exam\u202Eple.vcf' }] })
  for (let more = 0; more < 50; more += 1) sources.add(['/other'])
  expect(() => sources.get(first.token)).toThrowError(expect.objectContaining({ code: 'notFound' }))
})
