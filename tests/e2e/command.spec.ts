import { appendFile, readFile, readdir, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test, type App } from './app'
import { runCommand } from './commandLine'
import { readPdf } from './pdf'
import { openPerson, startWithPeople } from './sample'
import { inThreeFiles, plainWords, writeThreeFiles } from './threeFiles'

/** The fields of the JSON report, as they are documented. */
const fields = {
  report: ['library', 'imports', 'person', 'printed', 'check'],
  library: ['people', 'handles', 'interactions', 'connections', 'encounters', 'imports'],
  import: ['source', 'importer', 'owner', 'read', 'buckets', 'kinds', 'coverage', 'issues', 'seconds', 'bytes', 'peakRssMb'],
  buckets: ['created', 'updated', 'unchanged', 'merged', 'skipped', 'failed'],
  coverage: ['network', 'from', 'to', 'directions'],
  issue: ['entry', 'position', 'reason'],
  person: ['name', 'handles', 'stage', 'path', 'turns', 'kinds', 'firstDirect', 'firstEncounter', 'closed'],
  printed: ['file', 'pages', 'items'],
  check: ['ok', 'problems'],
} as const

interface Report {
  library: Record<string, number>
  imports: {
    source: string
    importer: string
    owner: string | null
    read: number
    buckets: { created: number; updated: number; unchanged: number; merged: number; skipped: Record<string, number>; failed: Record<string, number> }
    kinds: Record<string, number>
    coverage: object[]
    issues: object[]
    bytes: number
  }[]
  person: { name: string; handles: string[]; stage: number; path: string; turns: number; kinds: Record<string, number>; firstDirect: string; firstEncounter: string; closed: string }
  printed: { file: string; pages: number; items: number }
  check: { ok: boolean; problems: string[] }
  errors?: string[]
}

test('imports, looks up, prints and checks in one go, and changes nothing the second time', async ({ app }) => {
  const { all } = await writeThreeFiles(app.folder)
  const pdf = join(app.folder, 'out.pdf')
  const flags = ['--import', ...all, '--person', 'bea', '--print', pdf, '--check', '--report', 'json']
  const first = await app.command(flags)
  expect(first.code, first.stderr).toBe(0)
  const report = JSON.parse(first.stdout) as Report
  expectFields(report)

  const { tweets, messages, groupMessages, cards, events } = inThreeFiles
  expect(Object.fromEntries(report.imports.map(({ importer, read }) => [importer, read]))).toEqual({ x: 1 + tweets + messages + groupMessages + 1, vcard: cards, icalendar: events })
  for (const { buckets, read } of report.imports) {
    const { created, updated, unchanged, merged, skipped, failed } = buckets
    expect(created + updated + unchanged + merged + sum(skipped) + sum(failed)).toBe(read)
    expect(updated + unchanged).toBe(0)
  }
  expect(report.library).toMatchObject({ people: 2, encounters: 1, imports: 3, interactions: tweets + messages + groupMessages + events })
  expect(report.person).toMatchObject({
    name: plainWords.name, stage: 4, path: 'online first', turns: 1,
    kinds: { reply: tweets, message: messages, 'group-message': groupMessages, event: events },
    firstDirect: '2021-03-01T10:00:00.000Z', firstEncounter: '2022-06-12T11:00:00.000Z', closed: '2022-06-14T10:00:00.000Z',
  })
  expect(report.person.handles).toEqual(expect.arrayContaining(['x:id:77', 'x:@bea_ek', 'email:bea@clay.example', 'tel:+351210000001']))
  expect(report.check).toEqual({ ok: true, problems: [] })
  const printed = await readPdf(await readFile(pdf))
  expect(report.printed).toEqual({ file: pdf, pages: printed.pages.length, items: tweets + events })
  expect(printed.text).not.toContain('nobody else knows')

  const second = await app.command(flags)
  expect(second.code, second.stderr).toBe(0)
  const again = JSON.parse(second.stdout) as Report
  for (const { buckets, read } of again.imports) {
    expect(buckets.created + buckets.updated).toBe(0)
    expect(buckets.unchanged + buckets.merged + sum(buckets.skipped) + sum(buckets.failed)).toBe(read)
  }
  expect(again.library).toEqual(report.library)
  expect(again.person).toEqual(report.person)

  await test.step('in words as well', async () => {
    const { code, stdout } = await app.command(['--person', 'email:bea@clay.example'])
    expect(code).toBe(0)
    expect(stdout).toContain('Bea Ek: stage 4, online first, turns 1')
  })
  await test.step('several people are an error that lists them', async () => {
    const { code, stdout, stderr } = await app.command(['--person', 'a', '--report', 'json'])
    expect(code).toBe(1)
    const { person, errors = [] } = JSON.parse(stdout) as Partial<Report>
    expect(person).toBeUndefined()
    for (const name of [plainWords.name, 'Nour Haddad']) {
      expect(errors.join()).toContain(name)
      expect(stderr).toContain(name)
    }
  })
})

