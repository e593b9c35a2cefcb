import { describe, expect, it } from 'vitest'
import { help, parseCommandLine, typedArguments } from '../../../electron/main/commandLine'

const parse = (...typed: string[]) => parseCommandLine(typed)
const wrong = (...typed: string[]) => {
  const asked = parse(...typed)
  return asked.kind === 'wrong' ? asked.sentence : asked
}

describe('typed arguments', () => {
  it('are what follows the dashes, whatever the engine put before them', () => {
    expect(typedArguments(['electron', '--no-sandbox', '.', '--', '--check', '--', 'x'], false)).toEqual(['--check', '--', 'x'])
    expect(typedArguments(['electron', '.', '--remote-debugging-port=0'], false)).toEqual([])
  })

  it('follow the program when a packaged app is started directly', () => {
    const argv = ['/opt/app', '--no-sandbox', '--enable-features=Some', '--lang=de', '--check', '--export', 'out']
    expect(typedArguments(argv, true)).toEqual(['--check', '--export', 'out'])
  })
})

describe('command line', () => {
  it('opens the window when nothing but a library is asked', () => {
    expect(parse()).toEqual({ kind: 'window', library: undefined })
    expect(parse('--library', 'My Library')).toEqual({ kind: 'window', library: 'My Library' })
  })

  it('takes the whole line of the documentation', () => {
    const line = ['--library', 'lib', '--import', 'x.zip', 'a.vcf', 'b.ics', '--as', 'x', '--owner', 'x:@bea', '--person', 'Bea Ek', '--print', 'out.pdf', '--export', 'dump', '--check', '--report', 'json']
    expect(parse(...line)).toEqual({
      kind: 'command',
      request: {
        library: 'lib', imports: [['x.zip', 'a.vcf', 'b.ics']], importer: 'x', owner: 'x:@bea', person: 'Bea Ek', print: 'out.pdf', export: 'dump', check: true, report: 'json',
      },
    })
  })

  it('keeps several imports apart and takes values after an equals sign', () => {
    const asked = parse('--import', 'a', 'b', '--import=--odd name.zip', '--person=--Bea')
    expect(asked).toMatchObject({ kind: 'command', request: { imports: [['a', 'b'], ['--odd name.zip']], person: '--Bea', report: 'text' } })
  })

  it('takes answers to what importers may ask, and refuses what is none', () => {
    expect(parse('--import', 'chat.txt', '--zone', 'Africa/Kigali', '--date-order', 'mdy')).toMatchObject({ kind: 'command', request: { zone: 'Africa/Kigali', dateOrder: 'mdy' } })
    expect(wrong('--import', 'chat.txt', '--zone', 'Atlantis/Harbour')).toBe('--zone is a time zone, such as Europe/Berlin.')
    expect(wrong('--import', 'chat.txt', '--date-order', 'ydm')).toBe('--date-order is dmy, mdy or ymd.')
    expect(wrong('--check', '--zone', 'UTC')).toBe('--zone goes with --import.')
  })

  it('needs a person to print', () => {
    expect(wrong('--print', 'out.pdf')).toMatch(/--person/)
    expect(wrong('--print', 'out.txt', '--person', 'Bea')).toMatch(/\.pdf/)
  })

  it.each([
    ['--import'], ['--library'], ['--person', ''], ['--report', 'xml'], ['--report', 'json'], ['stray'], ['--check', 'stray'], ['--check=1'], ['--nonsense'],
    ['--as', 'x', '--check'], ['--owner', 'x:@bea', '--check'], ['--owner', 'bea', '--import', 'a'], ['--person', 'a', '--person', 'b'], ['--library', '--check'],
  ])('says what is wrong: %s %s', (...typed) => {
    expect(wrong(...typed.filter((argument) => argument !== undefined))).toMatch(/^["A-Z-].+\.$/)
  })

  it('answers help and version before anything else', () => {
    expect(parse('--library', 'x', '--help')).toEqual({ kind: 'help' })
    expect(parse('--version', '--nonsense')).toEqual({ kind: 'version' })
  })

  it('explains every option it takes', () => {
    for (const name of ['library', 'import', 'as', 'owner', 'person', 'print', 'export', 'check', 'report', 'help', 'version']) expect(help).toContain(`--${name}`)
  })
})
