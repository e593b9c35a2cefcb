/** The command line, taken apart. Pure: no disk, no process. */
import type { DateOrder } from '../contract/records'

export interface CommandRequest {
  readonly library?: string
  /** Each `--import` is one set of paths read together. */
  readonly imports: readonly (readonly string[])[]
  readonly importer?: string
  readonly owner?: string
  readonly zone?: string
  readonly dateOrder?: DateOrder
  readonly person?: string
  /** The PDF to write. */
  readonly print?: string
  /** The folder to export into. */
  readonly export?: string
  readonly check: boolean
  readonly report: 'json' | 'text'
}

export type Asked =
  | { readonly kind: 'window'; readonly library?: string }
  | { readonly kind: 'command'; readonly request: CommandRequest }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'wrong'; readonly sentence: string }

export const help = `Full Circle: one relationship as one timeline.

  npm start                         opens the window
  npm start --silent -- OPTIONS     works without a window when anything but --library is asked

  --library DIR        the library folder; default: in the app's data folder
  --import PATH...     files or folders to read together; may be given several times
  --as IMPORTER        read them with this importer only, such as x, vcard, icalendar
  --owner HANDLE       who you are in them, such as x:@bea or email:bea@example.org
  --zone ZONE          where times without a zone were written, such as Europe/Berlin; default: this computer's
  --date-order ORDER   how dates such as 03/04/2015 are read: dmy, mdy or ymd; default: what the file suggests
  --person TEXT        a name, part of a name or a handle
  --print FILE.pdf     print this person's timeline (needs --person)
  --export DIR         write the library's tables as JSON lines
  --check              verify the library folder and the database
  --report json|text   how to print what was done; default: text
  --help, --version

Exit code: 0 all done, 1 something failed, 2 wrong usage. Progress goes to standard error.
`

/**
 * What the user typed, out of what the process got: everything after `--`. A packaged app is also started directly; then the
 * engine's own switches are left out.
 */
export function typedArguments(argv: readonly string[], packaged: boolean): readonly string[] {
  const dashes = argv.indexOf('--')
  if (dashes >= 0) return argv.slice(dashes + 1)
  return packaged ? argv.slice(1).filter((argument) => !engineSwitch.test(argument)) : []
}
const engineSwitch = /^--(no-sandbox|allow-file-access-from-files|(disable|enable|force|ozone|remote-debugging|use|lang|gtk|password-store|original-process)\b)|^-psn_/

const single = ['library', 'as', 'owner', 'zone', 'date-order', 'person', 'print', 'export', 'report'] as const
type Single = (typeof single)[number]
const isSingle = (name: string): name is Single => (single as readonly string[]).includes(name)

export function parseCommandLine(typed: readonly string[]): Asked {
  const values = new Map<Single, string>()
  const imports: string[][] = []
  let check = false
  let at = 0
  const wrong = (sentence: string): Asked => ({ kind: 'wrong', sentence })

  while (at < typed.length) {
    const [, name = '', attached] = /^--([a-z-]+)(?:=(.*))?$/s.exec(typed[at]!) ?? []
    if (name === '') return wrong(`"${typed[at]}" is not an option.`)
    at += 1
    const following: string[] = attached === undefined ? [] : [attached]
    const most = attached !== undefined ? 0 : isSingle(name) ? 1 : name === 'import' ? Infinity : 0
    for (let taken = 0; taken < most && at < typed.length && !typed[at]!.startsWith('--'); taken += 1, at += 1) following.push(typed[at]!)

    if (name === 'help' || name === 'version') return { kind: name }
    if (name === 'check' && attached === undefined) check = true
    else if (name === 'import') {
      if (following.length === 0 || following.includes('')) return wrong('--import needs at least one path.')
      imports.push(following)
    } else if (isSingle(name)) {
      if (values.has(name)) return wrong(`--${name} is given twice.`)
      if (!following[0]) return wrong(`--${name} needs a value.`)
      values.set(name, following[0])
    } else return wrong(`There is no option --${name}.`)
  }

  const report = values.get('report') ?? 'text'
  if (report !== 'json' && report !== 'text') return wrong('--report is json or text.')
  const library = values.get('library')
  const print = values.get('print')
  if (print !== undefined && !values.has('person')) return wrong('--print needs --person: whose timeline?')
  if (print !== undefined && !/\.pdf$/i.test(print)) return wrong('--print needs a file name that ends in .pdf.')
  for (const name of ['as', 'owner', 'zone', 'date-order'] as const) {
    if (values.has(name) && imports.length === 0) return wrong(`--${name} goes with --import.`)
  }
  const owner = values.get('owner')
  if (owner !== undefined && !/^[a-z][a-z0-9-]*:./.test(owner)) return wrong('--owner is a handle, such as x:@bea or email:bea@example.org.')

  const zone = values.get('zone')
  if (zone !== undefined && !isZone(zone)) return wrong('--zone is a time zone, such as Europe/Berlin.')
  const dateOrder = dateOrders.find((order) => order === values.get('date-order'))
  if (values.has('date-order') && dateOrder === undefined) return wrong('--date-order is dmy, mdy or ymd.')

  const anything = imports.length > 0 || check || values.has('person') || values.has('export')
  if (!anything) return values.has('report') ? wrong('--report needs something to report: --import, --person, --export or --check.') : { kind: 'window', library }
  return {
    kind: 'command',
    request: { library, imports, importer: values.get('as'), owner, zone, dateOrder, person: values.get('person'), print, export: values.get('export'), check, report },
  }
}

const dateOrders: readonly DateOrder[] = ['dmy', 'mdy', 'ymd']

function isZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{0,63}$/.test(text)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: text })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