test('says what is wrong with what was asked', async ({ app }) => {
  const exit = async (...flags: string[]) => {
    const { code, stdout, stderr } = await app.command(flags)
    expect(stdout, 'standard output is for the report').toBe('')
    expect(stderr).toMatch(/^full-circle: /m)
    return code
  }
  expect(await exit('--nonsense')).toBe(2)
  expect(await exit('--print', 'out.pdf')).toBe(2)
  expect(await exit('--check', '--report', 'xml')).toBe(2)
  expect(await exit('--import')).toBe(2)
  expect(await exit('--import', join(app.folder, 'nowhere.zip'))).toBe(1)

  const { code, stdout } = await app.command(['--help'])
  expect(code).toBe(0)
  for (const flag of ['--library', '--import', '--as', '--owner', '--person', '--print', '--export', '--check', '--report']) expect(stdout).toContain(flag)

  const page = join(app.folder, 'login.zip')
  await writeFile(page, '<!doctype html><title>Log in</title>')
  const wrong = await app.command(['--import', page, '--report', 'json'])
  expect(wrong.code).toBe(1)
  expect((JSON.parse(wrong.stdout) as Report).errors?.join()).toContain('This is a web page')
})

test('damage in the folder is noticed, told, and costs only what is damaged', async ({ app }) => {
  const { all } = await writeThreeFiles(app.folder)
  expect((await app.command(['--import', ...all])).code).toBe(0)
  const imports = join(app.library, 'imports')
  const name = (await readdir(imports)).find((each) => each.includes('-x-'))!
  const file = join(imports, name)
  const whole = await readFile(file)

  await test.step('a flipped byte', async () => {
    const flipped = Buffer.from(whole)
    flipped[Math.floor(whole.length / 2)]! ^= 0x20
    await writeFile(file, flipped)
    const { code, report } = await check(app)
    expect(code).toBe(1)
    expect(report.check.ok).toBe(false)
    expect(report.check.problems.length).toBeGreaterThan(0)
  })
  await test.step('a cut import, into a new database', async () => {
    await writeFile(file, whole)
    await truncate(file, Math.floor(whole.length * 0.6))
    await app.deleteProfile()
    const { code, report } = await check(app)
    expect(code).toBe(1)
    expect(report.check.problems.join()).toContain(name)
    expect(report.library, 'the other two are there').toMatchObject({ imports: 2, encounters: 1, people: 2 })
  })
  await test.step('put back', async () => {
    await writeFile(file, whole)
    const { code, report } = await check(app)
    expect(code).toBe(0)
    expect(report.library).toMatchObject({ imports: 3, people: 2 })
  })
})

test('the half line of a crash is set aside, and every edit before it counts', async ({ app }) => {
  const { all } = await writeThreeFiles(app.folder)
  expect((await app.command(['--import', ...all])).code).toBe(0)
  const page = await startWithPeople(app)
  await openPerson(page, plainWords.name)
  await page.getByRole('button', { name: 'About' }).click()
  await page.getByRole('button', { name: /^Name shown:/ }).click()
  await page.getByRole('textbox', { name: 'Name shown' }).fill('Beatrix')
  await page.getByRole('textbox', { name: 'Name shown' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Beatrix')
  await app.stop()

  const journals = join(app.library, 'journal')
  const [journal] = await readdir(journals)
  await appendFile(join(journals, journal!), '{"seq":2,"clock":"17936640')
  const again = await app.command(['--person', 'Beatrix', '--report', 'json'])
  expect(again.code, again.stderr).toBe(0)
  expect((JSON.parse(again.stdout) as Report).person.name).toBe('Beatrix')
  expect(again.stderr).toContain(journal!)
  expect((await readdir(journals)).filter((name) => name.includes('.torn-'))).toHaveLength(1)
  expect((await readFile(join(journals, journal!), 'utf8')).trimEnd().split('\n')).toHaveLength(1)
})

test('a library of a newer version is left alone', async ({ app }) => {
  expect((await app.command(['--check'])).code).toBe(0)
  const identity = join(app.library, 'library.json')
  const newer = JSON.stringify({ ...(JSON.parse(await readFile(identity, 'utf8')) as object), version: 2 })
  await writeFile(identity, newer)
  const { code, stderr, stdout } = await app.command(['--check'])
  expect(code).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain('newer')
  expect(await readFile(identity, 'utf8')).toBe(newer)
})

test('one start per library: the second brings the first forward', async ({ app }) => {
  const { page } = await app.start()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const command = await app.command(['--check'])
  expect(command.code).toBe(1)
  expect(command.stderr).toContain('This library is open in another start.')
  const second = await app.command([])
  expect(second.code).toBe(0)
  expect(second.stderr).toContain('Its window was brought forward.')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const other = await runCommand(app.host, ['--library', join(app.folder, 'Other'), '--check'], { FULL_CIRCLE_PROFILE: app.profile })
  expect(other.code, 'another library can be open at the same time').toBe(0)
})

async function check(app: App): Promise<{ code: number | null; report: Report }> {
  const { code, stdout } = await app.command(['--check', '--report', 'json'])
  return { code, report: JSON.parse(stdout) as Report }
}

/** Exactly the documented fields, everywhere. */
function expectFields(report: Report): void {
  const keys = (value: object) => Object.keys(value).sort()
  const wanted = (names: readonly string[]) => [...names].sort()
  expect(keys(report)).toEqual(wanted(fields.report))
  expect(keys(report.library)).toEqual(wanted(fields.library))
  expect(keys(report.person)).toEqual(wanted(fields.person))
  expect(keys(report.printed)).toEqual(wanted(fields.printed))
  expect(keys(report.check)).toEqual(wanted(fields.check))
  expect(report.imports.length).toBeGreaterThan(0)
  for (const one of report.imports) {
    expect(keys(one)).toEqual(wanted(fields.import))
    expect(keys(one.buckets)).toEqual(wanted(fields.buckets))
    for (const span of one.coverage) expect(keys(span)).toEqual(wanted(fields.coverage))
    for (const issue of one.issues) expect(keys(issue)).toEqual(wanted(fields.issue))
  }
}

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, count) => all + count, 0)
